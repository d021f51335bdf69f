"""What a page of the summary has room for: how many goals with pictures, beside what is written and named there.

Lengths are tenths of a point. Sizes here and in `cards/summary.css` belong together.
"""

from __future__ import annotations

from collections.abc import Sequence

from oba.compose.font_metrics import Weight, broken_text
from oba.compose.summary.goal import Goal

ROOM = 5270 - 520 - 300  # a page, without its heading and its foot
_WIDE, _PICTURE, _SAID = 3458, 1587, 1729
_HEADING, _HEADING_LINE, _SAYS, _SAYS_LINE = 130, 165, 104, 144
_OTHERS, _OTHERS_LINE, _BEFORE = 90, 120, 40
_OWN, _OWN_LINE, _AFTER = 110, 150, 74
_CAPTION, _AROUND, _LEAST = 128, 124, 600


def height(goal: Goal) -> int:
    """How high a goal stands: its pictures with what is below them, or what is said beside them."""
    pictures = sum(_PICTURE * one.height // (one.width + 6) + (110 if one.label else 0) for one in goal.pictures)
    said = _lines(goal.name, _HEADING, _SAID, Weight.SEMIBOLD) * _HEADING_LINE
    said += sum(_lines(says, _SAYS, _SAID) * _SAYS_LINE for says in goal.says)
    said += _lines(goal.words.markdown, _SAYS, _SAID) * _SAYS_LINE if goal.words.markdown else 0
    return max(pictures + _CAPTION, said, _LEAST) + _AROUND


def page_height(words: str, goals: Sequence[Goal], others: Sequence[str]) -> int:
    """How high a page of goals stands, with its own words above and the other goals named below."""
    own = _lines(words, _OWN, _WIDE) * _OWN_LINE + _AFTER if words else 0
    named = sum(_lines(one, _OTHERS, _WIDE) * _OTHERS_LINE + _BEFORE for one in others)
    return own + sum(height(one) for one in goals) + named


def _lines(text: str, size: int, room: int, weight: Weight = Weight.REGULAR) -> int:
    return sum(len(broken_text(line, size, room, weight)) for line in text.split("\n"))
