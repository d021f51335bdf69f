"""The funnel: whether a place lies beyond what chance alone makes of a comparator's number in a place of its size."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from oba.assess.arithmetic.interval import funnel_arithmetic
from oba.assess.case import Case
from oba.assess.interval import AT_95, AT_998, as_compared, write_ends
from oba.domain.chance import Interval
from oba.domain.counted import one_by_one
from oba.domain.finding import Arithmetic
from oba.domain.measure import Kind
from oba.domain.number import shortest
from oba.domain.rule import ChanceTest
from oba.statistics.funnel import proportion_funnel, rate_funnel
from oba.words import confidence

FUNNELS: Mapping[ChanceTest | None, tuple[Fraction, ...]] = MappingProxyType({
    ChanceTest.FUNNEL: (AT_95,), ChanceTest.TWO_FUNNELS: (AT_95, AT_998),
})  # fmt: skip
_FORMULAS = {Kind.PERCENT: (proportion_funnel, "binomial"), Kind.RATE: (rate_funnel, "Poisson")}


def funnel_limits(case: Case, average: Fraction) -> tuple[Interval, ...]:
    """The limits around a comparator's number for the place's own denominator, as compared, the narrower first.

    Binomial for a percentage, Poisson for a rate, kept within what the measure can be. None without a denominator,
    where the counts are rounded or need not be whole, and for any other kind of number, whose rule is refused.
    """
    return tuple(as_compared(case, one) for one in _exactly(case, average))


def _exactly(case: Case, average: Fraction) -> tuple[Interval, ...]:
    """The limits as the formulas give them."""
    total, per = case.judged.denominator, case.measure.per
    formula, how = _FORMULAS.get(case.measure.plain, (None, ""))
    if formula is None or per is None or total is None or total <= 0 or not one_by_one(case.judged, case.measure):
        return ()
    found = []
    for level in FUNNELS[case.version.comparators.test]:
        low, high = (per * end for end in formula(average / per, total, confidence=float(level)))
        found.append(Interval(low=low, high=high, level=level, how=how))
    return tuple(found)


def limits_made(case: Case, average: Fraction) -> Arithmetic:
    """How the limits around a comparator's number were worked out."""
    total, found = case.judged.denominator or Fraction(0), Arithmetic()
    for one in _exactly(case, average):
        found += funnel_arithmetic(case.scale, average, total, one)
    return found


def write_limits(case: Case, limits: tuple[Interval, ...]) -> str:
    """The limits as the working writes them: 95 % limits 9.5 % to 14.1 % (binomial) for our 740 pupils."""
    ends = (f"{confidence(one.level)} limits {write_ends(case, one)}" for one in limits)
    return f"{' and '.join(ends)} for our {shortest(case.judged.denominator or Fraction(0))} {case.measure.of}"
