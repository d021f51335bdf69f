"""The data development agenda: what would answer each question that has no answer."""

from __future__ import annotations

from oba.compose.reasons import agenda, mend, why
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from tests import written
from tests.compose.situations import assessed, assessment, unanswered

WHOLE = written.book()


def test_nothing_is_on_the_agenda_when_everything_is_answered() -> None:
    """Five answers leave nothing to do."""
    assert agenda(assessment(WHOLE)) == ()


def test_each_thing_to_do_is_said_once_with_its_questions() -> None:
    """Questions that wait for the same thing share a line."""
    book = assessed(
        WHOLE,
        written.unknown(Question.BASELINE, Reason.TOO_EARLY),
        written.unknown(Question.THRESHOLD, Reason.NOT_YET_DUE),
        written.unknown(Question.COMPARATORS, Reason.NO_COMPARATOR),
    )
    assert agenda(assessment(book)) == (
        "Good enough and turning the curve: wait for the next number.",
        "How we compare: find the comparator’s number for the same period.",
    )


def test_one_reason_for_everything_is_one_line() -> None:
    """A number that is not there is asked for once."""
    book = unanswered(WHOLE, Reason.OVERDUE, None)
    assert agenda(assessment(book)) == ("All five answers: send the number that is overdue.",)


def test_every_reason_is_explained_and_has_a_mend() -> None:
    """No reason is without words."""
    assert all(why(reason) and mend(reason) for reason in Reason)
