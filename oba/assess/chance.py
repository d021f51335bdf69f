"""How often each statistical test signals when nothing has changed: what a dashboard adds up."""

from __future__ import annotations

from fractions import Fraction

from oba.domain.chance import Chance

COMPARISON = Fraction(5, 100)  # one number's 95 % interval against a number taken as exact
FAR_COMPARISON = Fraction(2, 1000)  # the same at 99.8 %
TREND = Fraction(2, 1000)  # χ² on one degree of freedom above 9.5495
TWO_INTERVALS = Fraction(6, 1000)  # two equally wide 95 % intervals that neither touch nor overlap
CONTROL_CHART = Fraction(16, 1000)  # the latest of 12 to 36 numbers drawn from one normal distribution
ONE_SIDED = Fraction(10, 100)  # a change taken as better, and as worse, each with a chance of 5 in 100


def tested(of: Fraction, *, signal: bool) -> tuple[Chance, ...]:
    """One test that was made, and whether it signalled."""
    return (Chance(of=of, signal=signal),)
