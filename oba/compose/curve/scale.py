"""The value axis: round ticks around the numbers shown, and never so narrow that noise looks like news."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

Bounds = tuple[Fraction | None, Fraction | None]

MOST_STEPS = 6
LEAST_SHARE = Fraction(1, 4)  # the axis spans at least this share of the largest number
LEAST_UNITS = 5  # and at least so many units of the last decimal
CHEAP_ZERO = Fraction(2, 5)  # zero is shown when the numbers begin below this share of their largest
_LEADS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5))


class Scale(NamedTuple):
    """A value axis between two places on the page, measured downwards: its ticks, the first and last its ends."""

    ticks: tuple[Fraction, ...]
    top: int
    bottom: int

    def y(self, value: Fraction) -> int:
        """Where a value stands; values beyond the ticks stand outside."""
        low, high = self.ticks[0], self.ticks[-1]
        return round(self.bottom - (value - low) * (self.bottom - self.top) / (high - low))


def scale(values: Sequence[Fraction], unit: Fraction, bounds: Bounds, top: int, bottom: int) -> Scale:
    """Span all values, from 0 where that is cheap, with at most seven round ticks inside what the measure can be.

    `unit` is one unit of the last printed decimal. Without values the axis runs over five units from 0.
    """
    low, high = (min(values), max(values)) if values else (Fraction(0), Fraction(0))
    least = max(LEAST_SHARE * max(abs(low), abs(high)), LEAST_UNITS * unit)
    low, high = _with_zero(*_widened(low, high, least, bounds))
    return Scale(_ticks(low, high, unit), top, bottom)


def _widened(low: Fraction, high: Fraction, least: Fraction, bounds: Bounds) -> tuple[Fraction, Fraction]:
    """Widen to the least range, evenly where the bounds of the measure leave room."""
    spare = max(least - (high - low), Fraction(0))
    floor_, ceiling = bounds
    below = spare / 2 if floor_ is None else min(spare / 2, max(low - floor_, Fraction(0)))
    above = spare - below if ceiling is None else min(spare - below, max(ceiling - high, Fraction(0)))
    below = spare - above if floor_ is None else min(spare - above, max(low - floor_, Fraction(0)))
    return low - below, high + above


def _with_zero(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    if 0 < low <= CHEAP_ZERO * high:
        return Fraction(0), high
    return (low, Fraction(0)) if CHEAP_ZERO * low <= high < 0 else (low, high)


def _ticks(low: Fraction, high: Fraction, unit: Fraction) -> tuple[Fraction, ...]:
    step = next(step for step in _steps(unit) if ceil(high / step) - floor(low / step) <= MOST_STEPS)
    return tuple(step * n for n in range(floor(low / step), ceil(high / step) + 1))


def _steps(unit: Fraction) -> Iterator[Fraction]:
    """1, 2, 5, 10, 20, 25, 50 … units: round steps that a number with the measure's decimals can stand on."""
    size = 1
    while True:
        yield from (unit * size * lead for lead in _LEADS if (size * lead).denominator == 1)
        size *= 10
