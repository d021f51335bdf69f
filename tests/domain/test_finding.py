"""Findings: an answer's word or a reason's, and an assessment by question."""

from __future__ import annotations

from oba.domain.assessment import Assessment
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Question
from tests.build import INDICATOR, TOP, version


def test_a_finding_says_its_answer_or_its_reason() -> None:
    """What a finding says is the word of its answer, or of the reason why there is none."""
    assert Finding(question=Question.THRESHOLD, answer=Answer.AMBER).says == "amber"
    assert Finding(question=Question.THRESHOLD, reason=Reason.NOT_YET_DUE).says == "not yet due"


def test_an_assessment_is_asked_by_question() -> None:
    """Each of the five questions gives its own finding."""
    findings = {question: Finding(question=question, reason=Reason.LATE) for question in Question}
    found = Assessment(indicator=INDICATOR, place=TOP, judged=None, version=version(), findings=findings)
    assert [found[question].question for question in Question] == list(Question)
