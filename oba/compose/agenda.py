"""The data development agenda: what could not be assessed, why, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from oba.compose.rows import carded
from oba.compose.words import ASKS_BRIEFLY, ORDER, sentence
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.place import Place

SETTLED_BY = MappingProxyType({
    Reason.NOT_COLLECTED: "Nobody sent a number. Agree who sends it, and when.",
    Reason.NOT_AVAILABLE: "Ask the source when the number will be there.",
    Reason.NOT_APPLICABLE: "The number makes no sense here; nothing to do.",
    Reason.CONFIDENTIAL: "Withheld by the source, so that no child can be recognised.",
    Reason.LOW: "Too near nothing to print; nothing to do.",
    Reason.UNRELIABLE: "Ask the source for more cases, or for several years together.",
    Reason.OVERDUE: "The number should be here by now. Ask its owner.",
    Reason.DISPUTED: "Two numbers contradict each other. Settle which is right.",
    Reason.TOO_FEW_POINTS: "Send earlier years: a trend needs four numbers, a mean three.",
    Reason.TOO_EARLY: "The first number after the start or the history will answer it.",
    Reason.NO_INTERVAL: "Ask the source for the interval or the counts.",
    Reason.ROLLING_WINDOWS: "Each number shares years with the last, so no trend is drawn.",
    Reason.DEFINITION_BREAK: "The definition changed; numbers on either side are not compared.",
    Reason.NO_NUMERATORS: "Send the counts, so that the parts can be added up.",
    Reason.NO_TARGET: "Nobody has set a target for this period.",
    Reason.TO_BE_AGREED: "The Board has to agree a target.",
    Reason.NOT_YET_DUE: "The first target is for a later period.",
    Reason.MONITORED: "By design: the plan only watches this number.",
    Reason.NO_GOOD_DIRECTION: "By design: neither way is better.",
    Reason.NO_COMPARATOR: "Send a comparator’s number for the same period.",
    Reason.SUPPRESSED: "Withheld here, so that no child can be recognised.",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One reason why questions could not be answered: what would settle it, and which questions of which indicators."""

    reason: str
    settled_by: str
    which: tuple[str, ...]


def agenda(book: Book, place: Place) -> tuple[Gap, ...]:
    """Every reason that leaves a question of the place unanswered, the commonest first."""
    cards = [(rule.number or rule.id, book.assessments[rule.id, place.id]) for rule in carded(book, place)]
    found: dict[Reason, list[tuple[str, Question]]] = {}
    for number, assessment in cards:
        for question in ORDER:
            if reason := assessment[question].reason:
                found.setdefault(reason, []).append((number, question))
    ranked = sorted(found.items(), key=lambda item: -len(item[1]))
    return tuple(
        Gap(reason=sentence(reason), settled_by=SETTLED_BY[reason], which=_which(pairs, len(cards)))
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
    lines = (("Every question", none), *by_question)
    return tuple(f"{name} {_numbers(numbers, every)}" for name, numbers in lines if numbers)


def _numbers(numbers: list[str], every: int) -> str:
    return f"all {every}" if len(numbers) == every > 1 else ", ".join(numbers)
