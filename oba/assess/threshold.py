"""threshold: is it good enough?  The number against the target of its period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from oba.assess.arithmetic import figure, path, rating
from oba.assess.case import Case, break_step
from oba.assess.counterpart import counterpart, lack_of
from oba.assess.path import Planned, break_since_start, goals_of, has_begun, no_start, planned_path
from oba.assess.rating import Standard, rated, unrated
from oba.domain.citation import Citation
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Because, Finding, Question, Rating, Step
from oba.domain.rule import Better
from oba.domain.target import MOVEMENT, Aim, Target, Word, next_target, target_of

Rater = Callable[[Case, Standard], Finding]
_FROM_DIRECTION = {
    Answer.IMPROVING: Answer.GREEN,
    Answer.STEADY: Answer.AMBER,
    Answer.WORSENING: Answer.RED,
}
UNRATED = {Word.TO_BE_AGREED: Reason.TO_BE_AGREED, Word.MONITOR: Reason.MONITORED}


def threshold(case: Case, moved: Finding, rate: Rater = rated) -> Finding:
    """Green when the target of the period is met, amber when it is missed by no more than the allowance, else red.

    By `interval 95`: green if the whole interval of the number meets it, red if none of it does, else amber.

    `moved` is the direction's finding, which decides `reduce` and `increase`; `rate` rates against every other target,
    in our way unless a method does. Without a target for the period: not yet due when targets exist for later periods
    only, else no target.
    """
    against = case.version.threshold.against
    if against == "target":
        return _against_target(case, moved, rate)
    if case.version.direction.better is Better.NONE:
        return unrated(case, Reason.NO_GOOD_DIRECTION)
    standard = _planned_value(case) if against == "trajectory" else _comparators_number(case, against)
    return standard if isinstance(standard, Finding) else rate(case, standard)


def _against_target(case: Case, moved: Finding, rate: Rater) -> Finding:
    target = target_of(case.targets, case.period, case.measure)
    if target is None:
        return _without_target(case)
    if target.aim.word in UNRATED:
        return unrated(case, UNRATED[target.aim.word], target)
    if target.aim.word in MOVEMENT:
        return _by_movement(case, moved, target)
    return rate(case, Standard(target.aim, f"the target for {target.period.label}", target, (target.where,)))


def _without_target(case: Case) -> Finding:
    """Not yet due when targets exist for later periods only; the next is named and looked at early."""
    upcoming = next_target(case.targets, case.period, case.measure)
    if upcoming is None:
        return unrated(case, Reason.NO_TARGET)
    if not upcoming.aim.numeric and upcoming.aim.word not in MOVEMENT:
        return unrated(case, UNRATED[upcoming.aim.word], upcoming)
    if not upcoming.aim.numeric:
        return unrated(case, Reason.NOT_YET_DUE, upcoming)
    return _early_look(case, upcoming)


def _early_look(case: Case, upcoming: Target) -> Finding:
    early = upcoming.aim.met_by(case.latest)
    would = "would already meet it" if early else "would not yet meet it"
    step = Step(
        says=f"The next target is {upcoming.aim} for {upcoming.period.label}; {case.write(case.latest)} {would}.",
        cites=(upcoming.where,),
        arithmetic=rating.standard(case.scale, upcoming.aim, case.latest),
    )
    found = Rating(target=upcoming, edge=upcoming.aim.nearest_to(case.latest), early=early)
    return replace(unrated(case, Reason.NOT_YET_DUE, upcoming, step), detail=found)


def _by_movement(case: Case, moved: Finding, target: Target) -> Finding:
    """`reduce` and `increase`: green when improving, amber when steady, red when worsening."""
    answer = _FROM_DIRECTION.get(moved.answer) if moved.answer else None
    reason = None if answer else moved.reason or Reason.NO_GOOD_DIRECTION
    step = Step(
        says=f"The target is to {target.aim}; the direction is {moved.says}: {answer or reason}.", cites=(target.where,)
    )
    return Finding(
        question=Question.THRESHOLD, answer=answer, reason=reason, period=case.period,
        value=case.value, target=str(target.aim),
        detail=Rating(target=target), steps=Because(_beside, moved, step),
    )  # fmt: skip


def _beside(moved: Finding, step: Step) -> tuple[Step, ...]:
    return *moved.steps, step


def _planned_value(case: Case) -> Standard | Finding:
    """The planned value of the period, which rests on the start: no break may lie between."""
    if isinstance(goals := goals_of(case), Reason):
        return unrated(case, goals)
    if not has_begun(case):
        return unrated(case, Reason.TOO_EARLY)
    if crossed := break_since_start(case):
        return unrated(case, Reason.DEFINITION_BREAK, None, break_step(crossed))
    if isinstance(planned := planned_path(case), Reason):
        return unrated(case, planned, None, no_start(case))
    value = planned.at(case.period)
    if value is None:
        return unrated(case, Reason.NO_TARGET)
    name = f"the trajectory's planned value for {case.period.label}"
    aim = planned.strict_at(case.period) or _at_least_as_good(case, value)
    plan = path.planned(case.scale, planned.path, *planned.around(case.period), case.period, value)
    return Standard(aim, name, None, _path_cites(case, planned), plan)


def _path_cites(case: Case, planned: Planned) -> tuple[Citation, ...]:
    return (case.version.threshold.where, *planned.start_cites)


def _comparators_number(case: Case, comparator: str) -> Standard | Finding:
    found = counterpart(case, comparator)
    if found.figure is None or found.value is None:
        return unrated(case, found.reason, None, f"{lack_of(case, found)}.")
    name = f"{found.name} in {case.period.label}"
    aim, made = _at_least_as_good(case, found.value), figure.counted(case.scale, found.figure, f" of {found.name}")
    return Standard(aim, name, None, found.figure.cites, made)


def _at_least_as_good(case: Case, value: Fraction) -> Aim:
    """The aim of doing at least as well as a value, as compared."""
    seen, better = case.seen(value), case.version.direction.better
    if better is Better.HIGHER:
        return Aim(word=Word.AT_LEAST, low=seen)
    if better is Better.LOWER:
        return Aim(word=Word.AT_MOST, high=seen)
    aim = case.version.direction.aim
    if aim is None or aim.low is None or aim.high is None:
        return Aim(word=Word.EXACTLY, low=seen, high=seen)
    off = abs(seen - aim.nearest_to(seen))
    return Aim(word=Word.BETWEEN, low=aim.low - off, high=aim.high + off)
