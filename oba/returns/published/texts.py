"""The fields and cells of a published row, kept small: a file may have hundreds of thousands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar, overload

from oba.returns.workbook import cell_name

T = TypeVar("T")


class Texts(Mapping[str, str]):
    """Texts by name; the names, with where each stands, are shared by all rows that have the same."""

    __slots__ = ("_at", "_texts")

    def __init__(self, at: Mapping[str, int], texts: tuple[str, ...]) -> None:
        """Texts in the order that `at` tells."""
        self._at, self._texts = at, texts

    def __getitem__(self, name: str) -> str:
        """The text of a name."""
        return self._texts[self._at[name]]

    @overload
    def get(self, name: str, /) -> str | None: ...
    @overload
    def get(self, name: str, /, default: str | T) -> str | T: ...
    def get(self, name: str, /, default: str | T | None = None) -> str | T | None:
        """As that of a dictionary, in one step: it is asked for every column of every row."""
        at = self._at.get(name)
        return default if at is None else self._texts[at]

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._at)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._at)

    def __repr__(self) -> str:
        """As a dictionary."""
        return repr(dict(self))


class Spots(Mapping[str, str]):
    """The names of the cells of one row, by field; `columns` are shared by all rows of a series."""

    __slots__ = ("_columns", "_line")

    def __init__(self, line: int, columns: Mapping[str, int]) -> None:
        """Of the row on a line, whose fields stand in some columns."""
        self._line, self._columns = line, columns

    def __getitem__(self, name: str) -> str:
        """How a spreadsheet calls the cell of a field."""
        return cell_name(self._line, self._columns[name] + 1)

    def __iter__(self) -> Iterator[str]:
        """The fields."""
        return iter(self._columns)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._columns)
