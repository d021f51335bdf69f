"""The five questions, and every answer and reason that each can have."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from oba.domain.evidence import Reason


class Question(StrEnum):
    """The five questions, named by their keys in a rule."""

    DIRECTION = "direction"
    THRESHOLD = "threshold"
    BASELINE = "baseline"
    TRAJECTORY = "trajectory"
    COMPARATORS = "comparators"

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer it can have where one way is better."""
        return _ANSWERS[self]

    @property
    def neutral_answers(self) -> tuple[Answer, ...]:
        """Every answer it can have where neither way is better, those instead of `answers`; empty where it has none."""
        return _NEUTRAL.get(self, ())

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every reason that can stand in the place of its answer."""
        return tuple(reason for reason in Reason if self in _ONLY.get(reason, (self,)))


class Answer(StrEnum):
    """Every answer a question can have; a question without one has a reason instead."""

    IMPROVING = "improving"
    STEADY = "steady"
    WORSENING = "worsening"
    RISING = "rising"
    FALLING = "falling"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    TURNED = "turned"
    TURNING = "turning"
    ON_BASELINE = "on baseline"
    WORSE_THAN_BASELINE = "worse than baseline"
    REACHED = "reached"
    ON_COURSE = "on course"
    BEHIND = "behind"
    FURTHER_OFF = "further off"
    MUCH_BETTER = "much better"
    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    MUCH_WORSE = "much worse"
    MUCH_HIGHER = "much higher"
    HIGHER = "higher"
    LOWER = "lower"
    MUCH_LOWER = "much lower"


_ANSWERS = MappingProxyType({
    Question.DIRECTION: (Answer.IMPROVING, Answer.STEADY, Answer.WORSENING),
    Question.THRESHOLD: (Answer.GREEN, Answer.AMBER, Answer.RED),
    Question.BASELINE: (Answer.TURNED, Answer.TURNING, Answer.ON_BASELINE, Answer.WORSE_THAN_BASELINE),
    Question.TRAJECTORY: (Answer.REACHED, Answer.ON_COURSE, Answer.BEHIND, Answer.FURTHER_OFF),
    Question.COMPARATORS: (Answer.MUCH_BETTER, Answer.BETTER, Answer.SIMILAR, Answer.WORSE, Answer.MUCH_WORSE),
})  # fmt: skip
_NEUTRAL = MappingProxyType({
    Question.DIRECTION: (Answer.RISING, Answer.STEADY, Answer.FALLING),
    Question.COMPARATORS: (Answer.MUCH_HIGHER, Answer.HIGHER, Answer.SIMILAR, Answer.LOWER, Answer.MUCH_LOWER),
})  # fmt: skip
_ONLY = MappingProxyType({
    Reason.NOT_ASKED: tuple(question for question in Question if question is not Question.DIRECTION),
    Reason.NO_BASELINE: (Question.BASELINE,),
    Reason.NO_START: (Question.DIRECTION, Question.THRESHOLD, Question.TRAJECTORY),
    Reason.OTHER_PERIOD: (Question.THRESHOLD, Question.COMPARATORS),
    Reason.MONITORED: (Question.THRESHOLD,),
    Reason.NOT_YET_DUE: (Question.THRESHOLD, Question.TRAJECTORY),
    Reason.NO_TARGET: (Question.THRESHOLD, Question.TRAJECTORY),
    Reason.TO_BE_AGREED: (Question.THRESHOLD, Question.TRAJECTORY),
    Reason.NO_COMPARATOR: (Question.THRESHOLD, Question.COMPARATORS),
    Reason.TOO_FEW_POINTS: (Question.DIRECTION, Question.THRESHOLD, Question.BASELINE, Question.TRAJECTORY),
    Reason.ROLLING_WINDOWS: (Question.DIRECTION, Question.BASELINE),
    Reason.NO_INTERVAL: (Question.DIRECTION, Question.THRESHOLD, Question.COMPARATORS),
})  # fmt: skip
