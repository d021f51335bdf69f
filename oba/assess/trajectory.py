"""trajectory: will we get there?  The number against the planned path to the last firm target."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeVarTuple

from oba.assess.arithmetic.path import paced, since_start
from oba.assess.case import Case, break_step, latest_step, not_assessable
from oba.assess.path import (
    Planned,
    break_since_start,
    goals_of,
    has_begun,
    no_start,
    path_points,
    planned_path,
    start_cites,
    starting_point,
)
from oba.assess.predecessor import number_made
from oba.assess.prospect import progress_of
from oba.assess.prospect_step import path_made, path_step
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Arithmetic, Because, Finding, Progress, Question, Step, WhenAsked
from oba.domain.rule import Better
from oba.domain.target import Target, beyond_goal
from oba.words import listed

Given = TypeVarTuple("Given")


def trajectory(case: Case) -> Finding:
    """Reached when the last firm target is met; on course at the planned value, or at the pace the policy asks for.

    After the target's period, or short of that pace: behind while at least as good as the start, else further off.
    Too early until the start has passed.
    """
    if case.version.direction.better is Better.NONE:
        return _unknown(case, _no_good_direction(case), Progress(goal=None))
    goals = goals_of(case)
    if isinstance(goals, Reason):
        return _unknown(case, goals, Progress(goal=None))
    goal = goals[-1]
    met = goal.aim.met_by(case.latest)
    if too_early := _before_start(case, goal, met=met):
        return too_early
    planned = planned_path(case)
    if met:
        return _reached(case, goal, planned)
    if crossed := break_since_start(case):
        progress = progress_of(case, planned) if isinstance(planned, Planned) else Progress(goal=goal, goal_met=False)
        return _unknown(case, Reason.DEFINITION_BREAK, progress, break_step(crossed))
    if isinstance(planned, Reason):
        return _unknown(case, planned, Progress(goal=goal, goal_met=False), no_start(case))
    return _on_the_way(case, planned)


def _no_good_direction(case: Case) -> Reason:
    """A rule without a good direction has no numeric target: say so in the words of its targets."""
    goals = goals_of(case)
    return goals if isinstance(goals, Reason) else Reason.NO_GOOD_DIRECTION


def _before_start(case: Case, goal: Target, *, met: bool) -> Finding | None:
    start = case.trajectory.start if case.trajectory else None
    if start is None or has_begun(case):
        return None
    already = "is already met" if met else "is not met yet"
    says = f"The trajectory starts in {start.period.label}; its goal of {goal.aim} {already}."
    found = starting_point(case)
    value, path = found[1] if isinstance(found, tuple) else None, WhenAsked(path_points, case)
    progress = Progress(goal=goal, start=value, start_period=start.period, path=path, goal_met=met)
    step = Step(says=says, cites=(start.where, goal.where))
    return _unknown(case, Reason.TOO_EARLY, progress, *_provisional_step(goal), step)


def _reached(case: Case, goal: Target, planned: Planned | Reason) -> Finding:
    progress = progress_of(case, planned) if isinstance(planned, Planned) else Progress(goal=goal, goal_met=True)
    return _answer(case, Answer.REACHED, progress, _reached_step, goal, progress)


def _reached_step(case: Case, goal: Target, progress: Progress) -> Step:
    says = f"The goal is {goal.aim} by {goal.period.label}; {case.write(case.latest)} meets it: {Answer.REACHED}."
    return Step(says=says, cites=(goal.where,), arithmetic=_against_goal(case, goal) + path_made(case, progress))


def _against_goal(case: Case, goal: Target) -> Arithmetic:
    """The number beside the goal."""
    found = case.scale.number("goal", goal.aim.nearest_to(case.latest))
    ends = (("goal low", goal.aim.low), ("goal high", goal.aim.high))
    between = tuple(case.scale.number(name, end) for name, end in ends if end is not None)
    both = goal.aim.low is not None and goal.aim.high is not None
    return Arithmetic((case.scale.number("latest", case.latest), *(between if both else (found,))))


def _on_the_way(case: Case, planned: Planned) -> Finding:
    """Short of the goal: judge by the start once the goal's period has come, by the path before."""
    progress = progress_of(case, planned)
    here, start = case.here, case.good(planned.start)
    if case.period.ordinal >= planned.goal.stands_at(case.measure).ordinal:
        answer = Answer.BEHIND if here >= start else Answer.FURTHER_OFF
        return _answer(case, answer, progress, _missed_step, planned.goal, planned.start, progress, answer)
    if progress.planned is None:
        return _unknown(case, Reason.NO_TARGET, progress, Step(says="The stated path names no value for this period."))
    on_path = _by_path(case, progress, here, start)
    return _answer(case, on_path, progress, path_step, progress, on_path)


