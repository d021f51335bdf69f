"""Situations a card can be in, made from the whole one by changing what is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from oba.compose.subject import Subject, subject_of
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.finding import Answer, Detail, Finding, Question, Rating
from oba.domain.rule import Rule, Version
from oba.domain.target import Target
from tests import build, written
from tests.build import INDICATOR, TOP, n, year

HERE = build.place()
LATEST = year(2009)


def assessed(book: Book, *findings: Finding, judged: Figure | None = None, late: bool = False) -> Book:
    """The book with some of its county's answers changed."""
    before = book.assessments[INDICATOR, TOP]
    answers = {**before.findings, **{finding.question: finding for finding in findings}}
    missing = (build.outstanding(year(2010)),) if late else ()
    after = replace(before, findings=answers, judged=judged or before.judged, outstanding=missing)
    return replace(book, assessments={**book.assessments, (INDICATOR, TOP): after})


def unanswered(book: Book, reason: Reason, judged: Figure | None) -> Book:
    """The book with no answer to any question, all for one reason."""
    findings = {question: written.unknown(question, reason) for question in Question}
    after = replace(book.assessments[INDICATOR, TOP], findings=findings, judged=judged)
    return replace(book, assessments={**book.assessments, (INDICATOR, TOP): after})


def with_figures(book: Book, figures: Mapping[str, Figure | None]) -> Book:
    """The book with some figures of the county changed, or taken away, by the name of their period."""
    own = book.series[INDICATOR, TOP]
    found = {period: figures.get(period.label, figure) for period, figure in own.figures.items()}
    kept = {period: figure for period, figure in found.items() if figure is not None}
    return replace(book, series={**book.series, (INDICATOR, TOP): replace(own, figures=kept)})


def without_numbers(book: Book) -> Book:
    """The book with no number at all for the county, and no comparators."""
    empty = {INDICATOR: Series(indicator=INDICATOR, place=TOP)}
    return replace(book, series={(one, TOP): series for one, series in empty.items()})


def with_rule(book: Book, rule: Rule) -> Book:
    """The book with another rule in the place of NI 117, its newest version in force."""
    found = {key: replace(one, version=rule.newest) for key, one in book.assessments.items()}
    return replace(book, rules={INDICATOR: rule}, assessments=found)


def with_version(book: Book, version: Version) -> Book:
    """The book with another version of the rule in force."""
    return with_rule(book, replace(book.rules[INDICATOR], versions=(version,)))


def with_targets(book: Book, *targets: Target) -> Book:
    """The book with other targets."""
    version = build.version()
    return with_version(book, replace(version, trajectory=replace(version.trajectory, targets=targets)))


def rated(answer: Answer | None, shortfall: str | None, target: Target | None, **changes: object) -> Finding:
    """A rating against a target; `changes` are those of Rating, or `reason`."""
    reason = changes.pop("reason", None)
    short = None if shortfall is None else n(shortfall)
    edge = None if target is None else target.aim.nearest_to(n("4.3"))
    rating = replace(Rating(target=target, shortfall=short, edge=edge), **changes)  # type: ignore[arg-type]
    return Finding(
        question=Question.THRESHOLD,
        answer=answer,
        reason=reason if isinstance(reason, Reason) else None,
        value=n("4.3"),
        target=str(target.aim) if target else "",
        detail=rating,
    )


def answered(question: Question, answer: Answer, detail: Detail = None) -> Finding:
    """Another answer to a question."""
    return Finding(question=question, answer=answer, value=n("4.3"), detail=detail)


def view(book: Book) -> Subject:
    """What the county's card is about."""
    return subject_of(book, INDICATOR, HERE)


def known(value: str) -> Figure:
    """A number for the latest year."""
    return replace(build.figure(LATEST, value), value=Fraction(value))


def assessment(book: Book) -> Assessment:
    """The county's answers."""
    return book.assessments[INDICATOR, TOP]
