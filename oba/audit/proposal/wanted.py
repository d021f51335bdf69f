"""Which answers a version of a rule may be expected to give."""

from __future__ import annotations

from oba.domain.finding import Answer, Question
from oba.domain.rule import Better, ChanceTest, Version

_TWO_LEVELS = (ChanceTest.AT_TWO_LEVELS, ChanceTest.TWO_FUNNELS)
_MUCH = (Answer.MUCH_BETTER, Answer.MUCH_WORSE, Answer.MUCH_HIGHER, Answer.MUCH_LOWER)


def wanted(version: Version, question: Question) -> tuple[Answer, ...]:
    """Every answer that a version can give to a question it asks; none to one it does not ask."""
    if not version.asks(question):
        return ()
    neutral = version.direction.better is Better.NONE
    answers = (question.neutral_answers if neutral else ()) or question.answers
    if question is Question.COMPARATORS and version.comparators.test not in _TWO_LEVELS:
        return tuple(answer for answer in answers if answer not in _MUCH)
    if question is Question.THRESHOLD and not has_amber(version):
        return tuple(answer for answer in answers if answer is not Answer.AMBER)
    return answers


def has_amber(version: Version) -> bool:
    """Whether a rating may be amber: by a width, a test, a method, or where the direction decides."""
    rule = version.threshold
    moved = any(not target.aim.numeric for target in version.trajectory.targets)
    return bool(rule.amber or rule.test or rule.method or moved)
