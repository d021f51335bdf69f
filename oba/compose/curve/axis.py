"""The period axis: where each period stands, and which of their names fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from oba.compose.font_metrics import Weight, width, wrapped

SIZE = 68
_ROOM = 520  # a period's name that is wider goes on two lines
_APART = 70
_NEXT = SIZE * 12 // 10


class PeriodLabel(NamedTuple):
    """The name of a period below the axis, centred, line by line; the period judged stands out."""

    x: int
    lines: tuple[tuple[int, str], ...]
    judged: bool


class Axis(NamedTuple):
    """Equal steps from the first period to the last; a single period stands in the middle."""

    left: int
    right: int
    inset: int
    periods: int

    def x(self, at: int) -> int:
        """Where a period stands, counted from 0."""
        first, last = self.left + self.inset, self.right - self.inset
        return first + (last - first) * at // (self.periods - 1) if self.periods > 1 else (first + last) // 2

    def between(self, at: int) -> int:
        """The middle between a period and the one before."""
        return (self.x(at - 1) + self.x(at)) // 2


def axis(periods: Sequence[str], left: int, right: int) -> Axis:
    """Spread periods over a width so that the first and last names stay within it."""
    ends = [_wide(text) for text in (*periods[:1], *periods[-1:])]
    return Axis(left, right, max(ends, default=0) // 2 if len(periods) > 1 else 0, len(periods))


def names(periods: Sequence[str], across: Axis, judged: int | None, y: int) -> tuple[PeriodLabel, ...]:
    """The names that fit side by side: each, or every second, third … counted from the period judged, or the last."""
    every = max((_wide(text) + _APART for text in periods), default=1)
    step = across.x(1) - across.x(0) if across.periods > 1 else every
    skip = -(-every // max(step, 1))
    start = len(periods) - 1 if judged is None else judged
    return tuple(
        PeriodLabel(across.x(at), _lines(text, y), at == judged)
        for at, text in enumerate(periods)
        if (at - start) % skip == 0
    )


def deepest(periods: Sequence[str]) -> int:
    """How high the tallest name is."""
    return max((len(wrapped(text, SIZE, _ROOM)) for text in periods), default=1) * _NEXT


def _lines(text: str, y: int) -> tuple[tuple[int, str], ...]:
    return tuple((y + _NEXT * at, line) for at, line in enumerate(wrapped(text, SIZE, _ROOM)))


def _wide(text: str) -> int:
    """The width of a name, set in the heavier weight that the period judged has."""
    return max(width(line, SIZE, Weight.SEMIBOLD) for line in wrapped(text, SIZE, _ROOM))
