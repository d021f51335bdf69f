"""Numbers for a formula in floats: in whole units, so that equal numbers and level lines stay equal and level."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

_MOST = 10**6


def whole_units(values: Iterable[Fraction]) -> int:
    """In how many parts of 1 all the values are whole numbers; 1 where these would be more than a million.

    A float holds 44.2 only nearly, and 442 exactly. Without this a number that lies on the mean of its series can
    stand a hair beside it.
    """
    parts = lcm(*(value.denominator for value in values))
    return parts if parts <= _MOST else 1
