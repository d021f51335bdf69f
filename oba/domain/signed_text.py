"""What a person wrote and signed for one section of a document of the year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from oba.domain.plan import Round
from oba.domain.problem import Where
from oba.domain.publication import Publication
from oba.domain.publication_section import OF_OUTCOME

CITED = re.compile(r"(?<!\\)\[@\s*([^\]\n]*?)\s*\]")  # [@ni-117], inside a text


class Thing(StrEnum):
    """What a text may rest on: an indicator, or a row of a register."""

    INDICATOR = "indicator"
    MILESTONE = "milestone"
    ACTION = "action"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One thing that a text rests on, and how the text writes it."""

    thing: Thing
    id: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedText:
    """One text: who wrote it, as what, when, and its Markdown without headings of its section's own level.

    `about` is everything that its head or its words cite, in the order in which they do; `source` where its facts
    stand; `illustrative` says that somebody made it up; `words_of` are the young people whose words they are, empty
    where they are not theirs, or not yet.
    """

    round: str
    publication: Publication
    section: str
    author: str
    written: date
    markdown: str
    where: Where
    role: str = ""
    about: tuple[Reference, ...] = ()
    source: str = ""
    illustrative: bool = False
    words_of: str = ""

    @property
    def outcome(self) -> str:
        """The outcome that it is about; empty where it is about the whole year."""
        return self.section.removeprefix(OF_OUTCOME) if self.section.startswith(OF_OUTCOME) else ""

    @property
    def signature(self) -> str:
        """Who signs it: a name, and as what."""
        return f"{self.author}, {self.role}" if self.role else self.author


def texts_of(texts: Iterable[SignedText], now: Round) -> tuple[SignedText, ...]:
    """The texts that a round prints: those signed for it, of the documents that it makes."""
    return tuple(one for one in texts if one.round == now.id and one.publication in now.publications)
