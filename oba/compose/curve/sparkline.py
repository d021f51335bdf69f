"""A sparkline: the last numbers of a series in a cell of a table, without an axis."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from oba.compose.curve.scale import LEAST_SHARE
from oba.domain.evidence import Figure, Series
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
    values = {
        at: round_half_away(value, decimals) for at, figure in _by_age(series) if (value := figure.value) is not None
    }
    points = {at: _point(at, value, values) for at, value in values.items()}
    return Sparkline(WIDTH, HEIGHT, _stretches(points), points.get(0))


def drawn(series: Series) -> tuple[Figure, ...]:
    """The figures that a sparkline draws, in order of time."""
    return tuple(figure for _, figure in sorted(_by_age(series), key=lambda one: one[0]))


def _by_age(series: Series) -> Iterator[tuple[int, Figure]]:
    """The numbers of the last periods, with how many periods each is before the latest, as a number below 0."""
    latest = series.latest
    for figure in series.figures.values() if latest else ():
        at = -int(latest.period.steps_from(figure.period)) if latest else 0
        if figure.value is not None and -MOST < at <= 0:
            yield at, figure


def _point(at: int, value: Fraction, values: dict[int, Fraction]) -> Point:
    first = min(values)
    steps = max(-first, 1)
    x = _EDGE + (WIDTH - 2 * _EDGE) * (at - first) // steps if first else WIDTH - _EDGE
    low, high = min(values.values()), max(values.values())
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
