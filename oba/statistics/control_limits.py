"""Control limits: how far a place of this size may stray from the comparator by chance alone.

The comparator is taken as exact and the limits are drawn around it, so `against_limits` tells how the place stands.
"""

from __future__ import annotations

from math import ceil, floor, inf, sqrt

from oba.statistics.critical import poisson_lower, poisson_upper
from oba.statistics.interval import Ends

Z_95 = 1.96
Z_998 = 3.0902
TAIL_95 = 0.025
TAIL_998 = 0.001


def proportion_limits(comparator: float | None, total: float | None, *, z: float = Z_95) -> Ends | None:
    """The limits around a comparator's proportion (0 to 1) for a place with this denominator.

    [2E + z² ∓ z√(z² + 4E(1 − p))] / [2(n + z²)] with E = n·p. Fingertips types z as 1.96 or 3.0902. None when a number
    is missing, the denominator is not positive or the comparator lies outside 0 to 1.

    Source: fingertips-open, SpcForProportionsComparer.
    """
    if comparator is None or total is None or not 0 <= comparator <= 1 or not 0 < total < inf:
        return None
    expected = total * comparator
    middle, reach = 2 * expected + z * z, z * sqrt(z * z + 4 * expected * (1 - comparator))
    return Ends(middle - reach, middle + reach).times(1 / (2 * (total + z * z)))


def rate_limits(
    comparator: float | None, total: float | None, *, unit: float = 100_000, tail: float = TAIL_95
) -> Ends | None:
    """The limits around a comparator's rate per `unit` for a place with this denominator.

    With E events expected: χ²(p; 2⌈E⌉) / 2 to χ²(1 − p; 2⌊E⌋ + 2) / 2, as a rate again; p is 0.025 or 0.001. None when
    a number is missing, the denominator is not positive or the comparator is negative.

    Source: fingertips-open, SpcForDsrComparer and StatisticalMethods, which find the same numbers by bisection.
    """
    if comparator is None or total is None or not 0 <= comparator < inf or not 0 < total < inf:
        return None
    expected = comparator * total / unit
    return Ends(poisson_lower(ceil(expected), tail), poisson_upper(floor(expected), tail)).times(unit / total)
