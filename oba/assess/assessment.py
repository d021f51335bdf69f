"""An assessment: the five answers about one indicator in one place, in one round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from oba.assess.baseline import baseline
from oba.assess.case import Case
from oba.assess.methods.registry import arrival_of, comparison_of, direction_of, standard_rating
from oba.assess.narrative import told_in_words
from oba.assess.outstanding import calendar, outstanding
from oba.assess.threshold import threshold
from oba.assess.unanswered import missing_step, no_number, no_rule, not_asked, wanted_target
from oba.assess.year import annual_rule, judges_years, lost_year, not_yet_whole, with_year_so_far, without_number
from oba.domain.assessment import Assessment
from oba.domain.evidence import Figure, Series, latest
from oba.domain.finding import Finding, Question, Rating
from oba.domain.outstanding import Expected
from oba.domain.place import Place, Places
from oba.domain.plan import Policy
from oba.domain.rule import Rule, Trajectory, Version

NOTHING_MORE = Expected()


def assess(
    rule: Rule,
    place: Place,
    places: Places,
    series: Mapping[str, Series],
    policy: Policy,
    known_by: date | None,
    expected: Expected = NOTHING_MORE,
) -> Assessment:
    """Answer the five questions about one indicator in one place from what was known by a date.

    `series` holds the indicator's series by place, comparators included; `expected` what is
    known of those that have not come. With no number for the period judged, every question has that number's reason; so
    have all where no version of the rule had been approved by then, and then no number is late: nobody has asked for
    it. Targets for years judge the latest whole year of a measure that has a number for each part of one. One that is
    told in words has no answers.
    """
    if rule.measure.is_narrative:
        return told_in_words(rule, place, known_by)
    own = series.get(place.id) or Series(indicator=rule.id, place=place.id)
    judged = own.latest
    version = rule.version_for(judged.period if judged else None, known_by) or rule.outline
    trajectory = judging_trajectory(version, place, places)
    dates = calendar(rule.measure, places, series, policy, known_by, expected) if known_by else None
    missing = outstanding(place, version.since, dates) if dates and not version.draft else ()
    case = case_of(rule, version, place, places, series, policy)
    if version.draft:
        findings = no_rule(version, judged)
    elif case:
        findings = findings_of(case)
    else:
        step = missing_step(version, judged, missing, place, places)
        findings = no_number(version, judged, wanted_target(rule, trajectory, judged), missing, step)
    if not version.draft and judges_years(rule, trajectory):
        year = _year_case(rule, place, places, series, policy, known_by)
        findings = {**findings, **_of_years(findings, case, year, latest(own.years))}
    return Assessment(
        indicator=rule.id,
        place=place.id,
        judged=judged,
        version=version,
        findings=findings,
        outstanding=missing,
    )


def case_of(
    rule: Rule, version: Version, place: Place, places: Places, series: Mapping[str, Series], policy: Policy
) -> Case | None:
    """Everything the five questions may look at; None where the number to be judged is not known."""
    own = series.get(place.id)
    judged = own.latest if own else None
    if own is None or judged is None or judged.value is None:
        return None
    return Case(
        rule=rule,
        version=version,
        policy=policy,
        top=places.is_top(place),
        series=own,
        judged=judged,
        value=judged.value,
        trajectory=judging_trajectory(version, place, places),
        names=places.names,
        compositions=places.compositions,
        places=series,
    )


def findings_of(case: Case) -> Mapping[Question, Finding]:
    """The five findings, in the order of the keys in a rule; a method that the rule names answers in our place."""
    moved = direction_of(case)
    ways: Mapping[Question, Callable[[], Finding]] = {
        Question.DIRECTION: lambda: moved,
        Question.THRESHOLD: lambda: threshold(case, moved, standard_rating),
        Question.BASELINE: lambda: baseline(case),
        Question.TRAJECTORY: lambda: arrival_of(case),
        Question.COMPARATORS: lambda: comparison_of(case),
    }
    version, value = case.version, case.value
    return {q: ask() if version.asks(q) else not_asked(version, q, value, case.period) for q, ask in ways.items()}


def _year_case(
    rule: Rule, place: Place, places: Places, series: Mapping[str, Series], policy: Policy, known_by: date | None
) -> Case | None:
    """The case of the latest whole year; None while no year is whole."""
    whole = latest(series[place.id].years) if place.id in series else None
    yearly = annual_rule(rule)
    version = yearly.version_for(whole.period, known_by) if whole else None
    years = {name: its.by_year for name, its in series.items()}
    case = case_of(yearly, version, place, places, years, policy) if version else None
    return case and replace(case, within=series[place.id].figures, within_year=rule.measure.year_is)


def _of_years(
    found: Mapping[Question, Finding], case: Case | None, year: Case | None, whole: Figure | None
) -> Mapping[Question, Finding]:
    """Threshold and trajectory of the latest whole year, or why there is none.

    The latest part of a year is rated beside it where that has a target of its own; what the year after has come to so
    far is told with either.
    """
    if year:
        rating = threshold(year, found[Question.DIRECTION], standard_rating)
        both = {Question.THRESHOLD: rating, Question.TRAJECTORY: arrival_of(year)}
    elif whole and whole.complete:
        both = dict(without_number(whole))
    elif case and (lost := lost_year(case.series.years, case.period)):
        both = dict(without_number(lost, case.targets))
    elif case:
        both = dict(not_yet_whole(case))
    else:
        return {}
    if case:
        both[Question.THRESHOLD] = _beside(case, found[Question.THRESHOLD], both[Question.THRESHOLD])
    return both


def _beside(case: Case, part: Finding, whole: Finding) -> Finding:
    """The rating of a whole year with that of the latest part of one beside it, where both are rated; else either."""
    if part.answer and not whole.answer:
        return with_year_so_far(case, part)
    if part.answer and isinstance(whole.detail, Rating):
        whole = replace(whole, detail=replace(whole.detail, beside=part))
    return with_year_so_far(case, whole)


def judging_trajectory(version: Version, place: Place, places: Places) -> Trajectory | None:
    """The trajectory whose targets judge a place: its own, else its parent's if the rule says so, else none."""
    own = trajectory_set(version, place, places)
    if own or places.is_top(place):
        return own
    parent = places.by_id.get(place.parent or "")
    return judging_trajectory(version, parent, places) if version.threshold.areas_as_parent and parent else None


def trajectory_set(version: Version, place: Place, places: Places) -> Trajectory | None:
    """The trajectory that a version sets for a place itself; the main one is the top place's own."""
    return version.own.get(place.id) or (version.trajectory if places.is_top(place) else None)
