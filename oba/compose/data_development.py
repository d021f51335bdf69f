"""Data development: which questions have no answer, and what would give them one."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from oba.domain.evidence import Reason
from oba.domain.finding import Assessment, Question
from oba.domain.rule import Version
from oba.words import ORDER, listed, mend, sentence

_TO_SAY = MappingProxyType({
    Question.THRESHOLD: "good enough", Question.DIRECTION: "getting better", Question.BASELINE: "turning the curve",
    Question.TRAJECTORY: "getting there", Question.COMPARATORS: "how we compare",
})  # fmt: skip


def unasked(question: Question, version: Version) -> str:
    """Say that the rule itself does not ask a question, and what it lacks; empty where it does ask."""
    if question is Question.COMPARATORS and not version.comparators.places:
        return "the rule names no comparator"
    if question is Question.BASELINE and not version.baseline.history:
        return "the rule names no history"
    return ""


def open_questions(assessment: Assessment, version: Version) -> Iterator[tuple[Question, Reason]]:
    """The questions without an answer, with their reasons, in the order of a card.

    No data would answer a question that the rule does not ask: it is left out, unless no number is known at all.
    """
    known = assessment.judged is not None and assessment.judged.value is not None
    for question in ORDER:
        reason = assessment[question].reason
        if reason and not (known and unasked(question, version)):
            yield question, reason


def development(assessment: Assessment, version: Version) -> tuple[str, ...]:
    """The data development agenda: what to do for every question without an answer, each thing said once."""
    asked: dict[str, list[Question]] = {}
    for question, reason in open_questions(assessment, version):
        asked.setdefault(mend(reason), []).append(question)
    return tuple(sentence(f"{_asked(questions)}: {what}.") for what, questions in asked.items())


def _asked(questions: list[Question]) -> str:
    return "all five answers" if len(questions) == len(ORDER) else listed([_TO_SAY[q] for q in questions])
