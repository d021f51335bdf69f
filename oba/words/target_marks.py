"""Where a target stands, for whoever walks past: a shape, a word, and the word that a child of eleven reads."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding
from oba.domain.measure import Measure
from oba.words.answers import Tone
from oba.words.reasons import NOT_YET, REASONS


class TargetMark(StrEnum):
    """Each way in which a target can stand, by the name of its shape, in the order in which a tally counts them."""

    MET = "met"
    NEAR = "near"
    MISSED = "missed"
    NOT_DUE = "not-due"
    NO_NUMBER = "no-number"
    WITHHELD = "withheld"
    NOT_RATED = "not-rated"
    IN_WORDS = "in-words"


class TargetMarkWords(NamedTuple):
    """How a mark is told: its word on the poster, the word for young people, and its colour."""

    word: str
    plainly: str
    tone: Tone


TARGET_MARKS = MappingProxyType({
    TargetMark.MET: TargetMarkWords("Met", "done", Tone.GREEN),
    TargetMark.NEAR: TargetMarkWords("Within reach", "nearly", Tone.AMBER),
    TargetMark.MISSED: TargetMarkWords("Missed", "not there yet", Tone.RED),
    TargetMark.NOT_DUE: TargetMarkWords("Not yet due", "can’t say yet", Tone.WAITING),
    TargetMark.NO_NUMBER: TargetMarkWords("No number", "can’t say yet", Tone.NONE),
    TargetMark.WITHHELD: TargetMarkWords("Withheld", "can’t say yet", Tone.NONE),
    TargetMark.NOT_RATED: TargetMarkWords("Not rated", "can’t say yet", Tone.NONE),
    TargetMark.IN_WORDS: TargetMarkWords("In words", "can’t say yet", Tone.NONE),
})  # fmt: skip
_OF_ANSWER = MappingProxyType({
    Answer.GREEN: TargetMark.MET, Answer.AMBER: TargetMark.NEAR, Answer.RED: TargetMark.MISSED,
})  # fmt: skip
_NUMBERLESS = frozenset({Reason.NOT_COLLECTED, Reason.NOT_AVAILABLE, Reason.LATE, Reason.AWAITED})


def target_mark(rated: Finding, measure: Measure) -> TargetMark:
    """How a target stands, from the answer to whether its number is good enough or the reason why there is none.

    What has no number is told in words.
    """
    if measure.is_narrative:
        return TargetMark.IN_WORDS
    if rated.answer:
        return _OF_ANSWER[rated.answer]
    if rated.reason in (Reason.SUPPRESSED, Reason.CONFIDENTIAL):
        return TargetMark.WITHHELD
    if rated.reason in _NUMBERLESS:
        return TargetMark.NO_NUMBER
    waits = rated.reason is not None and REASONS[rated.reason].glyph == NOT_YET
    return TargetMark.NOT_DUE if waits else TargetMark.NOT_RATED
