"""A slope that a few odd numbers cannot tilt: the median of all slopes between two points."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations


def theil_sen(points: Sequence[tuple[int, Fraction]]) -> Fraction:
    """The median slope over all pairs of points, whose x all differ; at least two points.

    Source: Sen, "Estimates of the regression coefficient based on Kendall's tau", Journal of the American Statistical
    Association 63 (1968); as pyMannKendall 1.4.3, sens_slope.
    """
    from statistics import median  # noqa: PLC0415 - only for those who ask

    return median((later[1] - earlier[1]) / (later[0] - earlier[0]) for earlier, later in combinations(points, 2))
