"""What has been received: a file is known by its digest, an answer by the question as it was asked."""

from __future__ import annotations

from oba.domain.received import Arrival, LastingAnswer, Received

FILE = Arrival(file="neet.xlsx", digest="ab12", round="2010-11-q2", sender="connexions")
TOLD = LastingAnswer(id="sign-star", question="What does * mean?", answer="c")
RECEIVED = Received(told=(TOLD,), files=(FILE,))


def test_what_was_told_holds_for_the_same_question_only() -> None:
    """The same id with another question is another matter, which nobody has answered."""
    assert RECEIVED.answer_to("sign-star", "What does * mean?") == "c"
    assert RECEIVED.answer_to("sign-star", "What does ** mean?") == ""
    assert RECEIVED.answer_to("sign-dash", "What does * mean?") == ""


def test_a_file_is_known_by_its_bytes() -> None:
    """Whatever it is called."""
    assert RECEIVED.arrival("ab12") == FILE
    assert RECEIVED.arrival("cd34") is None
