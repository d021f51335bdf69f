"""The sheet of the poster: its sizes, in tenths of a point, and what of them lies on one grid of rows.

Sizes here and in `cards/poster.css` belong together.
"""

from __future__ import annotations

from typing import NamedTuple

from oba.compose.font_metrics import Weight, broken_text, width

COLUMNS, ROWS = 3, 11  # a head and ten targets
MOST_TARGETS = ROWS - 1
TALLY_ROWS = 2
COLUMN = 3430  # 121 mm
ROW = 660  # 23.3 mm
NAME, BESIDE_SHAPE = 200, 2976  # a name, and the 105 mm that it has
WORD, AFTER_WORD, FIGURE = 155, 51, 120
_TRACKING = 12  # thousandths of its size by which the letters of a name stand nearer
_RULE = 90  # above what begins a part


class Type(NamedTuple):
    """A size of type and its line, and how many lines of it there may be."""

    size: int
    line: int
    most: int = 0


# A head is a row high: a name in one line with its title below, or the title alone, in as many lines as there is room.
HEAD = Type(260, 290, 1)
HEAD_BELOW = Type(115, 145, 2)
HEADS_ALONE = (Type(260, 290, 1), Type(190, 220, 2), Type(150, 178, 3))


class Opening(NamedTuple):
    """The sizes of what stands first: the plan, its vision, what else the vision says, and what is promised."""

    lead: Type
    rest: Type
    promise: Type


EYEBROW = Type(140, 200)
OPENINGS = (
    Opening(Type(344, 405), Type(170, 240), Type(130, 180)),
    Opening(Type(300, 355), Type(160, 225), Type(125, 172)),
    Opening(Type(270, 320), Type(150, 210), Type(120, 165)),
    Opening(Type(235, 282), Type(140, 195), Type(115, 158)),
    Opening(Type(205, 250), Type(125, 175), Type(108, 148)),
)
AFTER_EYEBROW, AFTER_LEAD, BEFORE_PROMISES, BETWEEN_PROMISES = 240, 120, 160, 34


def lines(text: str, size: int, room: int = COLUMN, weight: Weight = Weight.SEMIBOLD) -> int:
    """How many lines a text takes."""
    return len(broken_text(text, size, room, weight))


def name_excess(name: str) -> int:
    """How much wider than its line a target's name is, 0 where it fits."""
    tracked = len(name) * NAME * _TRACKING // 1000
    return max(0, width(name, NAME, Weight.SEMIBOLD) - tracked - BESIDE_SHAPE)


def head_level(title: str) -> int | None:
    """Which of the sizes a head of a title alone is set in, the largest first; None where it fits in none."""
    fits = (n for n, one in enumerate(HEADS_ALONE) if lines(title, one.size) <= one.most)
    return next(fits, None)


def named_head_fits(name: str, title: str) -> bool:
    """Whether a head with a name fits, and its whole title below."""
    below = lines(title, HEAD_BELOW.size, weight=Weight.REGULAR) <= HEAD_BELOW.most
    return lines(name, HEAD.size) <= HEAD.most and below


def figure_fits(word: str, says: str) -> bool:
    """Whether what is said of a number fits behind the word for how its target stands."""
    room = BESIDE_SHAPE - width(word, WORD, Weight.SEMIBOLD) - AFTER_WORD
    return width(says, FIGURE) <= room


def opening_rows(opening: Opening, plan: str, vision: tuple[str, str], promises: tuple[str, ...]) -> int:
    """How many rows of the grid the vision and the promises take in some sizes."""
    lead, rest = vision
    high = _RULE + (lines(plan, EYEBROW.size) + 1) * EYEBROW.line
    if lead:
        high += AFTER_EYEBROW + lines(lead, opening.lead.size) * opening.lead.line
    if rest:
        high += AFTER_LEAD + lines(rest, opening.rest.size, weight=Weight.REGULAR) * opening.rest.line
    if promises:
        size, line, _ = opening.promise
        told = sum(lines(one, size, weight=Weight.REGULAR) for one in promises)
        high += BEFORE_PROMISES + (told + 1) * line + len(promises) * BETWEEN_PROMISES
    return -(-high // ROW)
