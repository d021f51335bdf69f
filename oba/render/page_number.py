"""The number at the foot of a page, in a stream of its own behind the page: a pack puts its own number in its place.

Each of the two draws alone, whatever the other did, so that either can be left out. A page without a number has an
empty one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pydyf

from oba.render.failure import RenderFailed
from oba.render.tree import Pdf, behind

_OPENS, _CLOSES = b"q", b"Q"
_BEGINS = 3  # what a page begins with: the origin to the top, a new state, pixels to points
_ENDS = 3  # the states that are open to its end


def set_numbers_apart(pdf: Pdf, numbered: Sequence[bool]) -> None:
    """Part each page of a PDF about to be written from its number, which was drawn last where it is `numbered`."""
    for reference, has in zip(pdf.page_references, numbered, strict=True):
        page = behind(pdf, reference)
        drawn = behind(pdf, page["Contents"])
        whole = drawn.stream
        start = _start(whole) if has else len(whole) - _ENDS
        drawn.stream = [_OPENS, *whole[:start], *whole[-_ENDS:], _CLOSES]
        last = whole[start:-_ENDS]
        number = pydyf.Stream([_OPENS, *whole[:_BEGINS], *last, _CLOSES, _CLOSES] if last else [])
        pdf.add_object(number)
        page["Contents"] = pydyf.Array([drawn.reference, number.reference])


def _start(whole: Sequence[Any]) -> int:
    """Where the last thing drawn on a page begins."""
    at, deep = len(whole) - _ENDS, 0
    while at > _BEGINS:
        at -= 1
        deep += (whole[at] == _CLOSES) - (whole[at] == _OPENS)
        if not deep:
            break
    if whole[at] != _OPENS or whole[-_ENDS:] != [_CLOSES] * _ENDS or whole[1] != _OPENS:
        raise RenderFailed(["the number of a page cannot be told from the rest of it"])
    return at
