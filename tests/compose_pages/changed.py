"""The full book with some of its answers changed."""

from __future__ import annotations

from dataclasses import replace

from oba.domain.book import Book
from oba.domain.evidence import Figure
from oba.domain.finding import Answer, Finding, Question
from oba.domain.place import Place
from oba.domain.review import Review
from tests.build import outstanding, year


def without_answers(book: Book, indicator: str, place: str) -> Book:
    """The book with nothing to say about one indicator in one place: every question steady, on course and the like."""
    calm = {
        Question.DIRECTION: Answer.STEADY,
        Question.THRESHOLD: Answer.GREEN,
        Question.BASELINE: Answer.ON_BASELINE,
        Question.TRAJECTORY: Answer.ON_COURSE,
        Question.COMPARATORS: Answer.SIMILAR,
    }
    findings = {question: Finding(question=question, answer=answer) for question, answer in calm.items()}
    return _with(book, indicator, place, findings)


def answering(book: Book, indicator: str, place: str, *findings: Finding) -> Book:
    """The book with some findings about one indicator in one place changed."""
    old = book.assessments[indicator, place].findings
    return _with(book, indicator, place, {**old, **{finding.question: finding for finding in findings}})


def judging(book: Book, indicator: str, place: str, judged: Figure | None, *, late: bool = False) -> Book:
    """The book with another number judged."""
    missing = (outstanding(year(2010), place),) if late else ()
    assessment = replace(book.assessments[indicator, place], judged=judged, outstanding=missing)
    return replace(book, assessments={**book.assessments, (indicator, place): assessment})


def beside_england(book: Book, indicator: str, place: str) -> Book:
    """The book in which an indicator's number is rated against England's, and against no target."""
    here = book.assessments[indicator, place]
    version = replace(here.version, threshold=replace(here.version.threshold, against="england"))
    return replace(book, assessments={**book.assessments, (indicator, place): replace(here, version=version)})


def only(book: Book, *indicators: str) -> Book:
    """The book with some of its rules, and nothing asked about their targets."""
    kept = {ident: rule for ident, rule in book.rules.items() if ident in indicators}
    return replace(book, rules=kept, review=Review())


def top(book: Book) -> Place:
    """The place without a parent."""
    return next(place for place in book.places.by_id.values() if book.places.is_top(place))


def _with(book: Book, indicator: str, place: str, findings: dict[Question, Finding]) -> Book:
    assessment = replace(book.assessments[indicator, place], findings=findings)
    return replace(book, assessments={**book.assessments, (indicator, place): assessment})
