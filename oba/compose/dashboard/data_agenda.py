"""The data development agenda: what could not be assessed, why, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oba.compose.dashboard.rows import carded, label, together
from oba.compose.data_development import open_questions
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.place import Place
from oba.words import ASKS_BRIEFLY, ORDER, mend, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class DataGap:
    """One reason why questions could not be answered: what would settle it, and which questions of which indicators."""

    reason: str
    settled_by: str
    which: tuple[str, ...]


def data_agenda(book: Book, place: Place) -> tuple[DataGap, ...]:
    """Every reason that leaves a question of the place unanswered, the commonest first."""
    cards = [(rule, book.assessments[rule.id, place.id]) for rule in carded(book, place)]
    found: dict[Reason, list[tuple[str, Question]]] = {}
    for rule, assessment in cards:
        for question, reason in open_questions(assessment, assessment.version):
            found.setdefault(reason, []).append((label(rule), question))
    ranked = sorted(found.items(), key=lambda item: -len(item[1]))
    return tuple(
        DataGap(reason=sentence(reason), settled_by=f"{sentence(mend(reason))}.", which=_which(pairs, len(cards)))
        for reason, pairs in ranked
    )


def _which(pairs: Iterable[tuple[str, Question]], every: int) -> tuple[str, ...]:
    """The indicators by question; those for which no question could be answered are said once."""
    asked: dict[str, list[Question]] = {}
    for number, question in pairs:
        asked.setdefault(number, []).append(question)
    none = [number for number, questions in asked.items() if len(questions) == len(ORDER)]
    some = {number: questions for number, questions in asked.items() if number not in none}
    by_question = ((ASKS_BRIEFLY[q], [number for number, questions in some.items() if q in questions]) for q in ORDER)
    lines = (("Every question:", none), *by_question)
    return tuple(f"{name} {_numbers(numbers, every)}" for name, numbers in lines if numbers)


def _numbers(numbers: list[str], every: int) -> str:
    return f"all {every}" if len(numbers) == every > 1 else together(numbers)
