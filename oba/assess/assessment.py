"""An assessment: the five answers about one indicator in one place, in one round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from oba.assess.baseline import baseline
from oba.assess.case import Case
from oba.assess.methods.registry import arrival_of, comparison_of, direction_of, standard_rating
from oba.assess.outstanding import Later, calendar, outstanding
from oba.assess.threshold import threshold
from oba.assess.year import annual_rule, judges_years, no_year_yet, not_yet_whole, with_year_so_far
from oba.domain.assessment import Assessment
from oba.domain.evidence import Figure, Reason, Series, latest
from oba.domain.finding import Detail, Finding, Question, Rating, Step
from oba.domain.outstanding import Outstanding
from oba.domain.place import Place, Places
from oba.domain.plan import Policy
from oba.domain.rule import Rule, Trajectory, Version
from oba.domain.target import Target, next_target, target_of
from oba.words import sentence, unasked


def assess(
    rule: Rule,
    place: Place,
    places: Places,
    series: Mapping[str, Series],
    policy: Policy,
    known_by: date | None,
    later: Later = MappingProxyType({}),
) -> Assessment:
    """Answer the five questions about one indicator in one place from what was known by a date.

    `series` holds the indicator's series by place, comparators included; `later` the periods for which a place's row
    was published after that date. With no number for the period judged, every question has that number's reason; so
    have all where no version of the rule had been approved by then, and then no number is late: nobody has asked for
    it. Targets for years judge the latest whole year of a measure that has a number for each part of one.
    """
    own = series.get(place.id) or Series(indicator=rule.id, place=place.id)
    judged = own.latest
    version = rule.version_for(judged.period if judged else None, known_by) or rule.outline
    trajectory = judging_trajectory(version, place, places)
    dates = calendar(rule.measure, places, series, policy, known_by, later) if known_by else None
    missing = outstanding(place, version.since, dates) if dates and not version.draft else ()
    case = case_of(rule, version, place, places, series, policy)
    if version.draft:
        findings = _no_rule(version, judged)
    elif case is None:
        findings = _all_missing(version, judged, _wanted(rule, trajectory, judged), missing)
    elif judges_years(rule, trajectory):
        findings = _with_years(case, _year_case(rule, place, places, series, policy, known_by))
    else:
        findings = findings_of(case)
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
        comparators={other.id: series[other.id] for other in places.comparators if other.id in series},
        names={other.id: other.name for other in places.comparators},
        compositions={other.id: other.composition for other in places.comparators if other.composition},
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
    found = {q: ask() if version.asks(q) else _not_asked(version, q, value) for q, ask in ways.items()}
    return {question: replace(finding, period=case.period) for question, finding in found.items()}


def _not_asked(version: Version, question: Question, value: Fraction | None = None) -> Finding:
    """A question whose key the rule leaves out; that is told before why a number is missing."""
    step = Step(says=f"{sentence(unasked(question))}.", cites=(version.where,))
    return Finding(question=question, reason=Reason.NOT_ASKED, value=value, steps=(step,))


def _year_case(
    rule: Rule, place: Place, places: Places, series: Mapping[str, Series], policy: Policy, known_by: date | None
) -> Case | None:
    """The case of the latest whole year; None while no year is whole."""
    whole = latest(series[place.id].years)
    yearly = annual_rule(rule)
    version = yearly.version_for(whole.period, known_by) if whole else None
    years = {name: its.by_year for name, its in series.items()}
    return case_of(yearly, version, place, places, years, policy) if version else None


def _with_years(case: Case, year: Case | None) -> Mapping[Question, Finding]:
    """The five findings, threshold and trajectory those of the latest whole year.

    The latest part of a year is rated beside it where that has a target of its own.
    """
    found = findings_of(case)
    moved, part = found[Question.DIRECTION], found[Question.THRESHOLD]
    whole = with_year_so_far(case, threshold(year, moved, standard_rating)) if year else not_yet_whole(case)
    arrival = arrival_of(year) if year else no_year_yet(case)
    at = year.period if year else case.period
    whole, arrival = replace(whole, period=at), replace(arrival, period=at)
    if part.answer and whole.answer and isinstance(whole.detail, Rating):
        whole = replace(whole, detail=replace(whole.detail, beside=part))
    rating = whole if whole.answer or not part.answer else part
    return {**found, Question.THRESHOLD: rating, Question.TRAJECTORY: arrival}


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


def _no_rule(version: Version, judged: Figure | None) -> Mapping[Question, Finding]:
    """Every question unanswered, for nobody has approved how it is to be answered."""
    step = Step(says="No version of the rule has been approved.", cites=(version.reference.where,))
    value, period = (judged.value, judged.period) if judged else (None, None)
    return {q: Finding(question=q, reason=Reason.NO_RULE, period=period, value=value, steps=(step,)) for q in Question}


def _wanted(rule: Rule, trajectory: Trajectory | None, judged: Figure | None) -> Target | None:
    """The target that a missing number would be judged by, else the next: nothing is asked the less for it."""
    targets, period = trajectory.targets if trajectory else (), judged.period if judged else None
    own = target_of(targets, period, rule.measure) if period else None
    return own or next_target(targets, period, rule.measure)


def _absent(judged: Figure | None, missing: tuple[Outstanding, ...]) -> Reason | None:
    """Why what lacks a part is not there; of no number at all, that it came after the cut-off, else the oldest."""
    reasons = [one.reason for one in missing if judged is None or one.period == judged.period]
    return Reason.AFTER_CUT_OFF if Reason.AFTER_CUT_OFF in reasons else next(iter(reasons), None)


def _all_missing(
    version: Version, judged: Figure | None, wanted: Target | None, missing: tuple[Outstanding, ...]
) -> Mapping[Question, Finding]:
    """Every question unanswered, for the reason why the number is missing: that of whoever has not sent it."""
    own = judged.reason if judged and judged.complete else None
    reason = own or _absent(judged, missing) or (judged.reason if judged else None) or Reason.NOT_COLLECTED
    says = f"{judged.period.label}: {reason}." if judged else f"No number is known: {reason}."
    step = Step(says=says, cites=judged.cites if judged else (version.where,))
    details: Mapping[Question, Detail] = {Question.THRESHOLD: Rating(target=wanted)}
    period = judged.period if judged else None
    return {
        q: Finding(question=q, reason=reason, period=period, steps=(step,), detail=details.get(q))
        if version.asks(q)
        else _not_asked(version, q)
        for q in Question
    }
