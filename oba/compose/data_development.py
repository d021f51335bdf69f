"""Data development: which questions have no answer, and what would give them one."""

from __future__ import annotations

from collections.abc import Iterator

from oba.domain.assessment import Assessment
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.rule import Version
from oba.words import QUESTIONS, REASONS, listed, sentence


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
    for question in QUESTIONS:
        reason = assessment[question].reason
        if reason and not (known and unasked(question, version)):
            yield question, reason


def development(assessment: Assessment, version: Version) -> tuple[str, ...]:
    """The data development agenda of a card: what to do for every question without an answer, each thing said once."""
    mends = {question: REASONS[reason].mend for question, reason in open_questions(assessment, version)}
    asked = {mend: [question for question in mends if mends[question] == mend] for mend in mends.values()}
    return tuple(sentence(f"{_named(questions)}: {mend}.") for mend, questions in asked.items())


def _named(questions: list[Question]) -> str:
    every = len(questions) == len(QUESTIONS)
    return "all five answers" if every else listed(QUESTIONS[question].within for question in questions)
