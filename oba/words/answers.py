"""Answers as they are shown: a shape, a word and a tone, always together."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from oba.domain.book import Change
from oba.domain.finding import Answer, Finding
from oba.words.lists import sentence


class Mark(NamedTuple):
    """An answer as it is shown: a shape, a word and the name of a colour in tokens.css, always together."""

    glyph: str
    word: str
    tone: str


# A solid triangle has arrived, a hollow one is on its way, two are more than one; the tones are those of tokens.css.
_SHAPES = MappingProxyType({
    Answer.GREEN: ("●", "green"), Answer.AMBER: ("◆", "amber"), Answer.RED: ("■", "red"),
    Answer.IMPROVING: ("▲", "good"), Answer.STEADY: ("●", "same"), Answer.WORSENING: ("▼", "concern"),
    Answer.RISING: ("↑", "same"), Answer.FALLING: ("↓", "same"),
    Answer.TURNED: ("▲", "good"), Answer.TURNING: ("△", "good"), Answer.ON_BASELINE: ("●", "same"),
    Answer.WORSE_THAN_BASELINE: ("▼", "concern"),
    Answer.REACHED: ("▲", "good"), Answer.ON_COURSE: ("△", "good"), Answer.BEHIND: ("▽", "concern"),
    Answer.FURTHER_OFF: ("▼", "concern"),
    Answer.BETTER: ("▲", "good"), Answer.SIMILAR: ("●", "same"), Answer.WORSE: ("▼", "concern"),
    Answer.MUCH_BETTER: ("▲▲", "good"), Answer.MUCH_WORSE: ("▼▼", "concern"),
})  # fmt: skip
_UNKNOWN = ("○", "none")


def mark(finding: Finding) -> Mark:
    """Show a finding's answer, or its reason when there is none, as a shape, a word and a tone."""
    glyph, tone = _SHAPES[finding.answer] if finding.answer else _UNKNOWN
    return Mark(glyph, sentence(finding.says), tone)


def change(changed: Change) -> str:
    """Say how an answer differs from the round before: amber, was red."""
    return f"{changed.after}, was {changed.before}"
