"""Targets held against where the number comes from, where it is heading, and what was asked for before."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from oba.assess.baseline import baseline
from oba.assess.path import starting_point
from oba.audit.targets.phrases import agreeing, wanted
from oba.audit.targets.target_set import Subject
from oba.domain.finding import Curve
from oba.domain.period import Period
from oba.domain.review import Kind, Remark
from oba.domain.target import STRICT, Aim, Target
from oba.words import aim, listed, number

Point = tuple[Period, Fraction]


def easier_than_forecast(subject: Subject) -> tuple[Remark, ...]:
    """A target worse than the baseline's forecast for its period: doing nothing would meet it with room to spare.

    A target equal to the forecast is not easier.
    """
    forecasts = {target: _forecast(subject, target) for target in subject.numeric}
    easier = {
        target: forecast
        for target, forecast in forecasts.items()
        if forecast is not None and subject.good(target.aim.nearest_to(forecast)) < subject.good(forecast)
    }
    targets = tuple(easier)
    heading = listed([number(forecast, subject.measure) for forecast in dict.fromkeys(easier.values())])
    is_easier = f"{agreeing(targets, 'is', 'are')} easier than the forecast if nothing changes, {heading}"
    return subject.remark(Kind.EASIER_THAN_FORECAST, targets, f"{wanted(subject, targets)} {is_easier}")


def easier_than_earlier(subject: Subject) -> tuple[Remark, ...]:
    """A target easier than one for an earlier period of the same kind; where numbers are equal, strict is harder.

    A quarter is held against the same quarter of earlier years.
    """
    hardest = {target: _hardest_before(subject, target) for target in subject.numeric}
    easier = {
        target: other
        for target, other in hardest.items()
        if other is not None and _hardness(subject, other.aim) > _hardness(subject, target.aim)
    }
    targets = tuple(easier)
    earlier = [f"{aim(o.aim, subject.measure)} for {o.period.label}" for o in dict.fromkeys(easier.values())]
    says = f"{wanted(subject, targets)} {agreeing(targets, 'is', 'are')} easier than an earlier one, {listed(earlier)}"
    return subject.remark(Kind.EASIER_THAN_EARLIER, targets, says)


def equal_to_start(subject: Subject) -> tuple[Remark, ...]:
    """A target that asks for no more than the number the trajectory starts from.

    One that asks for the best there can be has no more to ask.
    """
    start = _start(subject)
    if start is None:
        return ()
    good = subject.good(start[1])
    equal = tuple(
        target
        for target in _from(subject, start)
        if subject.good(target.aim.nearest_to(start[1])) == good
        and target.aim.met_by(subject.seen(start[1]))
        and not subject.asks_for_the_best(target.aim)
    )
    says = f"{wanted(subject, equal)} {agreeing(equal, 'asks', 'ask')} for no more than the start, "
    return subject.remark(Kind.EQUAL_TO_START, equal, says + _written(subject, start))


def worse_than_start(subject: Subject) -> tuple[Remark, ...]:
    """A target worse than the number the trajectory starts from: meeting it would be a step back."""
    start = _start(subject)
    if start is None:
        return ()
    good = subject.good(start[1])
    worse = tuple(target for target in _from(subject, start) if subject.good(target.aim.nearest_to(start[1])) < good)
    says = f"{wanted(subject, worse)} {agreeing(worse, 'is', 'are')} worse than the start, "
    return subject.remark(Kind.WORSE_THAN_START, worse, says + _written(subject, start))


def _forecast(subject: Subject, target: Target) -> Fraction | None:
    """The baseline's forecast for a target's period: what the rule would hold a number of that period against."""
    case = subject.case
    if case is None or target not in subject.comparable(target.period):
        return None
    period = target.period.last_of(subject.measure.every)
    moved = replace(case, judged=replace(case.judged, period=period))
    found = baseline(moved).detail
    return found.at.middle if isinstance(found, Curve) and found.at else None


def _hardest_before(subject: Subject, target: Target) -> Target | None:
    """The hardest of the earlier targets that a target may be held against, the latest of equals."""
    stand = (*subject.before, *subject.numeric)
    earlier = [one for one in stand if one.aim.numeric and _may_follow(subject, one.period, target.period)]
    return max(reversed(earlier), key=lambda one: _hardness(subject, one.aim), default=None)


def _may_follow(subject: Subject, one: Period, later: Period) -> bool:
    gone = later.ordinal - one.ordinal
    same = one.same_kind(later) and gone > 0 and gone % one.per_year == 0
    return same and not subject.crosses(one, later)


def _hardness(subject: Subject, asked: Aim) -> tuple[Fraction, bool]:
    return subject.good(asked.nearest_to(Fraction(0))), asked.word in STRICT


def _start(subject: Subject) -> Point | None:
    """The period and number that the trajectory starts from, where both are known."""
    found = starting_point(subject.case) if subject.case else None
    return found if isinstance(found, tuple) else None


def _from(subject: Subject, start: Point) -> tuple[Target, ...]:
    """The numeric targets from the start's period on."""
    return tuple(target for target in subject.comparable(start[0]) if target.period.end >= start[0].end)


def _written(subject: Subject, start: Point) -> str:
    return f"{number(start[1], subject.measure)} in {start[0].label}"
