"""A citation: what an answer rests on, by a name that stays where it is when the lines of a file move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from oba.domain.period import Period
from oba.domain.problem import Where


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Cited(Where):
    """Where something stands today that has a key.

    Published files print the key alone; people at the repository read file, line and column too.
    """

    @property
    def where(self) -> Where:
        """The place in the file alone, as problems tell it."""
        return Where(file=self.file, line=self.line, column=self.column)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CitedRule(_Cited):
    """A part of a rule; its key is the rule, the version with its first period and day of approval, and the part."""

    key: str


class Sending(NamedTuple):
    """Rows of an indicator that were sent alike: their group if it is not everyone, day of publication and source."""

    indicator: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CitedRow(_Cited):
    """A row; its key is its indicator, place and period, and how it was sent.

    Of the rows of a country few are ever told, so that the key is put together when it is.
    """

    sending: Sending
    place: str
    period: Period

    @property
    def key(self) -> str:
        """The name that it keeps."""
        return f"{self.sending.indicator}, {self.place}, {self.period}, {self.sending.how}"


Citation = CitedRule | CitedRow
