"""A line through a few numbers in order: whether it leans by more than chance, and whether one number makes it lean.

Slopes are sums over pairs of points, so that a level line has a slope of exactly 0 and turning the numbers over turns
the sign and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import fsum, log
from typing import NamedTuple

_WIDTH_IN_ERRORS = 3.92


class Lean(NamedTuple):
    """χ² of the slope on one degree of freedom; the sign of the slope of all points, then of all but each in turn."""

    chi_square: float
    ways: tuple[int, ...]


class _Point(NamedTuple):
    at: float
    value: float
    weight: float


def weighted_lean(values: Sequence[float], widths: Sequence[float]) -> Lean:
    """The line weighted by 1/se², se = width of the 95 % interval ÷ 3.92; χ² = b²·Sxx, in weights.

    At least two numbers, and positive widths; one number left over of two is level.

    Source: fingertips-open and FingertipsNext, TrendMarkerCalculator.
    """
    narrowest = min(widths)
    weights = [(narrowest / width) * (narrowest / width) for width in widths]
    points = [_Point(t, y, w) for t, (y, w) in enumerate(zip(values, weights, strict=True))]
    cross, square = _products(points)
    errors = cross / narrowest * _WIDTH_IN_ERRORS
    return Lean(errors * errors / (square * fsum(weights)), _ways(points))


def counted_lean(counts: Sequence[tuple[float, float]]) -> Lean:
    """The trend in proportions x/n: χ² = N(NΣtx − XΣtn)² ÷ [X(N − X)(NΣt²n − (Σtn)²)]; the line through log(x/(n − x)).

    At least two counts, each above 0 and below its total.

    Source: Armitage, "Tests for linear trends in proportions and frequencies", Biometrics 11 (1955); the line as in
    fingertips-open, TrendMarkerCalculator.
    """
    times = range(len(counts))
    x, n = fsum(x for x, _ in counts), fsum(n for _, n in counts)
    tx = fsum(t * x for t, (x, _) in zip(times, counts, strict=True))
    tn = fsum(t * n for t, (_, n) in zip(times, counts, strict=True))
    ttn = fsum(t * t * n for t, (_, n) in zip(times, counts, strict=True))
    over = n * tx - x * tn
    points = [_Point(t, log(x) - log(n - x), 1.0) for t, (x, n) in zip(times, counts, strict=True)]
    return Lean(n * over * over / (x * (n - x) * (n * ttn - tn * tn)), _ways(points))


def _ways(points: Sequence[_Point]) -> tuple[int, ...]:
    slopes = [_products(points)[0], *(_products([*points[:i], *points[i + 1 :]])[0] for i in range(len(points)))]
    return tuple((slope > 0) - (slope < 0) for slope in slopes)


def _products(points: Sequence[_Point]) -> tuple[float, float]:
    """Σ w·w'·(t' − t)·(y' − y) and Σ w·w'·(t' − t)² over all pairs; their quotient is the slope."""
    pairs = [(a.weight * b.weight * (b.at - a.at), b.at - a.at, b.value - a.value) for a, b in combinations(points, 2)]
    return fsum(w * y for w, _, y in pairs), fsum(w * t for w, t, _ in pairs)
