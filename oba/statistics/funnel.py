"""A funnel: how far a place of this size may lie from an average by chance alone; the larger the place, the less far.

The average is taken as exact. Limits come back as exact fractions of what the formulas give, so that a measure and its
mirror image have the same ones; they may leave what is possible. A number on a limit is inside.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, sqrt

from oba.statistics.critical import normal, poisson_lower, poisson_upper, tail


def proportion_funnel(average: Fraction, total: Fraction, *, confidence: float = 95) -> tuple[Fraction, Fraction]:
    """The limits around a proportion p (0 to 1) for a place of n, which is positive: p ∓ z√(p(1 − p)/n).

    A place lies on a limit when its Wilson interval just meets the average.

    Source: PHEindicatormethods 2.1.0, R/Funnels.R.
    """
    reach = Fraction(normal(tail(confidence)) * sqrt(average * (1 - average) / total))
    return average - reach, average + reach


def rate_funnel(average: Fraction, total: Fraction, *, confidence: float = 95) -> tuple[Fraction, Fraction]:
    """The limits around a rate (events a head, 0 or more) for a place of n people, which is positive.

    With E = n · rate events expected: χ²(p; 2⌈E⌉) / 2 to χ²(1 − p; 2⌊E⌋ + 2) / 2 of them, as a rate again; p is 0.025
    at 95. A lower limit under one event is 0 here: the source leaves it above, so that a place without any event lies
    below it even where none is the likeliest number.

    Source: fingertips-open, SpcForDsrComparer and StatisticalMethods, which find the same numbers by bisection.
    """
    expected, beyond = average * total, tail(confidence)
    lower, upper = poisson_lower(ceil(expected), beyond), poisson_upper(floor(expected), beyond)
    return Fraction(lower if lower >= 1 else 0) / total, Fraction(upper) / total
