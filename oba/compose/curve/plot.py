"""The two axes of a curve together, and lines kept between the ends of the value axis."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from oba.compose.curve.axis import Axis
from oba.compose.curve.drawing import Line
from oba.compose.curve.labels import Point
from oba.compose.curve.scale import Scale
from oba.compose.curve.traces import Values


class Plot(NamedTuple):
    """The two axes together: where a number of a period stands."""

    across: Axis
    up: Scale

    def at(self, period: int, value: Fraction) -> Point:
        """The place of a number."""
        return self.across.x(period), self.up.y(value)

    def line(self, values: Iterable[tuple[int, Fraction]]) -> Line:
        """The places of several numbers."""
        return tuple(self.at(period, value) for period, value in values)

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The ends of the value axis."""
        return self.up.ticks[0], self.up.ticks[-1]


def cut(values: Values, plot: Plot) -> Line:
    """A line kept between the ends of the value axis, bent exactly where it would leave."""
    low, high = plot.ends
    bends = [Fraction(at) for at, _ in values]
    for (one, before), (_, after) in pairwise(values):
        bends += [one + (end - before) / (after - before) for end in (low, high) if (before - end) * (after - end) < 0]
    return tuple(_between(values, bend, plot, low, high) for bend in sorted(bends))


def _between(values: Values, bend: Fraction, plot: Plot, low: Fraction, high: Fraction) -> Point:
    """The place on a line at a period, or between two."""
    before = max((one for one in values if one[0] <= bend), key=lambda one: one[0])
    after = min((one for one in values if one[0] >= bend), key=lambda one: one[0])
    share = (bend - before[0]) / (after[0] - before[0]) if after[0] > before[0] else Fraction(0)
    value = before[1] + (after[1] - before[1]) * share
    left, right = plot.across.x(before[0]), plot.across.x(after[0])
    return round(left + (right - left) * share), plot.up.y(min(max(value, low), high))
