"""Targets held against where the number comes from, where it is heading, and what was asked for before."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from oba.assess.baseline import baseline
from oba.assess.path import Knot, starting_point
from oba.audit.targets.phrases import wanted
from oba.audit.targets.target_set import TargetSet
from oba.domain.finding import Curve
from oba.domain.period import Period
from oba.domain.review import Remark, RemarkKind
from oba.domain.target import STRICT, Aim, Target
from oba.words import aim, listed, number
from oba.words.lists import agreeing


def easier_than_forecast(reviewed: TargetSet) -> tuple[Remark, ...]:
    """A target worse than the baseline's forecast for its period: doing nothing would meet it with room to spare.

    A target equal to the forecast is not easier.
    """
    forecasts = {target: _forecast(reviewed, target) for target in reviewed.numeric}
    easier = {
        target: forecast
        for target, forecast in forecasts.items()
        if forecast is not None and reviewed.good(target.aim.nearest_to(forecast)) < reviewed.good(forecast)
    }
    targets = tuple(easier)
    heading = listed([number(forecast, reviewed.measure) for forecast in dict.fromkeys(easier.values())])
    is_easier = f"{agreeing(len(targets), 'is', 'are')} easier than the forecast if nothing changes, {heading}"
    return reviewed.remark(RemarkKind.EASIER_THAN_FORECAST, targets, f"{wanted(reviewed, targets)} {is_easier}")


def easier_than_earlier(reviewed: TargetSet) -> tuple[Remark, ...]:
    """A target easier than one for an earlier period of the same kind; where numbers are equal, strict is harder.

    A quarter is held against the same quarter of earlier years.
    """
    hardest = {target: _hardest_before(reviewed, target) for target in reviewed.numeric}
    easier = {
        target: other
        for target, other in hardest.items()
        if other is not None and _hardness(reviewed, other.aim) > _hardness(reviewed, target.aim)
    }
    targets = tuple(easier)
    earlier = [f"{aim(o.aim, reviewed.measure)} for {o.period.label}" for o in dict.fromkeys(easier.values())]
    are = agreeing(len(targets), "is", "are")
    says = f"{wanted(reviewed, targets)} {are} easier than an earlier one, {listed(earlier)}"
    return reviewed.remark(RemarkKind.EASIER_THAN_EARLIER, targets, says)


def equal_to_start(reviewed: TargetSet) -> tuple[Remark, ...]:
    """A target that asks for no more than the number the trajectory starts from.

    One that asks for the best there can be has no more to ask.
    """
    start = _start(reviewed)
    if start is None:
        return ()
    good = reviewed.good(start[1])
    equal = tuple(
        target
        for target in _from(reviewed, start)
        if reviewed.good(target.aim.nearest_to(start[1])) == good
        and target.aim.met_by(reviewed.seen(start[1]))
        and not reviewed.asks_for_the_best(target.aim)
    )
    says = f"{wanted(reviewed, equal)} {agreeing(len(equal), 'asks', 'ask')} for no more than the start, "
    return reviewed.remark(RemarkKind.EQUAL_TO_START, equal, says + _written(reviewed, start))


def worse_than_start(reviewed: TargetSet) -> tuple[Remark, ...]:
    """A target worse than the number the trajectory starts from: meeting it would be a step back."""
    start = _start(reviewed)
    if start is None:
        return ()
    good = reviewed.good(start[1])
    worse = tuple(target for target in _from(reviewed, start) if reviewed.good(target.aim.nearest_to(start[1])) < good)
    says = f"{wanted(reviewed, worse)} {agreeing(len(worse), 'is', 'are')} worse than the start, "
    return reviewed.remark(RemarkKind.WORSE_THAN_START, worse, says + _written(reviewed, start))


def _forecast(reviewed: TargetSet, target: Target) -> Fraction | None:
    """The baseline's forecast for a target's period: what the rule would hold a number of that period against."""
    case = reviewed.case
    if case is None or target not in reviewed.comparable(target.period):
        return None
    period = target.stands_at(reviewed.measure)
    moved = replace(case, judged=replace(case.judged, period=period))
    found = baseline(moved).detail
    return found.at.middle if isinstance(found, Curve) and found.at else None


def _hardest_before(reviewed: TargetSet, target: Target) -> Target | None:
    """The hardest of the earlier targets that a target may be held against, the latest of equals."""
    stand = (*reviewed.before, *reviewed.numeric)
    earlier = [one for one in stand if one.aim.numeric and _may_follow(reviewed, one.period, target.period)]
    return max(reversed(earlier), key=lambda one: _hardness(reviewed, one.aim), default=None)


def _may_follow(reviewed: TargetSet, one: Period, later: Period) -> bool:
    gone = later.ordinal - one.ordinal
    same = one.same_kind(later) and gone > 0 and gone % one.per_year == 0
    return same and not reviewed.measure.break_between(one, later)


def _hardness(reviewed: TargetSet, asked: Aim) -> tuple[Fraction, bool]:
    return reviewed.good(asked.nearest_to(Fraction(0))), asked.word in STRICT


def _start(reviewed: TargetSet) -> Knot | None:
    """The period and number that the trajectory starts from, where both are known."""
    found = starting_point(reviewed.case) if reviewed.case else None
    return found if isinstance(found, tuple) else None


def _from(reviewed: TargetSet, start: Knot) -> tuple[Target, ...]:
    """The numeric targets from the start's period on."""
    return tuple(target for target in reviewed.comparable(start[0]) if target.period.end >= start[0].end)


def _written(reviewed: TargetSet, start: Knot) -> str:
    return f"{number(start[1], reviewed.measure)} in {start[0].label}"
