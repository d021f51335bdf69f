"""The control chart of individual numbers: the special cause of the latest point, as Making Data Count finds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tests.second_reading.exact import mean

_WIDTH, _SCREEN = Fraction("2.66"), Fraction("3.267")
_RUN = 7
Point = Fraction | None


@dataclass(frozen=True)
class _Chart:
    centre: Fraction
    width: Fraction

    def side(self, value: Fraction) -> int:
        return (value > self.centre) - (value < self.centre)

    def outside(self, value: Fraction) -> bool:
        return abs(value - self.centre) > self.width

    def close(self, value: Fraction) -> bool:
        return not self.outside(value) and abs(value - self.centre) > self.width * 2 / 3


def special_cause(points: Sequence[Point]) -> int:
    """Which way the latest point is out of the ordinary: 1 up, -1 down, 0 if it is not; None is a gap."""
    latest = points[-1]
    chart = _chart(points)
    if latest is None or chart is None:
        return 0
    if chart.outside(latest):
        return chart.side(latest)
    return _trend(points[-_RUN:]) or _two_of_three(points[-3:], chart) or _run(points[-_RUN:], chart)


def _chart(points: Sequence[Point]) -> _Chart | None:
    """The mean and the limits; the widest ranges are left out once. None for numbers that never move."""
    pairs = pairwise(points)
    ranges = [abs(after - before) for before, after in pairs if before is not None and after is not None]
    kept = [one for one in ranges if ranges and one < _SCREEN * mean(ranges)]
    known = [one for one in points if one is not None]
    return _Chart(mean(known), _WIDTH * mean(kept)) if kept else None


def _trend(window: Sequence[Point]) -> int:
    known = [one for one in window if one is not None]
    if len(known) < _RUN:
        return 0
    steps = {(after > before) - (after < before) for before, after in pairwise(known)}
    return steps.pop() if len(steps) == 1 else 0


def _two_of_three(window: Sequence[Point], chart: _Chart) -> int:
    known = [one for one in window if one is not None]
    sides = {chart.side(one) for one in known}
    if len(known) < 3 or len(sides) > 1 or not chart.close(known[-1]):
        return 0
    return sides.pop() if sum(chart.close(one) for one in known) > 1 else 0


def _run(window: Sequence[Point], chart: _Chart) -> int:
    known = [one for one in window if one is not None]
    sides = {chart.side(one) for one in known}
    return sides.pop() if len(known) == _RUN and len(sides) == 1 else 0
