"""What a workbook of a round is made of: sheets, their headings, and cells of text, days and numbers as printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from oba.domain.number import fixed, round_half_away


class ResultNumber(NamedTuple):
    """A number with the decimals it is printed with; no more of it than these leaves the program."""

    value: Fraction
    decimals: int

    @property
    def text(self) -> str:
        """Its digits, for a file."""
        return fixed(self.value, self.decimals)


ResultCell: TypeAlias = str | date | ResultNumber | None


def as_printed(value: Fraction | None, decimals: int) -> ResultNumber | None:
    """A number as it is printed; an empty cell where there is none."""
    return None if value is None else ResultNumber(round_half_away(value, decimals), decimals)


def yes(so: bool) -> str:  # noqa: FBT001 - what is asked is its name
    """The word of a column that is empty otherwise."""
    return "yes" if so else ""


class ColumnHead(NamedTuple):
    """The heading of a column, and how many characters wide the column is."""

    text: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSheet:
    """One sheet: its name, what its columns are, and its rows; `beyond` columns at the end are for the screen only."""

    title: str
    heads: tuple[ColumnHead, ...]
    rows: tuple[tuple[ResultCell, ...], ...]
    beyond: int = 0

    @property
    def printed(self) -> int:
        """How many columns go on paper."""
        return len(self.heads) - self.beyond


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultBook:
    """A whole workbook; `mark` says on every printed page what in it is illustrative, `known` is the cut-off."""

    title: str
    mark: str
    author: str
    known: date
    sheets: tuple[ResultSheet, ...]
