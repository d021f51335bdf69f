"""The way from the rule's start to its goal: what those who judge progress towards a target count from."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from oba.assess.case import Case, not_assessable
from oba.assess.path import break_since_start, goals_of, has_begun, start_cites, starting_point
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Question, Step
from oba.domain.period import Period
from oba.domain.rule import Better
from oba.domain.target import Target


class Journey(NamedTuple):
    """The start and its number as compared, the last firm target and its period, as the trajectory has them.

    `edge` is the number to reach. On the edge or on its good side it is met, a strict target too.
    """

    since: Period
    start: Fraction
    until: Period
    goal: Target
    edge: Fraction


def journey(case: Case) -> Journey | Reason:
    """The way from start to goal, or why there is none: no target, too early, a changed definition, no start."""
    goals = goals_of(case)
    if isinstance(goals, Reason):
        return goals
    if case.version.direction.better is Better.NONE:
        return Reason.NO_GOOD_DIRECTION
    start = starting_point(case)
    if not has_begun(case):
        return Reason.TOO_EARLY
    if break_since_start(case):
        return Reason.DEFINITION_BREAK
    if isinstance(start, Reason):
        return start
    goal, number = goals[-1], case.seen(start[1])
    return Journey(start[0], number, goal.stands_at(case.measure), goal, goal.aim.nearest_to(number))


def unanswered_goal(case: Case, own: Finding, reason: Reason, *said: Step | str, verdict: str = "") -> Finding:
    """A trajectory that a method cannot judge, with the path and the target of our own finding."""
    return not_assessable(
        case, Question.TRAJECTORY, reason, *said, detail=own.detail, target=own.target, verdict=verdict
    )


def way_step(case: Case, made: Journey) -> Step:
    """Say where the way starts and where it leads."""
    says = (
        f"From {case.write(made.start)} in {made.since.label} to {made.goal.aim} by {made.goal.period.label}"
        f"{f' (provisional: {made.goal.provisional})' if made.goal.provisional else ''}."
    )
    return Step(says=says, cites=(*start_cites(case), made.goal.where))