def _missed_step(case: Case, goal: Target, start: Fraction, progress: Progress, answer: Answer) -> Step:
    missed = f"The goal of {goal.aim} for {goal.period.label} is not met"
    says = f"{missed}; {_against_start(case, start)}: {answer}."
    way = case.version.direction
    made = _against_goal(case, goal) + paced(case.scale, way, case.latest, progress)
    made += since_start(case.scale, way, case.latest, start)
    return Step(says=says, cites=(goal.where,), arithmetic=made)


def _by_path(case: Case, progress: Progress, here: Fraction, start: Fraction) -> Answer:
    """Before the goal's period: by the planned value, and short of that by the start and the pace.

    The target of the period judged keeps its own words: a strict one that is missed, by equalling it too, is not on
    course at any pace. Nor is there a pace where the path does not lead the good way only.
    """
    missed = progress.strictly is not None and not progress.strictly.met_by(case.latest)
    if here >= case.good(progress.planned or Fraction(0)) and not missed:
        return Answer.ON_COURSE
    if here < start:
        return Answer.FURTHER_OFF
    enough = progress.pace is not None and progress.pace >= case.policy.on_course
    return Answer.ON_COURSE if enough and not missed else Answer.BEHIND


def _against_start(case: Case, start: Fraction) -> str:
    better = "at least as good as" if case.here >= case.good(start) else "worse than"
    return f"{case.write(case.latest)} is {better} the start of {case.write(case.seen(start))}"


def _answer(
    case: Case, answer: Answer, progress: Progress, step: Callable[[Case, *Given], Step], *given: *Given
) -> Finding:
    """An answer whose working comes to a step that is made of what is given."""
    goal, planned = str(progress.goal.aim) if progress.goal else "", progress.planned
    margin = None if planned is None else case.here - case.good(planned)
    return Finding(
        question=Question.TRAJECTORY, answer=answer, period=case.period,
        value=case.value, target=goal, margin=margin, detail=progress,
        steps=Because(_steps, case, progress, step, *given),
    )  # fmt: skip


def _steps(case: Case, progress: Progress, step: Callable[[Case, *Given], Step], *given: *Given) -> tuple[Step, ...]:
    begun = (*_start_step(case, progress), *_provisional_step(progress.goal))
    return latest_step(case), *begun, step(case, *given), *_beyond_step(case)


def _provisional_step(goal: Target | None) -> tuple[Step, ...]:
    if goal is None or not goal.provisional:
        return ()
    says = f"The goal of {goal.aim} for {goal.period.label} is provisional ({goal.provisional})."
    return (Step(says=says, cites=(goal.where,)),)


def _beyond_step(case: Case) -> tuple[Step, ...]:
    """That provisional targets after the goal are not on the path, where there are any."""
    later = beyond_goal(case.targets, case.measure)
    said = listed([f"{one.aim} for {one.period.label} ({one.provisional})" for one in later])
    says = f"Not on the path until firm: {said}."
    return (Step(says=says, cites=tuple(one.where for one in later)),) if later else ()


def _start_step(case: Case, progress: Progress) -> tuple[Step, ...]:
    start = case.trajectory.start if case.trajectory else None
    if start is None or progress.start is None:
        return ()
    says = f"Start in {start.period.label}: {case.write(case.seen(progress.start))}."
    made = number_made(case, start.period.last_of(case.measure.every), progress.start)
    return (Step(says=says, cites=start_cites(case), arithmetic=made),)


def _unknown(case: Case, reason: Reason, progress: Progress, *said: Step | str) -> Finding:
    goal = str(progress.goal.aim) if progress.goal else ""
    return not_assessable(case, Question.TRAJECTORY, reason, *said, detail=progress, target=goal)
