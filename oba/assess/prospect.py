"""How a place stands on its planned path: the pace it keeps, where that leads, and what is still needed."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from oba.assess.case import Case
from oba.assess.good_sign import good_signed
from oba.assess.path import Planned, path_points
from oba.domain.finding import Progress, WhenAsked
from oba.domain.number import round_half_away
from oba.domain.rule import Better, Path


def progress_of(case: Case, planned: Planned) -> Progress:
    """How far along the path the number is; a planned value is written as compared.

    There is no pace where the path does not lead the good way only, no arrival at a number that the measure cannot
    take, and no need that is printed as nothing. Nothing is told of the way to a goal that is met.
    """
    at, aim = planned.at(case.period), planned.goal.aim
    value = None if at is None else case.seen(at)
    one_way, met = _leads_one_way(case, planned), aim.met_by(case.latest)
    on_the_way = one_way and not met
    arrives = _arrives(case, planned) if on_the_way else None
    return Progress(
        goal=planned.goal,
        start=planned.start,
        start_period=planned.start_period,
        planned=value,
        strictly=planned.strict_at(case.period),
        path=WhenAsked(path_points, case),
        one_way=one_way,
        pace=_pace(case, planned.start, value) if one_way and value is not None else None,
        arrives=arrives,
        arrival_met=None if arrives is None else aim.met_by(case.seen(arrives)),
        needed=_needed(case, planned) if on_the_way else None,
        goal_met=met,
    )


def _leads_one_way(case: Case, planned: Planned) -> bool:
    """Whether no planned value is worse than the one before it, as compared.

    From one fixed point to the next a path rises or falls all the way, unless it is stated; but where nearer is better
    it may come nearer first, and then go away.
    """
    straight_on = planned.path is not Path.STATED and case.version.direction.better is not Better.NEARER
    values = (case.good(value) for _, value in (planned.knots if straight_on else planned.points()))
    return all(after >= before for before, after in pairwise(values))


def _pace(case: Case, start: Fraction, planned: Fraction) -> Fraction | None:
    """The share of the planned good-signed movement that was made; None when none was planned."""
    way = good_signed(planned, case.version.direction) - case.good(start)
    return (case.here - case.good(start)) / way if way else None


def _arrives(case: Case, planned: Planned) -> Fraction | None:
    """Where the present pace leads at the goal's period; None from there on, or beyond what the measure can be."""
    left, gone = _left(case, planned), case.period.ordinal - planned.start_period.ordinal
    if left <= 0 or gone <= 0:
        return None
    arrives = case.value + (case.value - planned.start) * Fraction(left, gone)
    return arrives if case.measure.kept(arrives) == arrives else None


def _needed(case: Case, planned: Planned) -> Fraction | None:
    """The raw change needed in each period to the goal's; None from there on, or where it would be printed as 0."""
    left = _left(case, planned)
    if left <= 0:
        return None
    each = (planned.goal.aim.nearest_to(case.latest) - case.latest) / left
    return each if round_half_away(each, case.measure.decimals) else None


def _left(case: Case, planned: Planned) -> int:
    return planned.end_period.ordinal - case.period.ordinal
