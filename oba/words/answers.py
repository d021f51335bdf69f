"""Answers: the shape, the tone and the words of each, one row an answer."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from oba.domain.finding import Answer, Question
from oba.words.lists import listed


class Tone(StrEnum):
    """The name of a colour in tokens.css."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GOOD = "good"
    SAME = "same"
    CONCERN = "concern"
    NONE = "none"
    WAITING = "waiting"

    @property
    def news(self) -> int:
        """Whether it is good news (1), bad (-1) or neither (0)."""
        return (self in (Tone.GREEN, Tone.GOOD)) - (self in (Tone.RED, Tone.CONCERN))


class AnswerWords(NamedTuple):
    """How an answer is shown beside its own word.

    `briefly` is its word in a column too narrow for its own, `joint` joins a comparator to it (better than, similar
    to), and `only` says when it can be given, where not every rule can give it.
    """

    glyph: str
    tone: Tone
    briefly: str | None = None
    joint: str | None = None
    only: str | None = None


# A solid triangle has arrived, a hollow one is on its way, two are more than one.
ANSWERS = MappingProxyType({
    Answer.GREEN: AnswerWords("●", Tone.GREEN),
    Answer.AMBER: AnswerWords("◆", Tone.AMBER),
    Answer.RED: AnswerWords("■", Tone.RED),
    Answer.IMPROVING: AnswerWords("▲", Tone.GOOD),
    Answer.STEADY: AnswerWords("●", Tone.SAME),
    Answer.WORSENING: AnswerWords("▼", Tone.CONCERN),
    Answer.RISING: AnswerWords("↑", Tone.SAME),
    Answer.FALLING: AnswerWords("↓", Tone.SAME),
    Answer.TURNED: AnswerWords("▲", Tone.GOOD),
    Answer.TURNING: AnswerWords("△", Tone.GOOD),
    Answer.ON_BASELINE: AnswerWords("●", Tone.SAME),
    Answer.WORSE_THAN_BASELINE: AnswerWords("▼", Tone.CONCERN, briefly="worse"),
    Answer.REACHED: AnswerWords("▲", Tone.GOOD),
    Answer.ON_COURSE: AnswerWords("△", Tone.GOOD),
    Answer.BEHIND: AnswerWords("▽", Tone.CONCERN),
    Answer.FURTHER_OFF: AnswerWords("▼", Tone.CONCERN),
    Answer.MUCH_BETTER: AnswerWords("▲▲", Tone.GOOD, joint="than", only="by two intervals"),
    Answer.BETTER: AnswerWords("▲", Tone.GOOD, joint="than"),
    Answer.SIMILAR: AnswerWords("●", Tone.SAME, joint="to"),
    Answer.WORSE: AnswerWords("▼", Tone.CONCERN, joint="than"),
    Answer.MUCH_WORSE: AnswerWords("▼▼", Tone.CONCERN, joint="than", only="by two intervals"),
    Answer.MUCH_HIGHER: AnswerWords("↑↑", Tone.SAME, joint="than", only="by two intervals"),
    Answer.HIGHER: AnswerWords("↑", Tone.SAME, joint="than"),
    Answer.LOWER: AnswerWords("↓", Tone.SAME, joint="than"),
    Answer.MUCH_LOWER: AnswerWords("↓↓", Tone.SAME, joint="than", only="by two intervals"),
})  # fmt: skip


def answers_to(question: Question) -> str:
    """The answers a question can have, those that only some rules can give in brackets: green, amber or red."""
    neutral = _with_the_rare(question.neutral_answers)
    return _with_the_rare(question.answers) + (f"; where neither way is better, {neutral}" if neutral else "")


def _with_the_rare(answers: Sequence[Answer]) -> str:
    rare: dict[str, list[Answer]] = {"": []}
    for answer in answers:
        rare.setdefault(ANSWERS[answer].only or "", []).append(answer)
    usual = listed(rare.pop(""), "or")
    return usual + "".join(f" ({when} also {listed(some, 'or')})" for when, some in rare.items())
