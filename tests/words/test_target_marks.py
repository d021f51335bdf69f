"""How a target stands, in a shape and a word: each answer and each reason has exactly one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Question
from oba.domain.measure import Kind
from oba.words.target_marks import TARGET_MARKS, TargetMark, target_mark
from tests import build


def mark(answer: Answer | None = None, reason: Reason | None = None) -> TargetMark:
    """How the target of a finding stands."""
    return target_mark(Finding(question=Question.THRESHOLD, answer=answer, reason=reason), build.measure())


def test_the_three_ratings_have_their_own_marks() -> None:
    """Green is met, amber within reach, red missed."""
    assert [mark(one) for one in Question.THRESHOLD.answers] == [TargetMark.MET, TargetMark.NEAR, TargetMark.MISSED]


@pytest.mark.parametrize("reason", Question.THRESHOLD.reasons)
def test_no_reason_is_taken_for_a_rating(reason: Reason) -> None:
    """Where there is no answer, the mark says so and is hollow."""
    assert mark(reason=reason) not in (TargetMark.MET, TargetMark.NEAR, TargetMark.MISSED)


def test_a_withheld_number_is_told_from_a_missing_one_and_from_one_that_waits() -> None:
    """A board may ask of a missing number; of one that waits or is withheld it need not."""
    assert mark(reason=Reason.SUPPRESSED) == mark(reason=Reason.CONFIDENTIAL) == TargetMark.WITHHELD
    assert mark(reason=Reason.LATE) == mark(reason=Reason.NOT_COLLECTED) == TargetMark.NO_NUMBER
    assert mark(reason=Reason.NOT_YET_DUE) == TargetMark.NOT_DUE
    assert mark(reason=Reason.TO_BE_AGREED) == TargetMark.NOT_RATED


def test_what_has_no_number_is_told_in_words() -> None:
    """Whatever its finding says: nothing is rated."""
    narrative = replace(build.measure(), kind=Kind.NARRATIVE)
    unasked = Finding(question=Question.THRESHOLD, reason=Reason.NOT_ASKED)
    assert target_mark(unasked, narrative) is TargetMark.IN_WORDS


def test_no_two_marks_have_one_word() -> None:
    """The word on the wall tells every mark from every other, so that grey paper does too."""
    assert len({its.word for its in TARGET_MARKS.values()}) == len(TargetMark) == len(TARGET_MARKS)
