"""An answer as it is shown, or its reason where there is none: a shape, a word and a tone, always together."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from oba.domain.finding import Finding
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
    return _mark(finding, _ROWS[finding.says].briefly)


def mark_beside(finding: Finding | None) -> Mark:
    """Show another place's answer beside one's own; a place that was not asked has none."""
    if finding is None:
        return Mark(NOT_RATED, "None", Tone.NONE)
    return _mark(finding, REASONS[finding.reason].beside if finding.reason else None)


def _mark(finding: Finding, word: str | None) -> Mark:
    row = _ROWS[finding.says]
    return Mark(row.glyph, sentence(word or finding.says), row.tone)
