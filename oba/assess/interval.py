"""The interval of a number: between which ends it may lie by chance."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from oba.assess.arithmetic.interval import interval_arithmetic
from oba.assess.case import Case
from oba.assess.good_sign import good_interval
from oba.assess.nearness import distances
from oba.domain.chance import Interval
from oba.domain.counted import Counted, counts_of
from oba.domain.evidence import Figure
from oba.domain.finding import Arithmetic
from oba.domain.finding.arithmetic import NOTHING
from oba.domain.measure import Kind, Measure
from oba.statistics.proportion import proportion
from oba.statistics.rate import rate
from oba.words import confidence, cut_at

AT_95 = Fraction(95)
AT_998 = Fraction(998, 10)
SUPPLIED = "as supplied"
COMPARISON = 1 - AT_95 / 100  # how often it, or a funnel, leaves out a number by chance alone
_FORMULAS = {Kind.PERCENT: proportion, Kind.RATE: rate}


def interval_of(figure: Figure, measure: Measure, level: Fraction = AT_95) -> Interval | None:
    """The interval of a figure, not rounded: as supplied at this level, else worked out from its counts.

    Wilson for a percentage; for a rate exact Poisson under 10 events and Byar from 10. None for a number without
    counts, for counts that are rounded or need not be whole, for counts by themselves, scores, gaps and changes, and
    where there is no number.
    """
    if figure.value is None:
        return None
    if figure.level == level and figure.lower is not None and figure.upper is not None:
        return Interval(low=figure.lower, high=figure.upper, level=level, how=SUPPLIED)
    counts = counts_of(figure, measure)
    return interval_of_counts(counts, measure, level) if counts else None


def interval_of_counts(counts: Counted, measure: Measure, level: Fraction = AT_95) -> Interval | None:
    """The interval worked out from a numerator and a denominator, not rounded; None where they have none."""
    formula = _FORMULAS.get(measure.plain)
    if formula is None or measure.per is None:
        return None
    top, bottom, per = float(counts.numerator), float(counts.denominator), float(measure.per)
    found = formula(top, bottom, confidence=float(level), multiplier=per)
    if found is None:
        return None
    low, high = found.interval
    return Interval(low=Fraction(low), high=Fraction(high), level=level, how=str(found.method))


def compared(case: Case, figure: Figure, level: Fraction = AT_95) -> Interval | None:
    """The interval of one of the case's figures, or of a comparator's, with its ends as compared."""
    found = interval_of(figure, case.measure, level)
    return as_compared(case, found) if found else None


def as_compared(case: Case, found: Interval) -> Interval:
    """An interval with its ends as compared, kept to what the measure can be.

    No number lies beyond that, so that whatever the interval was to hold it holds, and two that met still meet.
    """
    (low, high), cut = case.measure.clipped(found.low, found.high)
    return Interval(low=case.seen(low), high=case.seen(high), level=found.level, how=found.how, cut=cut)


def interval_made(case: Case, figure: Figure, held: Interval) -> Arithmetic:
    """How the interval of a figure was worked out."""
    found = interval_of(figure, case.measure, held.level)
    return interval_arithmetic(case.scale, figure, found) if found else NOTHING


def beyond(case: Case, intervals: Sequence[Interval], number: Fraction) -> int:
    """How many intervals, the narrower first, a number lies beyond: positive where it is the better, else negative.

    0 inside the first, ends included.
    """
    here, found = case.good(number), 0
    for depth, one in enumerate(intervals, 1):
        low, high = good_interval(one.low, one.high, case.version.direction)
        if low <= here <= high:
            break
        found = depth if here > high else -depth
    return found


def write_interval(case: Case, found: Interval) -> str:
    """An interval as the working writes it: 95 % interval 3.9 % to 4.6 % (Wilson)."""
    return f"{confidence(found.level)} interval {write_ends(case, found)}"


def write_ends(case: Case, found: Interval) -> str:
    """The ends of an interval, how they were found and where they were cut: 0.0 % to 18.5 % (binomial), cut at 0 %.

    Where nearer is better also how far from the aim it lies, which decides.
    """
    ends = f"{case.write(found.low)} to {case.write(found.high)} ({found.how}){cut_at(found.cut, case.measure)}"
    return ends + distances(case, found.low, found.high)
