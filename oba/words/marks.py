"""An answer as it is shown, or its reason where there is none: a shape, a word and a tone, always together."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding
from oba.words.answers import ANSWERS, AnswerWords, Tone
from oba.words.lists import sentence
from oba.words.reasons import NOT_RATED, REASONS, ReasonWords

_ROWS: Mapping[str, AnswerWords | ReasonWords] = MappingProxyType({
    **{str(answer): row for answer, row in ANSWERS.items()},
    **{str(reason): row for reason, row in REASONS.items()},
})  # fmt: skip


class Mark(NamedTuple):
    """An answer as it is shown: a shape, a word and the name of a colour in tokens.css, always together."""

    glyph: str
    word: str
    tone: Tone


def mark(finding: Finding) -> Mark:
    """Show an answer on a card, or what its reason is called to the public."""
    return _mark(finding, REASONS[finding.reason].public if finding.reason else None)


def brief_mark(finding: Finding) -> Mark:
    """Show an answer or a reason in the width of a column."""
    return brief_said(finding.said)


def brief_said(said: Answer | Reason) -> Mark:
    """Show what was said to a question, in the width of a column, where the finding itself is not at hand."""
    row = _ROWS[said]
    return Mark(row.glyph, sentence(row.briefly or said), row.tone)


def mark_beside(finding: Finding | None) -> Mark:
    """Show another place's answer beside one's own; a place that was not asked has none."""
    if finding is None:
        return Mark(NOT_RATED, "None", Tone.NONE)
    return _mark(finding, REASONS[finding.reason].beside if finding.reason else None)


def _mark(finding: Finding, word: str | None) -> Mark:
    row = _ROWS[finding.says]
    return Mark(row.glyph, sentence(word or finding.says), row.tone)
