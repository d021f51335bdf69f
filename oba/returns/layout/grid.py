"""A sheet as a grid: its cells that are read, what merged cells say, and where rows and columns begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from oba.returns.workbook import Corner, Sheet, SheetCell, Span, cell_name


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A sheet without the rows and columns that are left out."""

    sheet: Sheet
    cells: Mapping[Corner, SheetCell]

    def at(self, row: int, column: int) -> SheetCell | None:
        """The cell itself."""
        return self.cells.get((row, column))

    def shown(self, row: int, column: int) -> SheetCell | None:
        """The cell, or the one it is merged into, as a label: what stands over or beside it."""
        return self.cells.get((row, column)) or self.cells.get(self._corners.get((row, column), (0, 0)))

    def row(self, row: int) -> tuple[SheetCell, ...]:
        """The filled cells of a row, from the left."""
        return self._rows.get(row, ())

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that hold something, from above."""
        return tuple(self._rows)

    @cached_property
    def _rows(self) -> Mapping[int, tuple[SheetCell, ...]]:
        found: dict[int, list[SheetCell]] = {}
        for (row, _), cell in sorted(self.cells.items()):
            found.setdefault(row, []).append(cell)
        return {row: tuple(cells) for row, cells in found.items()}

    @cached_property
    def _corners(self) -> Mapping[Corner, Corner]:
        return {
            (row, column): span.first
            for span in self.sheet.merged
            for row in range(span.first[0], span.last[0] + 1)
            for column in range(span.first[1], span.last[1] + 1)
        }

    @cached_property
    def merged_rows(self) -> frozenset[int]:
        """The rows in which cells are merged across columns."""
        return frozenset(span.first[0] for span in self.sheet.merged if span.first[1] != span.last[1])

    def span(self, corner: Corner) -> Span:
        """The span that begins at a corner; a cell that is not merged spans itself."""
        found = (span for span in self.sheet.merged if span.first == corner)
        return next(found, Span(first=corner, last=corner))


def grid_of(sheet: Sheet, *, with_hidden: bool) -> Grid:
    """A sheet as a grid, without what is hidden unless that is to be read too."""
    hides = (frozenset[int](), frozenset[int]()) if with_hidden else (sheet.hidden_rows, sheet.hidden_columns)
    kept = {at: cell for at, cell in sheet.cells.items() if at[0] not in hides[0] and at[1] not in hides[1]}
    return Grid(sheet=sheet, cells={at: cell for at, cell in kept.items() if cell.value not in (None, "")})


def ranges(corners: Iterable[Corner]) -> str:
    """Cells as a spreadsheet names them, stretches of a column or of a row together: A6:A9, B5."""
    columns: dict[int, list[int]] = {}
    for row, column in sorted(set(corners)):
        columns.setdefault(column, []).append(row)
    stretches = [(column, first, last) for column, rows in sorted(columns.items()) for first, last in _runs(rows)]
    boxes: list[tuple[int, int, int, int]] = []
    for column, first, last in stretches:
        box = next((box for box in boxes if box[1] == column - 1 and box[2:] == (first, last)), None)
        if box:
            boxes[boxes.index(box)] = (box[0], column, first, last)
        else:
            boxes.append((column, column, first, last))
    return ", ".join(_box(*box) for box in boxes)


def _box(left: int, right: int, first: int, last: int) -> str:
    start, end = cell_name(first, left), cell_name(last, right)
    return start if start == end else f"{start}:{end}"


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
