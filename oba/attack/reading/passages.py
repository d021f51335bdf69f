"""Passages: what a page on paper does from the end of one mark to the end of the next, each read once.

A line of text, the border of a cell or the drawing of a curve is one passage. What is on a card is in a pack too,
passage by passage, though no page of the one is a page of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import isnan, nan
from typing import Any, NamedTuple

from oba.attack.reading.instructions import (
    FORM,
    LETTERS,
    PIECE,
    UNMARK,
    Instruction,
    bytes_of,
    line_by_line,
    taken_apart,
    words_in,
)
from oba.attack.reading.strokes import DRAWS, Stroke, Strokes

_END = b"\nEMC\n"
# The two that most of a page is made of: a mark with one piece of text, and a straight line that belongs to no mark.
_TEXT = re.compile(rb"/\w+\n<</MCID (\d+)>>\nBDC\n(?:[\d. ]+ rg\n)?BT\n[\d. -]+ Tm\n(/\S+) [\d.]+ Tf\n([^\n(]+) TJ\nET")
_BORDER = re.compile(
    rb"/Artifact\nBMC\nq\nq\n/\S+ gs\n[\d. ]+ RG\n([\d.]+) w\n([\d.-]+) ([\d.-]+) m\n([\d.-]+) ([\d.-]+) l\nS\nQ\nQ"
)
Pdf = Any  # a PDF's objects are whatever they are


class Passage(NamedTuple):
    """The instructions of a passage, and what they draw where that hangs on nothing before it and leaves nothing open.

    Otherwise those that draw are among the instructions.
    """

    instructions: tuple[Instruction, ...]
    strokes: tuple[Stroke, ...] = ()


def passages(stream: Pdf, resources: Pdf) -> Iterator[Passage]:
    """The passages of a page or a form; all of it is one where it is not written line by line."""
    *every, last = bytes_of(stream).split(_END)
    found = [*map(_ended, every), _left(last)]
    whole = [one for one in found if one is not None]
    yield from whole if len(whole) == len(found) else (Passage(tuple(taken_apart(stream, resources))),)


@lru_cache(maxsize=2**16)
def _ended(content: bytes) -> Passage | None:
    """A passage up to the end of a mark; None for one that is written otherwise, or leaves a path open."""
    if (text := _TEXT.fullmatch(content)) and not text.group(3).translate(None, LETTERS):
        return Passage((_piece(*text.groups()),))
    if border := _BORDER.fullmatch(content):
        thick, *ends = map(float, border.groups())
        return Passage((), (Stroke(((ends[0], ends[1]), (ends[2], ends[3])), thick),))
    found = line_by_line(content)
    return None if found is None else _passage((*found, Instruction(UNMARK)))


def _piece(mark: bytes, font: bytes, letters: bytes) -> Instruction:
    return Instruction(PIECE, words=words_in(letters), name=font.decode("latin-1"), mark=int(mark))


def _left(content: bytes) -> Passage | None:
    """What follows the last mark."""
    found = line_by_line(content)
    return None if found is None else _passage(tuple(found))


def _passage(every: tuple[Instruction, ...]) -> Passage | None:
    strokes = Strokes(nan)
    alone = True  # whether no thickness is given back that was kept before
    for one in every:
        alone &= one.what not in {"Q", FORM} or (one.what == "Q" and strokes.is_within)
        strokes.take(one.what, one.point)
    if strokes.is_open:
        return None
    alone &= isnan(strokes.thick) and not strokes.is_within and not any(isnan(one.thick) for one in strokes.found)
    if not alone:
        return Passage(every)
    return Passage(tuple(one for one in every if one.what not in DRAWS), tuple(strokes.found))
