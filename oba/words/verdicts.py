"""What publishers call an answer, in their words: which of ours it is, and so which question it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from oba.domain.assessment import Assessment
from oba.domain.finding import Answer, Question

_OWN = {str(answer): answer for answer in Answer}
# Their words beside our own. What is not here, or has two meanings, is shown and held against nothing.
_THEIRS = {
    "increasing and getting better": Answer.IMPROVING,
    "decreasing and getting better": Answer.IMPROVING,
    "increasing and getting worse": Answer.WORSENING,
    "decreasing and getting worse": Answer.WORSENING,
    "special cause improvement": Answer.IMPROVING,
    "special cause concern": Answer.WORSENING,
    "increasing": Answer.RISING,
    "decreasing": Answer.FALLING,
    "no significant change": Answer.STEADY,
    "no change": Answer.STEADY,
    "common cause": Answer.STEADY,
    "maintaining": Answer.STEADY,
    "consistently passes": Answer.GREEN,
    "passes or fails by chance": Answer.AMBER,
    "consistently fails": Answer.RED,
    "best": Answer.MUCH_BETTER,
    "same": Answer.SIMILAR,
    "worst": Answer.MUCH_WORSE,
}
_LEVEL = re.compile(r"\s*\(?(95|99\.8)\s*%\)?$")
_MEANS: Mapping[str, Answer] = MappingProxyType({**_OWN, **_THEIRS})


def verdicts(text: str) -> tuple[str, ...]:
    """The verdicts in a cell, those that semicolons part."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def meant(text: str) -> Iterator[tuple[Question, str, Answer]]:
    """Each verdict in a cell that is one of our answers in other words, with the question it is about.

    At which level a publisher is sure does not change what it says: Better 95% is better.
    """
    for said in verdicts(text):
        answer = _MEANS.get(plain_verdict(said))
        if answer:
            yield _question(answer), said, answer


def plain_verdict(said: str) -> str:
    """A verdict in small letters, without how sure it is: Better 95% is better."""
    return _LEVEL.sub("", said.rstrip(".")).casefold()


def contradictions(text: str, assessment: Assessment) -> Iterator[tuple[Question, str, Answer]]:
    """Each verdict in a cell that contradicts our answer to its question, with that question and our answer."""
    for question, said, answer in meant(text):
        ours = assessment[question].answer
        if ours and contradicts(answer, ours):
            yield question, said, ours


def contradicts(said: Answer, ours: Answer) -> bool:
    """Whether a verdict and our answer to its question cannot both be so.

    Where one names a good way and the other only a way there is nothing to hold together; nor is much better, which
    only two levels can tell, more than better.
    """
    both = (said, ours)
    question = _question(said)
    alike = any(all(one in answers for one in both) for answers in (question.answers, question.neutral_answers))
    return alike and _side(said) != _side(ours)


def _side(answer: Answer) -> str:
    return str(answer).removeprefix("much ")


def _question(answer: Answer) -> Question:
    return next(one for one in Question if answer in (*one.answers, *one.neutral_answers))
