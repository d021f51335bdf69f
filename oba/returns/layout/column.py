"""The columns of a table: which list names, which hold numbers, which stand beside them, and what heads each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from oba.domain.evidence import Status
from oba.returns.layout.grid import Grid
from oba.returns.layout.label import Label
from oba.returns.layout.role import BESIDE, Role
from oba.returns.layout.table import Rows, Table, is_year
from oba.returns.layout.wording import plain
from oba.returns.workbook import Corner, SheetCell

_NO = "no"  # of an indicator, or of children where names stand to its left
_WHOLE_TABLE = frozenset({Role.TARGET, Role.OTHER})


class Sort(StrEnum):
    """What a column is for."""

    NAMES = "names"
    NUMBERS = "numbers"
    BESIDE = "beside"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: what it is for, the labels over it from above, what it lists, and the block it stands in.

    `role` is what the headings say of its numbers; `dimension` what a column of names lists: indicators, places,
    groups or periods. Blocks are tables that stand side by side with names of their own.
    """

    number: int
    sort: Sort
    heads: tuple[Label, ...] = ()
    corners: tuple[Corner, ...] = ()
    role: Role | None = None
    dimension: str | None = None
    block: int = 0

    @property
    def title(self) -> str:
        """Its headings in words."""
        return " / ".join(head.text for head in self.heads if head.text)


def columns_of(rows: Rows, table: Table) -> tuple[Column, ...]:
    """Every column of a table that holds anything in its lines or its headings, from the left."""
    grid = rows.grid
    numbers = sorted({cell.column for row in sorted(table.rows) for cell in grid.row(row)})
    found: list[Column] = []
    block, numbered, listed = 0, False, set[str]()
    for number in numbers:
        column = _column(rows, table, number, numbered=numbered, named=bool(listed))
        if column.sort is Sort.NAMES and column.dimension:
            if numbered and column.dimension in listed:
                block, numbered, listed = block + 1, False, set()
            listed.add(column.dimension)
        numbered = numbered or column.sort is Sort.NUMBERS
        found.append(_in_block(column, block))
    return tuple(found)


def _in_block(column: Column, block: int) -> Column:
    return Column(
        number=column.number,
        sort=column.sort,
        heads=column.heads,
        corners=column.corners,
        role=column.role,
        dimension=column.dimension,
        block=block,
    )


def _column(rows: Rows, table: Table, number: int, *, numbered: bool, named: bool) -> Column:
    corners = tuple(dict.fromkeys(_corners(rows.grid, table, number)))
    heads = tuple(rows.label(cell) for at in corners if (cell := rows.grid.at(*at)) is not None)
    cells = [cell for row in table.lines if (cell := rows.grid.at(row, number)) is not None]
    values = sum(number in rows.values[cell.row] for cell in cells)
    role = _role(heads)
    under = any(head.known for head in heads)  # what stands under a place or a year lists nothing
    listed = _listed(rows, cells)
    counts_no = named and values * 2 > len(cells) and listed is None and heads and plain(heads[-1].text) == _NO
    dimension = heads[-1].dimension if heads and not under and not counts_no else None
    counts = dimension == "period" and not all(is_year(cell) or rows.label(cell).time.says for cell in cells)
    sort = _sort(cells, values, role, dimension, _Content(listed, numbered, _beside(role, cells, rows), counts))
    names = dimension or listed if sort is Sort.NAMES else None
    return Column(number=number, sort=sort, heads=heads, corners=corners, role=role, dimension=names)


@dataclass(frozen=True, slots=True)
class _Content:
    """What the cells of a column are: what they list, whether numbers stand to their left, whether they fit beside."""

    listed: str | None
    numbered: bool
    fits: bool
    counts: bool


def _sort(cells: list[SheetCell], values: int, role: Role | None, dimension: str | None, content: _Content) -> Sort:
    mostly = values * 2 > len(cells)
    if role in _WHOLE_TABLE and dimension is None:
        return Sort.OTHER
    if dimension is not None and not (mostly and ((dimension == "group" and content.numbered) or content.counts)):
        return Sort.NAMES
    if role in BESIDE:
        return Sort.BESIDE if content.fits else Sort.OTHER
    if not mostly and cells and (content.listed or not content.numbered):
        return Sort.NAMES
    if values or not cells:
        return Sort.NUMBERS
    return Sort.OTHER


def _beside(role: Role | None, cells: list[SheetCell], rows: Rows) -> bool:
    """Whether the cells under a heading such as Status or Reported are what it says."""
    if role is Role.STATUS:
        known = {*Status, "p", "r", "e"}
        return bool(cells) and all(str(cell.value).strip().lower() in known for cell in cells)
    if role is Role.PUBLISHED:
        days = [isinstance(cell.value, date) or rows.label(cell).time.day is not None for cell in cells]
        return any(days)
    return True


def _role(heads: tuple[Label, ...]) -> Role | None:
    """What the headings say of the numbers: the lowest counts, but a target stays one whatever stands below."""
    said = [head.role for head in heads if head.role is not None]
    return next((role for role in said if role in _WHOLE_TABLE), said[-1] if said else None)


def _listed(rows: Rows, cells: list[SheetCell]) -> str | None:
    """What most of the labels in a column name."""
    counts: Counter[str] = Counter()
    for cell in cells:
        counts.update(_names(rows.label(cell)))
    name, most = counts.most_common(1)[0] if counts else ("", 0)
    return name if most * 2 >= len(cells) and most else None


def _names(label: Label) -> Iterator[str]:
    if label.indicators or label.strange:
        yield "indicator"
    elif label.place:
        yield "place"
    elif label.group:
        yield "group"
    elif label.time.says:
        yield "period"


def _corners(grid: Grid, table: Table, number: int) -> Iterator[Corner]:
    """The cells over a column: merged over it, or standing further left in an upper row where none are merged."""
    last = table.headings[-1]
    for row in table.headings:
        cell = grid.shown(row, number)
        if cell is not None:
            yield cell.row, cell.column
        elif row != last and row not in grid.merged_rows and any(grid.at(low, number) for low in table.headings):
            yield from _to_the_left(grid, table, row, number)


def _to_the_left(grid: Grid, table: Table, row: int, number: int) -> Iterator[Corner]:
    """The nearest heading to the left in the row, as long as no empty column parts them."""
    for column in range(number - 1, 0, -1):
        if grid.at(row, column):
            yield row, column
            return
        if not any(grid.at(low, column) for low in table.headings):
            return
