"""One series under many methods: what the rule, the methods it could name and others make of the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from oba.assess.assessment import case_of, findings_of
from oba.assess.case import Case
from oba.assess.direction import direction
from oba.assess.methods import clear_impact, open_sdg, pentana
from oba.assess.methods.registry import COMPARISONS, DIRECTIONS, RATINGS, TRAJECTORIES
from oba.assess.methods.verdict import known_periods
from oba.assess.threshold import threshold
from oba.domain.book import Book
from oba.domain.evidence import Figure
from oba.domain.finding import Finding, Question, Step
from oba.domain.place import Place
from oba.domain.rule import ChanceTest, Method, Rule, Start, Trajectory, With

THE_RULE, TWO_INTERVALS = "This rule", "Two 95 % intervals"
Asked = tuple[str, Question, Callable[[Case], Finding]]


class Opinion(NamedTuple):
    """Who was asked, and what the finding is; its `verdict` is in their own words."""

    who: str
    finding: Finding


class Heading(NamedTuple):
    """What the verdicts are about: plan, round, rule and place, and the figure judged."""

    plan: str
    round: str
    rule: Rule
    place: Place
    judged: Figure | None


def heading(book: Book, rule: Rule, place: Place) -> Heading:
    """What verdicts about an indicator in a place are about."""
    found = book.assessments.get((rule.id, place.id))
    return Heading(book.plan.id, book.round.id, rule, place, found.judged if found else None)


def opinions(book: Book, rule: Rule, place: Place) -> tuple[Opinion, ...]:
    """What everyone makes of an indicator in a place, as the round knows its numbers; nothing without an assessment.

    Whoever is asked answers from the whole rule: its direction, targets, start and comparators. Where the number judged
    is missing, or no rule approved, all have that reason.
    """
    assessment = book.assessments.get((rule.id, place.id))
    if assessment is None:
        return ()
    series = {where: its for (indicator, where), its in book.series.items() if indicator == rule.id}
    version = assessment.version
    case = None if version.draft else case_of(rule, version, place, book.places, series, book.plan.policy)
    if case is None:
        return tuple(Opinion(who, assessment[question]) for who, question, _ in _asked(assessment.findings))
    return tuple(Opinion(who, ask(case)) for who, _, ask in _asked(findings_of(case)))


def _asked(ours: Mapping[Question, Finding]) -> Iterator[Asked]:
    """Everyone, in order: the rule as it is, then the methods, then those whose method no rule can name."""
    for question, found in ours.items():
        yield THE_RULE, question, _given(found)
    yield TWO_INTERVALS, Question.DIRECTION, two_intervals
    for method in Method:
        yield from _method(method)
    yield "Clear Impact, current trend", Question.DIRECTION, clear_impact.current_trend
    yield "Clear Impact, percent change", Question.DIRECTION, clear_impact.percent_change
    yield "Pentana, short trend", Question.DIRECTION, pentana.short_trend
    yield "Pentana, long trend", Question.DIRECTION, pentana.long_trend
    yield "Open SDG", Question.DIRECTION, open_sdg.yearly_growth


def _given(found: Finding) -> Callable[[Case], Finding]:
    return lambda _: found


def _method(method: Method) -> Iterator[Asked]:
    ask, name = DIRECTIONS[method], method.called
    yield name, Question.DIRECTION, _since_a_year(ask) if method is Method.NORTHERN_IRELAND else ask
    if method in RATINGS:
        rate = RATINGS[method]
        yield name, Question.THRESHOLD, lambda case: threshold(case, DIRECTIONS[method](case), rate)
    if method in TRAJECTORIES:
        yield name, Question.TRAJECTORY, TRAJECTORIES[method]
    if method in COMPARISONS:
        yield name, Question.COMPARATORS, COMPARISONS[method]


def two_intervals(case: Case) -> Finding:
    """The direction by two intervals, against the same period last year."""
    asked = replace(
        case.version.direction, compare_with=With.LAST_YEAR, test=ChanceTest.INTERVALS, method=None, previous=1
    )
    return direction(replace(case, version=replace(case.version, direction=asked)))


def _since_a_year(ask: Callable[[Case], Finding]) -> Callable[[Case], Finding]:
    """Count from the rule's start; where it has none, from the end of the baseline's history or the first number."""

    def asked(case: Case) -> Finding:
        path = case.trajectory or Trajectory(where=case.version.where)
        since = replace(case.version.direction, compare_with=With.START)
        told = replace(case, version=replace(case.version, direction=since))
        start = None if path.start else _comparison_year(case)
        if start is None:
            return ask(told)
        found = ask(replace(told, trajectory=replace(path, start=start[0])))
        return replace(found, steps=(*found.steps, start[1]))

    return asked


def _comparison_year(case: Case) -> tuple[Start, Step] | None:
    """A start for a rule without one, and why it is that."""
    history = [p for p in case.version.baseline.history if p.ordinal < case.period.ordinal]
    known = [period for period in known_periods(case) if period != case.period]
    if not history and not known:
        return None
    period = max(history, key=lambda one: one.ordinal) if history else known[0]
    why = "the last of the baseline's history" if history else "the first number known"
    step = Step(
        says=f"The rule has no start, so that the comparison year is {period.label}, {why}.",
        cites=(case.version.baseline.where,),
    )
    return Start(period=period, where=case.version.baseline.where), step
