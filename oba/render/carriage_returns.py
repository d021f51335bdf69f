"""Streams that do not end in a carriage return, since readers disagree on whether that byte is still the stream's.

A stream's last byte is followed by a line end. Where that byte is itself a carriage return, the two look like the line
end of some systems, and a validator may count one byte too few. One compressed stream in 256 would end so.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pydyf

from oba.render.failure import RenderFailed

MOST_TRIES = 16
_DOUBTFUL = b"\r\nendstream"


def leave_no_doubt(pdf: Any) -> None:  # noqa: ANN401  (pydyf is published without types)
    """Store those streams as they are whose compressed form would end in a carriage return."""
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and stream.data.endswith(_DOUBTFUL):
            stream.compress = False


def without_doubt(write: Callable[[Callable[[Any], None]], bytes]) -> bytes:
    """Write a file whose own tables do not end so either: an unused object a little longer each time moves their ends.

    `write` is given what to do with the finished PDF before it is written. Raises RenderFailed if no length helps.
    """
    for spaces in range(MOST_TRIES):
        written = write(partial(_pad, spaces))
        if _DOUBTFUL not in written:
            return written
    raise RenderFailed(["a stream of the PDF ends in a carriage return, whatever is put before it"])


def _pad(spaces: int, pdf: Any) -> None:  # noqa: ANN401  (as above)
    if spaces:
        pdf.add_object(pydyf.String(" " * spaces))
