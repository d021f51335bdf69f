"""The data development agenda: what could not be assessed, why, and what would settle it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from oba.compose.dashboard.rows import carded, label, together
from oba.compose.data_development import open_questions
from oba.compose.subject import subject_of
from oba.domain.book import Book
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
    """Every reason that leaves a question of the place unanswered, the commonest first."""
    subjects = [subject_of(book, rule.id, place) for rule in carded(book, place)]
    gaps = [
        (reason, question, label(subject.rule))
        for subject in subjects
        for question, reason in open_questions(subject.assessment, subject.version)
    ]
    return tuple(
        DataGap(
            reason=sentence(reason),
            settled_by=f"{sentence(REASONS[reason].mend)}.",
            which=_which([(question, named) for why, question, named in gaps if why is reason], len(subjects)),
        )
        for reason, _ in Counter(reason for reason, _, _ in gaps).most_common()
    )


def _which(gaps: list[tuple[Question, str]], every: int) -> tuple[str, ...]:
    """The indicators by question; those for which no question could be answered are said once."""
    asked = Counter(named for _, named in gaps)
    whole = [named for named, count in asked.items() if count == len(QUESTIONS)]
    by_question = (
        (row.briefly, [named for asked, named in gaps if asked is question and named not in whole])
        for question, row in QUESTIONS.items()
    )
    return tuple(
        f"{head} {_together(labels, every)}" for head, labels in (("Every question:", whole), *by_question) if labels
    )


def _together(labels: list[str], every: int) -> str:
    return f"all {every}" if len(labels) == every > 1 else together(labels)
