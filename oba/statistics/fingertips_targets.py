"""Targets as Fingertips judges them; None where a number is missing.

Ties fall where Fingertips lets them fall, which is not always the same on both sides: see each function.

Source: fingertips-open, the classes named below.
"""

from __future__ import annotations

from oba.statistics.comparison import Standing, Verdict, verdict
from oba.statistics.interval import Ends
from oba.statistics.known import is_known


def single_target(value: float | None, target: float | None, *, higher_is_better: bool) -> Verdict | None:
    """Better on the target or on its good side, whichever that is, else worse: SingleValueTargetComparer."""
    if not is_known(value) or not is_known(target):
        return None
    met = value >= target if higher_is_better else value <= target
    return Verdict.BETTER if met else Verdict.WORSE


def interval_target(interval: Ends | None, target: float | None, *, higher_is_better: bool) -> Verdict | None:
    """Similar while the target lies above the lower end and not above the upper one: SingleValueTargetComparer.

    A lower end on the target counts as above it; an upper end on the target does not count as below it.
    """
    if interval is None or not is_known(target):
        return None
    above, below = interval.lower >= target, interval.upper < target
    return verdict(Standing(above - below), higher_is_better=higher_is_better)


def range_target(
    value: float | None, lower: float | None, upper: float | None, *, higher_is_better: bool
) -> Verdict | None:
    """Similar from the lower end up to, but not on, the upper end: RangeTargetComparer.

    Ends may be equal; an upper end under the lower one is no range, and gives None. The ends may be percentiles of
    other places' numbers: BespokeTargetPercentileRangeComparer.
    """
    if not is_known(value) or not is_known(lower) or not is_known(upper) or lower > upper:
        return None
    return verdict(Standing((value >= upper) - (value < lower)), higher_is_better=higher_is_better)


def previous_target(value: float | None, previous: float | None) -> Verdict | None:
    """Better unless below the comparator's number of the year before, whichever way is better.

    BespokeTargetPreviousYearEnglandValueComparer.
    """
    if not is_known(value) or not is_known(previous):
        return None
    return Verdict.WORSE if value < previous else Verdict.BETTER
