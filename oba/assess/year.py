"""The whole years of a measure that has a number for each quarter or month: what annual targets judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from oba.assess.arithmetic.figure import each
from oba.assess.case import Case, not_assessable
from oba.assess.rating import unrated
from oba.assess.threshold import UNRATED
from oba.domain.evidence import Figure, Figures, Reason
from oba.domain.finding import Arithmetic, Detail, Finding, Progress, Question, Rating, Step, YearSoFar
from oba.domain.measure import YearIs
from oba.domain.period import Every, Period
from oba.domain.rule import Rule, Trajectory, Version
from oba.domain.target import STRICT, Aim, Target, Word
from oba.rollup.years import parts_of_year, so_far


def judges_years(rule: Rule, trajectory: Trajectory | None) -> bool:
    """Whether targets for years judge a measure whose own numbers are for parts of one."""
    targets = trajectory.targets if trajectory else ()
    return rule.measure.year_is is not None and any(target.period.every is Every.YEAR for target in targets)


def annual_rule(rule: Rule) -> Rule:
    """The rule by whole years: targets for parts of a year are left out, and a start stands in its year."""
    return replace(rule, measure=rule.measure.by_year, versions=tuple(annual_version(one) for one in rule.versions))


def annual_version(version: Version) -> Version:
    """A version by whole years."""
    own = {place: _annual(trajectory) for place, trajectory in version.own.items()}
    return replace(version, trajectory=_annual(version.trajectory), own=own)


def _annual(trajectory: Trajectory) -> Trajectory:
    start = trajectory.start
    begins = start.value if start and start.period.every is Every.YEAR else None
    ends = {p.in_year: value for p, value in trajectory.stated.items() if p == p.in_year.last_of(p.every)}
    return replace(
        trajectory,
        start=replace(start, period=start.period.in_year, value=begins) if start else None,
        targets=tuple(target for target in trajectory.targets if target.period.every is Every.YEAR),
        stated=ends,
    )


def year_so_far(case: Case) -> YearSoFar | None:
    """The year of the number judged while it is not whole: what its known parts make, and what is certain of it.

    None for a year that has its number, or the reason why it has none, and where a year is what its last part is or
    what is sent for it.
    """
    measure, year = case.measure, case.period.in_year
    whole = case.series.years.get(year)
    if measure.year_is in (YearIs.LAST, YearIs.SUPPLIED) or (whole and whole.complete):
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


def not_yet_whole(case: Case) -> Mapping[Question, Finding]:
    """Threshold and trajectory where no year is whole: not yet due, with the year so far held against its target."""
    found = year_so_far(case)
    coming = (found.target if found else None) or _coming(case)
    return {Question.THRESHOLD: _awaiting(case, found, coming), Question.TRAJECTORY: _no_year(case)}


def _no_year(case: Case) -> Finding:
    annual = [target.aim for target in case.targets if target.period.every is Every.YEAR]
    if not any(aim.numeric for aim in annual):
        agreed = any(aim.word is Word.TO_BE_AGREED for aim in annual)
        reason = Reason.TO_BE_AGREED if agreed else Reason.NO_TARGET
        return not_assessable(case, Question.TRAJECTORY, reason, detail=Progress(goal=None))
    says = "The targets are for whole years, and none is whole yet."
    return not_assessable(case, Question.TRAJECTORY, Reason.NOT_YET_DUE, says, detail=Progress(goal=None))


def _awaiting(case: Case, found: YearSoFar | None, coming: Target) -> Finding:
    if coming.aim.word in UNRATED:
        return unrated(case, UNRATED[coming.aim.word], coming)
    step = (
        so_far_step(case, found) if found else Step(says=f"No year is whole yet; {coming.aim} is for {coming.period}.")
    )
    rating = Rating(target=coming, early=found.certain if found else None, so_far=found)
    return replace(unrated(case, Reason.NOT_YET_DUE, coming, step), detail=rating)


def _coming(case: Case) -> Target:
    """The target of the year of the number judged, else the next, else the last that its year has left behind."""
    years = [target for target in case.targets if target.period.every is Every.YEAR]
    ahead = [target for target in years if target.period.end >= case.period.end]
    numeric = [target for target in ahead if target.aim.numeric]
    return (numeric or ahead or years[-1:])[0]


def lost_year(years: Figures, judged: Period) -> Figure | None:
    """The year of the number judged, or the one before it, where it is over and lacks a part that will not come."""
    near = (years.get(year) for year in (judged.in_year, judged.in_year.shift(-1)))
    return next((figure for figure in near if figure and figure.lacking), None)


def lost_step(lost: Figure) -> Step:
    """Say which part a year lacks that is over, and why it will not come."""
    part = lost.lacking or lost.period
    says = f"{part.label}: {lost.reason}. {lost.period.label} is over, and has no number without it."
    return Step(says=says, cites=lost.cites)


def without_number(whole: Figure, targets: Sequence[Target] = ()) -> Mapping[Question, Finding]:
    """Threshold and trajectory of a year whose number is not known, for its own reason or that of a part it lacks."""
    reason = whole.reason or Reason.NOT_COLLECTED
    step = lost_step(whole) if whole.lacking else Step(says=f"{whole.period.label}: {reason}.", cites=whole.cites)
    details: Mapping[Question, Detail] = {
        Question.THRESHOLD: Rating(target=next((one for one in targets if one.period == whole.period), None)),
        Question.TRAJECTORY: Progress(goal=None),
    }
    return {
        q: Finding(question=q, reason=reason, period=whole.period, steps=(step,), detail=detail)
        for q, detail in details.items()
    }


def with_year_so_far(case: Case, finding: Finding) -> Finding:
    """The rating of a whole year beside what the year after it has come to so far, or why that has no number."""
    lost = lost_year(case.series.years, case.period)
    if lost and finding.period and finding.period.end < lost.period.end:
        finding = replace(finding, steps=(*finding.steps, lost_step(lost)))
    found = year_so_far(case)
    if found is None or not isinstance(finding.detail, Rating) or finding.detail.so_far:
        return finding
    of_that_year = found.target is not None and found.target is finding.detail.target
    rating = replace(finding.detail, so_far=found, early=found.certain if of_that_year else finding.detail.early)
    return replace(finding, detail=rating, steps=(*finding.steps, so_far_step(case, found)))


def so_far_step(case: Case, found: YearSoFar) -> Step:
    """Say what a year has come to so far, and whether its target is met or beyond reach whatever comes."""
    value, every = case.write(case.seen(found.value)), case.measure.every
    made = f"{found.year} so far: {value} in {found.known} of {found.parts} {every}s"
    known = {period: figure for period, figure in case.series.figures.items() if period.in_year == found.year}
    parts = each(case.scale, known) + Arithmetic((case.scale.number("so far", found.value),))
    if found.target is None:
        return Step(says=f"{made}.", arithmetic=parts)
    wanted = f"the target of {found.target.aim}"
    says = {
        True: f"{wanted} is already met",
        False: f"{wanted} is already beyond reach",
        None: f"whether {wanted} is met cannot be told before the year is whole",
    }
    return Step(says=f"{made}; {says[found.certain]}.", cites=(found.target.where,), arithmetic=parts)
