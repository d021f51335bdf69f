"""A line that a few odd numbers cannot tilt: the median of all slopes between two points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import sqrt
from typing import NamedTuple

from oba.statistics.critical import normal, tail
from oba.statistics.interval import Ends
from oba.statistics.known import is_known
from oba.statistics.mann_kendall import score_variance


class TheilSen(NamedTuple):
    """The slope, the intercept, and the interval of the slope; None where x and y are too tied for one."""

    slope: float
    intercept: float
    interval: Ends | None

    def at(self, x: float) -> float:
        """The line at x. It has no prediction interval."""
        return self.intercept + self.slope * x


def theil_sen(points: Sequence[tuple[float, float | None]], *, confidence: float = 95) -> TheilSen | None:
    """The median slope over all pairs with different x, through the medians of x and y; None where no two x differ.

    A point without y is left out and keeps its place in time. The interval of the slope rests on Kendall's S.

    Source: Sen, "Estimates of the regression coefficient based on Kendall's tau", Journal of the American Statistical
    Association 63 (1968); as scipy.stats.theilslopes and pyMannKendall 1.4.3, sens_slope.
    """
    from statistics import median  # noqa: PLC0415 - only for those who ask

    beyond = tail(confidence)
    known = [(x, y) for x, y in points if is_known(y)]
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(known, 2) if a[0] != b[0])
    if not slopes:
        return None
    slope, xs, ys = median(slopes), [x for x, _ in known], [y for _, y in known]
    variance = score_variance(len(known), xs, ys)
    return TheilSen(slope, median(ys) - slope * median(xs), _ends(slopes, variance, beyond))


def _ends(slopes: Sequence[float], variance: float, beyond: float) -> Ends | None:
    """The slopes half of z·√var(S) below and above the middle of the ordered slopes; all of them at 100 %."""
    if variance < 0:
        return None
    count = len(slopes)
    reach = min(normal(beyond) * sqrt(variance), count) if variance else 0.0
    return Ends(slopes[max(round((count - reach) / 2) - 1, 0)], slopes[min(round((count + reach) / 2), count - 1)])
