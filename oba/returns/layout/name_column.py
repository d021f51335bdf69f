"""The columns of names of a table: what each lists, and which name stands beside a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from oba.returns.layout.column import Column, Sort
from oba.returns.layout.label import Label
from oba.returns.layout.lexicon import Lexicon
from oba.returns.layout.likeness import indicator_like, place_like
from oba.returns.layout.name_book import Unknown
from oba.returns.layout.role import is_pure
from oba.returns.layout.table import Rows, Table
from oba.returns.workbook import SheetCell


@dataclass(frozen=True, kw_only=True)
class NameColumns:
    """The columns of names of one table."""

    rows: Rows
    table: Table
    columns: tuple[Column, ...]
    lexicon: Lexicon

    def unknown(self) -> Iterator[Unknown]:
        """The names that the plan does not have, by what their column lists and the place they stand under."""
        for row in self.table.lines:
            parent: str | None = None
            for column in self.names_of(None):
                cell = self.cell(row, column)
                if cell is None:
                    continue
                label = self.rows.label(cell)
                kind = self.kind(column)
                if kind == "place" and label.place is None:
                    yield "place", parent, name_of(label)
                elif kind == "indicator" and not self._indicator_known(row):
                    yield "indicator", None, label.text
                parent = label.place or parent

    def kind(self, column: Column) -> str | None:
        """What a column of names lists: what its heading says, else what most of its names are like."""
        return self._kinds.get(column.number)

    @cached_property
    def _kinds(self) -> Mapping[int, str | None]:
        return {column.number: column.dimension or self._like(column) for column in self.names_of(None)}

    def _like(self, column: Column) -> str | None:
        cells = [cell for row in self.table.lines if (cell := self.rows.grid.at(row, column.number)) is not None]
        texts = [label.text for cell in cells if not (label := self.rows.label(cell)).known and not is_pure(label.text)]
        places = sum(place_like(text, self.lexicon) is not None for text in texts)
        indicators = sum(indicator_like(text, self.lexicon) is not None for text in texts)
        if max(places, indicators) * 2 < max(len(cells), 1):
            return None
        return "place" if places >= indicators else "indicator"

    def _indicator_known(self, row: int) -> bool:
        return any(
            (label := self.rows.label(cell)).indicators or label.strange
            for column in self.names_of(None)
            if self.kind(column) == "indicator" and (cell := self.cell(row, column)) is not None
        )

    def names_of(self, block: int | None) -> tuple[Column, ...]:
        """The columns of names of a block, or of all, from the left."""
        return tuple(column for column in self.columns if column.sort is Sort.NAMES and block in (None, column.block))

    def cell(self, row: int, column: Column) -> SheetCell | None:
        """The name in a column: merged down to the row, or left empty under the same name as above."""
        own = self.rows.grid.shown(row, column.number)
        if own is not None and own.row in (*self.table.lines, *self.table.bands):
            return own
        later = [one for one in self.names_of(column.block) if one.number > column.number]
        if not any(self.rows.grid.shown(row, one.number) for one in later) or self._titled_anew(row, column):
            return None
        above = [line for line in self.table.lines if line < row and self._same_band(line, row)]
        found = (cell for line in reversed(above) if (cell := self.rows.grid.shown(line, column.number)) is not None)
        return next((cell for cell in found if cell.row in self.table.lines), None)

    def _titled_anew(self, row: int, column: Column) -> bool:
        """Whether an indicator's number is left empty beside a title of its own, which is then another indicator."""
        if column.dimension != "indicator":
            return False
        others = (one for one in self.names_of(column.block) if one.dimension == "indicator" and one is not column)
        cells = (cell for one in others if (cell := self.rows.grid.at(row, one.number)) is not None)
        return any(not is_pure(self.rows.label(cell).rest) for cell in cells)

    def _same_band(self, line: int, row: int) -> bool:
        return not any(line < band < row for band in self.table.bands)


def name_of(label: Label) -> str:
    """The name itself, without a period that stands beside it."""
    return label.rest if label.time.period and label.rest else label.text
