"""Compound growth: how much a number grows each year, and how that compares with the growth a target asks for.

Source: Open SDG, docs/progress-methodology.md, which says that it follows Eurostat's monitoring of the Sustainable
Development Goals.
"""

from __future__ import annotations

from fractions import Fraction
from math import copysign, expm1, inf, isclose, log

_MOST = 700.0  # of a logarithm whose power is still a float


def growth(base: Fraction, latest: Fraction, years: Fraction) -> float | None:
    """The yearly growth (latest ÷ base) ^ (1 ÷ years) − 1 that leads from one number to the other: 0.095 for 9.5 %.

    Numbers below 0 grow when they move away from it. None where one of them is 0, where they stand on both sides of it,
    and where no time has passed: no constant growth leads from one to the other.
    """
    if years <= 0 or base * latest <= 0:
        return None
    return expm1(min(log(latest / base) / float(years), _MOST))


def good_growth(found: float, base: Fraction, *, higher_is_better: bool) -> float:
    """A growth with its sign turned so that more is better: of a number below 0 it leads away from 0, and so down."""
    return found if (base > 0) is higher_is_better else -found


def growth_ratio(observed: float, required: float) -> float:
    """The observed good growth over the size of the required one; without end where nothing is required."""
    return observed / abs(required) if required else copysign(inf, observed)


def reaches(found: float, bound: float) -> bool:
    """Whether a growth or a ratio is at a bound or above it; a tie in all but the last digits of a float is a tie.

    10.15 after 10 is 1.5 % more, and in floats a hair less.
    """
    return found > bound or isclose(found, bound)
