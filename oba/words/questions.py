"""The five questions: their order on a page and what each is called."""

from __future__ import annotations

from types import MappingProxyType

from oba.domain.finding import Question

ORDER = (Question.THRESHOLD, Question.DIRECTION, Question.BASELINE, Question.TRAJECTORY, Question.COMPARATORS)
ASKS = MappingProxyType({
    Question.THRESHOLD: "Is it good enough?",
    Question.DIRECTION: "Is it getting better?",
    Question.BASELINE: "Are we turning the curve?",
    Question.TRAJECTORY: "Will we get there?",
    Question.COMPARATORS: "How do we compare?",
})  # fmt: skip
ASKS_BRIEFLY = MappingProxyType({
    Question.THRESHOLD: "Good enough?",
    Question.DIRECTION: "Getting better?",
    Question.BASELINE: "Turning the curve?",
    Question.TRAJECTORY: "Get there?",
    Question.COMPARATORS: "Compare?",
})  # fmt: skip
