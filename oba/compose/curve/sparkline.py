"""A sparkline: the last numbers of a series in a cell of a table, without an axis."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from oba.compose.curve.scale import LEAST_SHARE
from oba.domain.evidence import Series
from oba.domain.number import round_half_away

WIDTH, HEIGHT = 400, 120
MOST = 8
_EDGE = 20

Point = tuple[int, int]


class Sparkline(NamedTuple):
    """A line of points in tenths of a point from its upper left corner, broken where a number is missing.

    `latest` is the number of the latest period known, None where that one is missing.
    """

    width: int
    height: int
    lines: tuple[tuple[Point, ...], ...]
    latest: Point | None


def sparkline(series: Series, decimals: int) -> Sparkline:
    """Draw the last eight periods; a small range stays small: a quarter of the numbers’ size fills the height.

    Heights are those of the numbers as they are printed, with so many decimals, so that they give away no more.
    """
    latest = series.latest
    last = latest.period if latest else None
    values = {
        -int(last.steps_from(period)): round_half_away(figure.value, decimals)
        for period, figure in series.figures.items()
        if last and figure.value is not None
    }
    points = {at: _point(at, value, values) for at, value in values.items() if -MOST < at <= 0}
    return Sparkline(WIDTH, HEIGHT, _stretches(points), points.get(0))


def _point(at: int, value: Fraction, values: dict[int, Fraction]) -> Point:
    shown = [other for when, other in values.items() if -MOST < when <= 0]
    first = min(when for when in values if when > -MOST)
    steps = max(-first, 1)
    x = _EDGE + (WIDTH - 2 * _EDGE) * (at - first) // steps if first else WIDTH - _EDGE
    low, high = min(shown), max(shown)
    least = max(high - low, LEAST_SHARE * max(abs(low), abs(high))) or Fraction(1)
    middle = (low + high) / 2
    share = (value - middle) / least
    return x, round(Fraction(HEIGHT, 2) - share * (HEIGHT - 2 * _EDGE))


def _stretches(points: dict[int, Point]) -> tuple[tuple[Point, ...], ...]:
    """The points in order, parted where a period between two of them has none."""
    order = sorted(points)
    ends = [one for one, other in pairwise(order) if other != one + 1] + order[-1:]
    starts = [*order[:1], *(other for one, other in pairwise(order) if other != one + 1)]
    return tuple(
        tuple(points[at] for at in order if start <= at <= end) for start, end in zip(starts, ends, strict=True)
    )
