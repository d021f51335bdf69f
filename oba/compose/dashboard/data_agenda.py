"""The data development agenda: what could not be assessed, why, and what would settle it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from oba.compose.dashboard.rows import carded, label, together
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.place import Place
from oba.words import QUESTIONS, REASONS, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class DataGap:
    """One reason why questions could not be answered: what would settle it, and which questions of which indicators."""

    reason: str
    settled_by: str
    which: tuple[str, ...]


def data_agenda(book: Book, place: Place) -> tuple[DataGap, ...]:
    """Every reason that leaves a question of the place unanswered, the commonest first.

    No data would answer a question that the rule does not ask, nor bring a target to what is only watched.
    """
    found = {label(rule): book.assessments[rule.id, place.id] for rule in carded(book, place)}
    gaps = [
        (reason, question, named)
        for named, assessment in found.items()
        for question in QUESTIONS
        if question in assessment.asked and (reason := assessment[question].reason) and not _watched(assessment, reason)
    ]
    asked = {named: len(assessment.asked) for named, assessment in found.items()}
    return tuple(
        DataGap(
            reason=sentence(reason),
            settled_by=f"{sentence(REASONS[reason].mend)}.",
            which=_which([(question, named) for why, question, named in gaps if why is reason], asked),
        )
        for reason, _ in Counter(reason for reason, _, _ in gaps).most_common()
    )


def _watched(assessment: Assessment, reason: Reason) -> bool:
    """Whether a reason is that the rule watches the number by design, and sets it no target on purpose."""
    by_design = assessment[Question.THRESHOLD].reason is Reason.MONITORED
    return by_design and reason in (Reason.MONITORED, Reason.NO_TARGET)


def _which(gaps: list[tuple[Question, str]], asked: Mapping[str, int]) -> tuple[str, ...]:
    """The indicators by question; those for which no question could be answered are said once."""
    open_ = Counter(named for _, named in gaps)
    whole = [named for named, count in open_.items() if count == asked[named] > 1]
    by_question = (
        (row.briefly, [named for about, named in gaps if about is question and named not in whole])
        for question, row in QUESTIONS.items()
    )
    return tuple(
        f"{head} {_together(labels, len(asked))}"
        for head, labels in (("Every question:", whole), *by_question)
        if labels
    )


def _together(labels: list[str], every: int) -> str:
    return f"all {every}" if len(labels) == every > 1 else together(labels)
