"""The whole years of a measure that has a number for each quarter or month: what annual targets judge."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from oba.assess.case import Case, not_assessable
from oba.assess.rating import unrated
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Progress, Question, Rating, Step, YearSoFar
from oba.domain.measure import YearIs
from oba.domain.period import Every, Period
from oba.domain.rule import Rule, Trajectory, Version
from oba.domain.target import STRICT, Aim, Target, Word, next_target
from oba.rollup.years import parts_of_year, so_far


def judges_years(rule: Rule, trajectory: Trajectory | None) -> bool:
    """Whether targets for years judge a measure whose own numbers are for parts of one."""
    targets = trajectory.targets if trajectory else ()
    return rule.measure.year_is is not None and any(target.period.every is Every.YEAR for target in targets)


def annual_rule(rule: Rule) -> Rule:
    """The rule by whole years: targets for parts of a year are left out, and a start stands in its year."""
    return replace(rule, measure=rule.measure.by_year, versions=tuple(_annual_version(one) for one in rule.versions))


def _annual_version(version: Version) -> Version:
    own = {place: _annual(trajectory) for place, trajectory in version.own.items()}
    return replace(version, trajectory=_annual(version.trajectory), own=own)


def _annual(trajectory: Trajectory) -> Trajectory:
    start = trajectory.start
    ends = {p.in_year: value for p, value in trajectory.stated.items() if p == p.in_year.last_of(p.every)}
    return replace(
        trajectory,
        start=replace(start, period=start.period.in_year) if start else None,
        targets=tuple(target for target in trajectory.targets if target.period.every is Every.YEAR),
        stated=ends,
    )


def year_so_far(case: Case) -> YearSoFar | None:
    """The year of the number judged while it is not whole: what its known parts make, and what is certain of it.

    None for a whole year, and where a year is what its last part is or what is sent for it.
    """
    measure, year = case.measure, case.period.in_year
    whole = case.series.years.get(year)
    if measure.year_is in (YearIs.LAST, YearIs.SUPPLIED) or (whole and whole.value is not None):
        return None
    parts = parts_of_year(measure, year, case.series.figures)
    known = [figure for figure in parts if figure and figure.value is not None]
    target = next((target for target in case.targets if target.period == year and target.aim.numeric), None)
    total = so_far(measure, known)
    if total is None:
        return None
    certain = _certain(target.aim, case.seen(total)) if target and measure.year_is is YearIs.SUM else None
    return YearSoFar(year=year, value=total, known=len(known), parts=len(parts), target=target, certain=certain)


def _certain(aim: Aim, total: Fraction) -> bool | None:
    """Whether what has happened so far already meets an aim or puts it beyond reach: events are never taken back."""
    if aim.high is not None:
        return False if total > aim.high or (total == aim.high and aim.word in STRICT) else None
    return True if aim.met_by(total) else None


def not_yet_whole(case: Case) -> Finding:
    """The threshold where no year is whole yet: not yet due, with the year so far held against its target."""
    found = year_so_far(case)
    coming = found.target if found and found.target else _coming(case, case.period)
    if coming is None:
        return unrated(case, Reason.NO_TARGET)
    if coming.aim.word is Word.TO_BE_AGREED:
        return unrated(case, Reason.TO_BE_AGREED, coming)
    step = (
        so_far_step(case, found) if found else Step(says=f"No year is whole yet; {coming.aim} is for {coming.period}.")
    )
    rating = Rating(target=coming, early=found.certain if found else None, so_far=found)
    return replace(unrated(case, Reason.NOT_YET_DUE, coming, step), detail=rating)


def _coming(case: Case, period: Period) -> Target | None:
    years = tuple(target for target in case.targets if target.period.every is Every.YEAR)
    return next_target(years, period, case.measure)


def no_year_yet(case: Case) -> Finding:
    """The trajectory where no year is whole yet: not yet due."""
    says = "The targets are for whole years, and none is whole yet."
    return not_assessable(case, Question.TRAJECTORY, Reason.NOT_YET_DUE, says, detail=Progress(goal=None))


def with_year_so_far(case: Case, finding: Finding) -> Finding:
    """The rating of a whole year beside what the year after it has come to so far."""
    found = year_so_far(case)
    if found is None or not isinstance(finding.detail, Rating):
        return finding
    of_that_year = found.target is not None and found.target is finding.detail.target
    rating = replace(finding.detail, so_far=found, early=found.certain if of_that_year else finding.detail.early)
    return replace(finding, detail=rating, steps=(*finding.steps, so_far_step(case, found)))


def so_far_step(case: Case, found: YearSoFar) -> Step:
    """Say what a year has come to so far, and whether its target is met or beyond reach whatever comes."""
    value, every = case.write(case.seen(found.value)), case.measure.every
    made = f"{found.year} so far: {value} in {found.known} of {found.parts} {every}s"
    if found.target is None:
        return Step(says=f"{made}.")
    sure = {True: "is already met", False: "is already beyond reach", None: "cannot be told before the year is whole"}
    return Step(says=f"{made}; the target of {found.target.aim} {sure[found.certain]}.", cites=(found.target.where,))
