"""Trends by chance: the weighted trend of five years, Mann-Kendall of all years, and a least-squares line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import sqrt

from tests.second_reading.exact import mean, median
from tests.second_reading.intervals import Interval
from tests.second_reading.quantiles import two_sided

_CRITICAL = Fraction("9.54953570608324")
_TWO_Z = Fraction("3.92")
_P = 0.05


def recent_trend(points: Sequence[tuple[Fraction, Interval]]) -> int:
    """Which way five numbers lean by more than chance: 1 up, -1 down, 0 if they do not."""
    weighed = [(Fraction(k), value, (_TWO_Z / (high - low)) ** 2) for k, (value, (low, high)) in enumerate(points)]
    slope, spread = _slope(weighed)
    way = _sign(slope)
    if slope**2 * spread <= _CRITICAL:
        return 0
    without = [[one for one in weighed if one is not left] for left in weighed]
    return way if all(_sign(_slope(some)[0]) == way for some in without) else 0


def mann_kendall(values: Sequence[Fraction]) -> int:
    """Which way the numbers go, with p below 0.05: by the Theil-Sen slope; 0 if chance could do it."""
    pairs = list(combinations(enumerate(values), 2))
    score = sum(_sign(later - earlier) for (_, earlier), (_, later) in pairs)
    n = len(values)
    ties = sum(t * (t - 1) * (2 * t + 5) for t in Counter(values).values())
    variance = Fraction(n * (n - 1) * (2 * n + 5) - ties, 18)
    if score == 0 or two_sided((abs(score) - 1) / sqrt(variance)) >= _P:
        return 0
    return _sign(median([(later - earlier) / (j - i) for (i, earlier), (j, later) in pairs]))


def _slope(weighed: Sequence[tuple[Fraction, Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    """The weighted slope, and the weighted spread of the years around their mean."""
    total = sum((w for _, _, w in weighed), Fraction(0))
    middle = sum((w * x for x, _, w in weighed), Fraction(0)) / total
    height = sum((w * y for _, y, w in weighed), Fraction(0)) / total
    spread = sum((w * (x - middle) ** 2 for x, _, w in weighed), Fraction(0))
    return sum((w * (x - middle) * (y - height) for x, y, w in weighed), Fraction(0)) / spread, spread


def _sign(value: Fraction | int) -> int:
    return (value > 0) - (value < 0)


def line(points: Sequence[tuple[int, Fraction]], at: int) -> tuple[Fraction, Fraction, Fraction]:
    """The least-squares line at one place: its height, the residual variance, and what the interval grows by."""
    xs, ys = [Fraction(x) for x, _ in points], [y for _, y in points]
    x_mean, y_mean = mean(xs), mean(ys)
    spread = sum(((x - x_mean) ** 2 for x in xs), Fraction(0))
    slope = sum(((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)), Fraction(0)) / spread
    heights = [y_mean + slope * (x - x_mean) for x in xs]
    left = sum(((y - height) ** 2 for y, height in zip(ys, heights, strict=True)), Fraction(0))
    growth = 1 + Fraction(1, len(points)) + (at - x_mean) ** 2 / spread
    return y_mean + slope * (at - x_mean), left / (len(points) - 2), growth
