"""The five questions in the order of a page: how each is asked, and what it is about."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from oba.domain.evidence import Reason
from oba.domain.finding import Question


class QuestionWords(NamedTuple):
    """What a question is called: asked in full, asked at the head of a column, and named within a sentence."""

    asks: str
    briefly: str
    within: str


QUESTIONS = MappingProxyType({
    Question.THRESHOLD: QuestionWords("Is it good enough?", "Good enough?", "good enough"),
    Question.DIRECTION: QuestionWords("Is it getting better?", "Getting better?", "getting better"),
    Question.BASELINE: QuestionWords("Are we turning the curve?", "Turning the curve?", "turning the curve"),
    Question.TRAJECTORY: QuestionWords("Will we get there?", "Get there?", "getting there"),
    Question.COMPARATORS: QuestionWords("How do we compare?", "Compare?", "how we compare"),
})  # fmt: skip
_NARROW = MappingProxyType({Question.BASELINE: "Turning?"})
_LACKING = MappingProxyType({
    Question.DIRECTION: "number",
    Question.THRESHOLD: "target",
    Question.BASELINE: "baseline",
    Question.TRAJECTORY: "trajectory",
    Question.COMPARATORS: "comparators",
})  # fmt: skip


def column_head(question: Question) -> str:
    """How a question is asked at the head of a narrow column, *Turning?* for turning the curve."""
    return _NARROW.get(question, QUESTIONS[question].briefly)


def unasked(question: Question) -> str:
    """Say that a rule does not ask a question, and what it lacks: not asked: no baseline."""
    return f"{Reason.NOT_ASKED}: no {_LACKING[question]}"
