"""How a number stands against a comparator's, as Fingertips compares: by whether intervals meet.

First where it stands, which knows nothing of good and bad; then what that means where one way is better.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from oba.statistics.interval import Ends
from oba.statistics.known import is_known


class Standing(IntEnum):
    """Where a number stands. Its mirror image is its negative; far is beyond the wider of two intervals."""

    FAR_BELOW = -2
    BELOW = -1
    SIMILAR = 0
    ABOVE = 1
    FAR_ABOVE = 2


class Verdict(StrEnum):
    """What a standing means: better or worse where one way is better, higher or lower where none is."""

    MUCH_WORSE = "much worse"
    WORSE = "worse"
    SIMILAR = "similar"
    BETTER = "better"
    MUCH_BETTER = "much better"
    MUCH_LOWER = "much lower"
    LOWER = "lower"
    HIGHER = "higher"
    MUCH_HIGHER = "much higher"


_JUDGED = (Verdict.MUCH_WORSE, Verdict.WORSE, Verdict.SIMILAR, Verdict.BETTER, Verdict.MUCH_BETTER)
_TOLD = (Verdict.MUCH_LOWER, Verdict.LOWER, Verdict.SIMILAR, Verdict.HIGHER, Verdict.MUCH_HIGHER)


def verdict(standing: Standing | None, *, higher_is_better: bool | None) -> Verdict | None:
    """What a standing means; with `higher_is_better` None neither way is better. Nothing for nothing."""
    if standing is None:
        return None
    if higher_is_better is None:
        return _TOLD[standing + 2]
    return _JUDGED[(standing if higher_is_better else -standing) + 2]


def graded(near: Standing | None, far: Standing | None) -> Standing | None:
    """One standing from those against the narrower and the wider of two intervals: far where both say so."""
    return None if near is None or far is None else Standing(near + far)


def against_interval(interval: Ends | None, comparator: float | None) -> Standing | None:
    """Similar while the comparator's number lies in the place's interval, ends included; None when either is missing.

    A missing interval is never "similar".

    Source: fingertips-open, SingleOverlappingCIsForOneCILevelComparer; FingertipsNext, BenchmarkComparisonEngine.
    """
    if interval is None or not is_known(comparator):
        return None
    return Standing((interval.lower > comparator) - (interval.upper < comparator))


def against_two_intervals(inner: Ends | None, outer: Ends | None, comparator: float | None) -> Standing | None:
    """Similar inside the 95 % interval, above or below between it and the 99.8 % one, far beyond that; ends included.

    Source: fingertips-open, SingleOverlappingCIsForTwoCILevelsComparer.
    """
    return graded(against_interval(inner, comparator), against_interval(outer, comparator))


def between_intervals(interval: Ends | None, other: Ends | None) -> Standing | None:
    """Where an interval stands against another one: similar while they touch or overlap; None when either is missing.

    With the intervals of a place and its comparator this compares places; with those of two periods it tells change.

    Source: fingertips-open, DoubleOverlappingCIsComparer and TrendBetweenTwoValuesCalculator.
    """
    if interval is None or other is None:
        return None
    return Standing((interval.lower > other.upper) - (interval.upper < other.lower))


def against_limits(value: float | None, limits: Ends | None) -> Standing | None:
    """Where a number stands against limits drawn around a comparator: similar unless strictly outside them."""
    if limits is None or not is_known(value):
        return None
    return Standing((value > limits.upper) - (value < limits.lower))
