"""Where the tables of a sheet are: the rows of their headings, and the rows below that belong to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from oba.returns.layout.cell_text import Says, cell_text
from oba.returns.layout.grid import Grid
from oba.returns.layout.label import Label
from oba.returns.layout.sign import Meaning
from oba.returns.workbook import SheetCell

YEARS = range(1990, 2051)
_MOST_HEADINGS = 5

LabelOf = Callable[[SheetCell], Label]


@dataclass(frozen=True, kw_only=True)
class Table:
    """The rows of one table: its headings, its lines, the bands between them, and the titles above it."""

    headings: tuple[int, ...]
    lines: tuple[int, ...]
    bands: tuple[int, ...]
    titles: tuple[int, ...]

    @cached_property
    def lined(self) -> frozenset[int]:
        """The rows of its lines and of the bands between them."""
        return frozenset((*self.lines, *self.bands))

    @property
    def rows(self) -> frozenset[int]:
        """Every row of the table itself."""
        return frozenset((*self.headings, *self.lines, *self.bands))


class Rows:
    """The rows of a sheet, each judged once: whether it has values, and whether it may be one of headings."""

    def __init__(self, grid: Grid, keys: Mapping[str, Meaning], label: LabelOf) -> None:
        self.grid, self._keys, self.label = grid, keys, label
        self.values = {row: self._values(row) for row in grid.rows}

    def _values(self, row: int) -> tuple[int, ...]:
        """The columns of a row that hold values; a row of years is a row of headings."""
        cells = self.grid.row(row)
        found = tuple(cell.column for cell in cells if self._is_value(cell))
        spelled = [cell for cell in cells if cell.column in found and _is_spelled(cell)]
        if len(spelled) == len(found) and (len(found) * 2 < len(cells) or self._heads_by_words(row, cells, found)):
            return ()
        numbers = [cell for cell in cells if isinstance(cell.value, Fraction) or cell.column in found]
        years = [cell for cell in numbers if is_year(cell)]
        if numbers and len(years) == len(numbers) and _in_order([_number(cell) for cell in years]):
            return ()
        return found

    def _heads_by_words(self, row: int, cells: tuple[SheetCell, ...], found: tuple[int, ...]) -> bool:
        """Whether words that may stand for numbers, as Due and Outstanding do, are headings here.

        Other words stand among them, none of which names anything, and nothing stands where the lines have their names.
        """
        others = [self.label(cell) for cell in cells if cell.column not in found]
        if not others or any(label.known for label in others):
            return False
        after = next((self.grid.row(below)[0].column for below in self.grid.rows if below > row), cells[0].column)
        return others[0].dimension is not None or cells[0].column > after

    def _is_value(self, cell: SheetCell) -> bool:
        if isinstance(cell.value, date):
            return False
        if isinstance(cell.value, str) and self.label(cell).known and not cell.value.strip().isdigit():
            return False
        return cell_text(cell, self._keys).says is not Says.WORDS

    def several(self, row: int) -> bool:
        """Whether a row has more than one cell."""
        return len(self.grid.row(row)) > 1

    def heads(self, row: int) -> bool:
        """Whether a row can be one of headings: several cells, no values, none a sentence with a day beside it."""
        return self.several(row) and not self.values[row]

    def heads_anew(self, row: int, columns: frozenset[int]) -> bool:
        """Whether a row within a table begins another: words that head numbers stand where numbers stood."""
        over = [self.label(cell) for cell in self.grid.row(row) if cell.column in columns]
        beside = [self.label(cell) for cell in self.grid.row(row) if cell.column not in columns]
        if not self.heads(row) or not over:
            return False
        telling = sum(label.known or label.role is not None for label in over)
        headed = telling > 0 or any(label.dimension for label in beside)
        return telling > 1 or (headed and not any(label.known for label in beside))

    def is_like(self, row: int, line: int) -> bool:
        """Whether a row without values names, in the same columns, what a line below it names: it is a line itself."""
        own = {cell.column: _sort_of(self.label(cell)) for cell in self.grid.row(row)}
        names = {cell.column: _sort_of(self.label(cell)) for cell in self.grid.row(line)}
        shared = set(own) & set(names) - set(self.values[line])
        return any(own[column] is not None and own[column] == names[column] for column in shared)

    def heads_again(self, row: int, headings: tuple[int, ...]) -> bool:
        """Whether a row repeats one of the headings above, as at the top of every page."""
        own = [(cell.column, cell.value) for cell in self.grid.row(row)]
        return any(own == [(cell.column, cell.value) for cell in self.grid.row(head)] for head in headings)


def tables_in(rows: Rows) -> tuple[Table, ...]:
    """The tables of a sheet, from above: headings, then lines with values until the next headings."""
    found: list[Table] = []
    left = list(rows.grid.rows)
    while left:
        first = next((row for row in left if rows.values[row] and _headings(rows, left, row)), None)
        if first is None:
            break
        headings = _headings(rows, left, first)
        body, rest = _body(rows, [row for row in left if row > headings[-1]], headings)
        titles = tuple(row for row in left if row < headings[0])
        found.append(_table(rows, headings, body, titles))
        left = rest
    return tuple(found)


def _headings(rows: Rows, left: list[int], first: int) -> tuple[int, ...]:
    """The rows of headings above a row of values, bands and one empty row between them left out."""
    above = [row for row in left if row < first]
    found: list[int] = []
    below = first
    while above and len(found) < _MOST_HEADINGS:
        row = above.pop()
        if row < below - 2 or (row < below - 1 and found):
            break
        if rows.heads(row) and not found and rows.is_like(row, first):
            below = row
            continue
        if rows.heads(row) and not (found and _entitles(rows, row)):
            found.insert(0, row)
        elif found:
            if _spans(rows.grid, row) and rows.label(rows.grid.row(row)[0]).known:
                found.insert(0, row)
            break
        elif rows.several(row):
            break
        below = row
    return tuple(found)


def _entitles(rows: Rows, row: int) -> bool:
    """Whether a row above headings is a title in two cells: NI 43 | Young people sentenced to custody."""
    cells = rows.grid.row(row)
    first = rows.label(cells[0])
    if row not in rows.grid.merged_rows and any(rows.label(cell).text.endswith(":") for cell in cells):
        return True
    second = rows.label(cells[-1])
    few = len(cells) <= 2 and row not in rows.grid.merged_rows  # noqa: PLR2004  (a number and a title)
    return few and not (second.indicators or second.strange) and bool(first.indicators or first.strange)


def _sort_of(label: Label) -> str | None:
    """What sort of name a label is; None where it is none."""
    if label.indicators or label.strange:
        return "indicator"
    return "place" if label.place else None


def _spans(grid: Grid, row: int) -> bool:
    """Whether the single cell of a row is merged over columns beside the first, so that it heads some of them."""
    cells = grid.row(row)
    span = grid.span((row, cells[0].column))
    return len(cells) == 1 and span.first[1] > 1 and span.first[1] < span.last[1]


def _body(rows: Rows, left: list[int], headings: tuple[int, ...]) -> tuple[list[int], list[int]]:
    """The rows up to the next headings, and the rows from there on; titles above those headings go with them."""
    columns: frozenset[int] = frozenset()
    again = set[int]()
    for number, row in enumerate(left):
        if columns and rows.heads_again(row, headings) and number and rows.several(left[number - 1]):
            again.add(row)
            continue
        if columns and rows.heads_anew(row, columns) and any(rows.values[later] for later in left[number + 1 :]):
            cut = number
            while cut and not rows.several(left[cut - 1]):
                cut -= 1
            return [one for one in left[:cut] if one not in again], left[cut:]
        columns |= frozenset(rows.values[row])
    return [one for one in left if one not in again], []


def _table(rows: Rows, headings: tuple[int, ...], body: list[int], titles: tuple[int, ...]) -> Table:
    """Tell lines from bands and notes: what stands below the last line is a note."""
    columns = frozenset(column for row in body for column in rows.values[row])
    lined = [row for row in body if rows.values[row] or (rows.several(row) and _labelled(rows, row, columns))]
    last = lined[-1] if lined else headings[-1]
    bands = [row for row in body if row < last and row not in lined and not rows.several(row)]
    return Table(headings=headings, lines=tuple(lined), bands=tuple(bands), titles=titles)


def _labelled(rows: Rows, row: int, columns: frozenset[int]) -> bool:
    """Whether a row without values still is a line: it names a place or period beside the columns of values."""
    beside = [rows.label(cell) for cell in rows.grid.row(row) if cell.column not in columns]
    return any(label.known for label in beside)


def _is_spelled(cell: SheetCell) -> bool:
    """Whether a cell is a word such as unknown, which stands for a number and among headings too."""
    text = cell.value.strip() if isinstance(cell.value, str) else ""
    return len(text) >= len("due") and text.replace(" ", "").isalpha()


def is_year(cell: SheetCell) -> bool:
    """Whether a cell is a year alone, as headings and columns of years are."""
    number = _number(cell)
    return number is not None and number.denominator == 1 and int(number) in YEARS and not cell.percent


def _number(cell: SheetCell) -> Fraction | None:
    if isinstance(cell.value, Fraction):
        return cell.value
    text = cell.value.strip() if isinstance(cell.value, str) else ""
    return Fraction(int(text)) if text.isascii() and text.isdigit() and len(text) == len("2009") else None


def _in_order(years: list[Fraction | None]) -> bool:
    """Whether years follow one another, or repeat, as headings do and counts do not."""
    steps = {abs(b - a) for a, b in pairwise(years) if a is not None and b is not None}
    return steps <= {Fraction(0), Fraction(1)} or len(years) == 1
