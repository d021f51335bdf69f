"""The data development agenda: what would answer each question that has no answer."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.data_development import development, unasked
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from tests import written
from tests.build import version
from tests.compose.situations import assessed, assessment, unanswered

WHOLE = written.book()
VERSION = version()


def test_nothing_is_on_the_agenda_when_everything_is_answered() -> None:
    """Five answers leave nothing to do."""
    assert development(assessment(WHOLE), VERSION) == ()


def test_each_thing_to_do_is_said_once_with_its_questions() -> None:
    """Questions that wait for the same thing share a line."""
    book = assessed(
        WHOLE,
        written.unknown(Question.BASELINE, Reason.TOO_EARLY),
        written.unknown(Question.THRESHOLD, Reason.NOT_YET_DUE),
        written.unknown(Question.COMPARATORS, Reason.NO_COMPARATOR),
    )
    assert development(assessment(book), VERSION) == (
        "Good enough and turning the curve: wait for the next number.",
        "How we compare: find the comparator’s number for the same period.",
    )


def test_one_reason_for_everything_is_one_line() -> None:
    """A number that is not there is asked for once."""
    book = unanswered(WHOLE, Reason.LATE, None)
    assert development(assessment(book), VERSION) == ("All five answers: send the number that is late.",)


def test_what_the_rule_does_not_ask_is_not_on_the_agenda() -> None:
    """No comparator and no history in the rule are nothing to collect; without any number all is said together."""
    silent = replace(
        VERSION,
        comparators=replace(VERSION.comparators, places=()),
        baseline=replace(VERSION.baseline, history=()),
    )
    book = assessed(
        WHOLE,
        written.unknown(Question.BASELINE, Reason.TOO_FEW_POINTS),
        written.unknown(Question.COMPARATORS, Reason.NO_COMPARATOR),
    )
    assert development(assessment(book), silent) == ()
    assert len(development(assessment(book), VERSION)) == 2
    assert development(assessment(unanswered(WHOLE, Reason.LATE, None)), silent) == (
        "All five answers: send the number that is late.",
    )
    assert [unasked(question, silent) for question in Question] == [
        "", "", "the rule names no history", "", "the rule names no comparator",
    ]  # fmt: skip
