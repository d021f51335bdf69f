"""What publishers call an answer: which of ours it is, and when the two cannot both be so."""

from __future__ import annotations

import pytest

from oba.domain.finding import Answer, Question
from oba.words.verdicts import contradicts, meant, verdicts


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("Increasing and getting worse", Question.DIRECTION, Answer.WORSENING),
        ("decreasing and getting better.", Question.DIRECTION, Answer.IMPROVING),
        ("No significant change", Question.DIRECTION, Answer.STEADY),
        ("Increasing", Question.DIRECTION, Answer.RISING),
        ("Better", Question.COMPARATORS, Answer.BETTER),
        ("Best", Question.COMPARATORS, Answer.MUCH_BETTER),
        ("Better 95%", Question.COMPARATORS, Answer.BETTER),
        ("Worse 99.8 %", Question.COMPARATORS, Answer.WORSE),
        ("Similar (95%).", Question.COMPARATORS, Answer.SIMILAR),
        ("LOWER", Question.COMPARATORS, Answer.LOWER),
        ("red", Question.THRESHOLD, Answer.RED),
        ("turned", Question.BASELINE, Answer.TURNED),
    ],
)
def test_a_word_tells_which_question_it_is_about(text: str, question: Question, answer: Answer) -> None:
    """Our own words and those of others, in capitals or not, with a full stop or without."""
    assert list(meant(text)) == [(question, text, answer)]


def test_a_cell_may_hold_several_and_words_of_no_one_meaning() -> None:
    """Semicolons part them; what means nothing here is kept to be shown and held against nothing."""
    cell = "Decreasing and getting better; Worse; Not compared;"
    assert verdicts(cell) == ("Decreasing and getting better", "Worse", "Not compared")
    assert [answer for _, _, answer in meant(cell)] == [Answer.IMPROVING, Answer.WORSE]
    assert verdicts("") == ()


@pytest.mark.parametrize(
    ("said", "ours", "both_cannot_be"),
    [
        (Answer.WORSENING, Answer.IMPROVING, True),
        (Answer.STEADY, Answer.WORSENING, True),
        (Answer.RISING, Answer.STEADY, True),
        (Answer.RISING, Answer.FALLING, True),
        (Answer.RISING, Answer.IMPROVING, False),
        (Answer.BETTER, Answer.MUCH_BETTER, False),
        (Answer.MUCH_WORSE, Answer.WORSE, False),
        (Answer.MUCH_BETTER, Answer.SIMILAR, True),
        (Answer.HIGHER, Answer.LOWER, True),
        (Answer.HIGHER, Answer.WORSE, False),
        (Answer.RED, Answer.RED, False),
        (Answer.RED, Answer.AMBER, True),
    ],
)
def test_when_a_verdict_contradicts_an_answer(said: Answer, ours: Answer, both_cannot_be: bool) -> None:  # noqa: FBT001
    """Only answers that one rule could give are held together; two levels contradict one by their side alone."""
    assert contradicts(said, ours) is both_cannot_be
