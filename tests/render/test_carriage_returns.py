"""No stream of a PDF ends in a carriage return."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import pydyf
import pytest

from oba.render.carriage_returns import leave_no_doubt, without_doubt
from oba.render.failure import RenderFailed


def doubtful() -> bytes:
    """Text whose compressed form ends in a carriage return."""
    texts = (f"{number:05d}".encode() for number in range(100_000))
    return next(text for text in texts if zlib.compress(text, 9).endswith(b"\r"))


def test_a_doubtful_stream_is_stored_as_it_is() -> None:
    """Only the stream whose compressed form would end in a carriage return is left uncompressed."""
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([doubtful()], compress=True))
    pdf.add_object(pydyf.Stream([b"plain enough"], compress=True))
    leave_no_doubt(pdf)
    assert [stream.compress for stream in pdf.objects if isinstance(stream, pydyf.Stream)] == [False, True]


def test_the_tables_of_a_file_are_moved_until_none_is_doubtful() -> None:
    """A file is written again with an unused object in it, a little longer each time, until no ending is doubtful."""
    tries: list[int] = []

    def write(pad: Callable[[Any], None]) -> bytes:
        pdf = pydyf.PDF()
        before = len(pdf.objects)
        pad(pdf)
        tries.append(len(pdf.objects) - before)
        return b"fine" if len(tries) == 3 else b"x\r\nendstream"

    assert without_doubt(write) == b"fine"
    assert tries == [0, 1, 1]


def test_a_file_that_stays_doubtful_is_refused() -> None:
    """If no length helps the file is not made."""
    with pytest.raises(RenderFailed, match="carriage return"):
        without_doubt(lambda _pad: b"x\r\nendstream")
