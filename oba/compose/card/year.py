"""What a card says of whole years, where a measure has a number for each quarter or month."""

from __future__ import annotations

from collections.abc import Iterator

from oba import words
from oba.compose.subject import Subject
from oba.domain.evidence import Figure
from oba.domain.finding import Finding, Question, Rating, YearSoFar
from oba.domain.measure import Measure
from oba.domain.period import Every

_CERTAIN = {True: "is already met", False: "is already beyond reach"}


def year_note(subject: Subject) -> str:
    """How the latest whole year stood against its target, and what the year after it has come to so far."""
    rated = subject.assessment[Question.THRESHOLD]
    return " ".join(_notes(subject, rated, rated.detail)) if isinstance(rated.detail, Rating) else ""


def is_of_a_year(measure: Measure, finding: Finding) -> bool:
    """Whether a finding is about a whole year, where the number judged is that of a part of one."""
    parts = measure.every is not Every.YEAR
    return parts and finding.period is not None and finding.period.every is Every.YEAR


def _notes(subject: Subject, rated: Finding, rating: Rating) -> Iterator[str]:
    if is_of_a_year(subject.measure, rated) and rated.answer and rated.value is not None and rated.period:
        value = words.amount(rated.value, subject.measure)
        yield f"The whole of {rated.period.label} made {value}{_against(rated, rating, subject.measure)}."
    lost = max((year for year, one in subject.own.years.items() if one.lacking), key=lambda y: y.end, default=None)
    if lost and rated.period and rated.period.end <= lost.end:
        yield _lost_words(subject.own.years[lost])
    if rating.so_far:
        yield so_far_words(rating.so_far, subject.measure)


def _lost_words(lost: Figure) -> str:
    part = lost.lacking or lost.period
    return f"{lost.period.label} is over and has no number: that of {part.label} is missing ({lost.reason})."


def _against(rated: Finding, rating: Rating, measure: Measure) -> str:
    if rating.target is None or rating.shortfall is None:
        return ""
    wanted = words.aim(rating.target.aim, measure)
    if rating.shortfall > 0:
        return f", {words.missed(rated, rating, f'the target, {wanted}', measure)}"
    return f", which meets the target, {wanted}"


def so_far_words(found: YearSoFar, measure: Measure) -> str:
    """What a year has come to so far, against its target: met or beyond reach only where that is certain."""
    made = f"{found.year.label} so far: {words.amount(found.value, measure)} in {found.known} of {found.parts}"
    said = f"{made} {measure.every}s"
    if found.target is None:
        return f"{said}."
    wanted = words.aim(found.target.aim, measure)
    if found.certain is None:
        return f"{said}; the target for the whole year is {wanted}."
    return f"{said}; the target for the whole year, {wanted}, {_CERTAIN[found.certain]}."
