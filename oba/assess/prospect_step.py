"""The step of the working that tells how a place stands on its planned path, and where its pace leads."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from oba.assess.arithmetic.path import ahead, paced, planned
from oba.assess.case import Case, rule_step
from oba.assess.path import planned_path
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Arithmetic, Progress, Question, Step
from oba.domain.finding.arithmetic import NOTHING
from oba.domain.number import printed
from oba.words import allowance, sentence


def path_step(case: Case, progress: Progress, answer: Answer) -> Step:
    """Say what was planned for the period judged, what decided the answer, and where the present pace leads."""
    says = f"{_planned(case, progress)}: {answer}.{_arrival(case, progress, answer)}"
    step = rule_step(case, Question.TRAJECTORY, says, path_made(case, progress))
    return step if progress.pace is None else replace(step, cites=(*step.cites, case.policy.where))


def path_made(case: Case, progress: Progress) -> Arithmetic:
    """The planned value, the pace, where it leads and what is needed; nothing without a path."""
    path = planned_path(case)
    if isinstance(path, Reason):
        return NOTHING
    scale, gone = case.scale, case.period.ordinal - path.start_period.ordinal
    value, left = path.at(case.period), path.end_period.ordinal - case.period.ordinal
    plan = NOTHING if value is None else planned(scale, path.path, *path.around(case.period), case.period, value)
    pace = paced(scale, case.version.direction, case.latest, progress)
    return plan + pace + ahead(scale, case.value, gone, left, progress)


def _planned(case: Case, progress: Progress) -> str:
    planned = progress.planned or Fraction(0)
    if progress.one_way:
        return f"Planned for {case.period.label}: {case.write(planned)}{_missed(case, progress)}{_pace(case, progress)}"
    if case.good(planned) >= case.good(progress.start or Fraction(0)):
        turns = "; the path does not lead one way only, so that no pace is told"
        return f"Planned for {case.period.label}: {case.write(planned)}{_missed(case, progress)}{turns}"
    strict = progress.strictly
    allowed = f"the plan allows {strict}" if strict else allowance(planned, case.version.direction.better, case.measure)
    short = "" if case.here > case.good(planned) else _missed(case, progress) or _short(case, progress)
    return f"{sentence(allowed)} by {case.period.label}{short}"


def _short(case: Case, progress: Progress) -> str:
    """That a number is beyond what the plan allows, where it is."""
    here = case.here
    if here >= case.good(progress.planned or Fraction(0)):
        return ""
    than = "worse than" if here < case.good(progress.start or Fraction(0)) else "no worse than"
    return f"; {case.write(case.latest)} is short of that and {than} the start"


def _missed(case: Case, progress: Progress) -> str:
    """That the target of the period is strict and missed."""
    if progress.strictly is None or progress.strictly.met_by(case.latest):
        return ""
    if case.latest == progress.planned:
        return f"; {case.write(case.latest)} is not {progress.strictly}"
    return f"; {case.write(case.latest)} misses {progress.strictly}"


def _pace(case: Case, progress: Progress) -> str:
    if progress.pace is None:
        return ""
    asked = printed(case.policy.on_course, 2)
    return f"; pace {printed(progress.pace, 2)} of what was planned, {asked} is asked for"


def _arrival(case: Case, progress: Progress, answer: Answer) -> str:
    """Where the present pace arrives and whether that meets the goal; and why, where the answer says otherwise."""
    if progress.arrives is None or progress.goal is None:
        return ""
    ends = "meets" if progress.arrival_met else "misses"
    where = f"the present pace arrives at {case.write(case.seen(progress.arrives))} in {progress.goal.period.label}"
    says = f"{where}, which {ends} {progress.goal.aim}"
    if (answer is Answer.ON_COURSE) is bool(progress.arrival_met):
        return f" {sentence(says)}."
    here, planned = case.here, case.good(progress.planned or Fraction(0))
    why = "as good as planned" if here >= planned else "near enough to the plan"
    return f" It is {why if answer is Answer.ON_COURSE else 'short of the plan'} for now, though {says}."
