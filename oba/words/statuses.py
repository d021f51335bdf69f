"""How sure a number is, in a letter and in words, one row a status."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from oba.domain.evidence import Status


class StatusWords(NamedTuple):
    """The letter beside a number in a table, and what is said beside one that may still move."""

    letter: str | None
    unsure: str | None = None


STATUSES = MappingProxyType({
    Status.FINAL: StatusWords(None),
    Status.PROVISIONAL: StatusWords("p", unsure="provisional"),
    Status.REVISED: StatusWords("r"),
    Status.ESTIMATED: StatusWords("e", unsure="estimated"),
    Status.DISPUTED: StatusWords("d"),
    Status.ILLUSTRATIVE: StatusWords("i"),
})  # fmt: skip
LETTERS = MappingProxyType({row.letter: str(status) for status, row in STATUSES.items() if row.letter})
