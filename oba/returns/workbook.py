"""A workbook as a reader sees it: sheets of cells, each with its value, how it is shown and what is noted on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

Value = str | Fraction | date | bool | None
Corner = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCell:
    """One cell that holds something; `row` and `column` count from 1.

    `percent` says that its number is shown as a percentage (0.062 as 6.2 %); `decimals` how many decimals it is shown
    with, where its format says; `raised` is the part of a text that stands raised (a note's mark: 57.5³), which is not
    in `value`; `comment` is the note on it; `formula` says that it is worked out. `monthly` says that its date is shown
    as a month and a year (Jun-10), `struck` that it is struck through.
    """

    row: int
    column: int
    value: Value
    percent: bool = False
    decimals: int | None = None
    raised: str = ""
    comment: str = ""
    formula: bool = False
    monthly: bool = False
    struck: bool = False

    @property
    def name(self) -> str:
        """How a spreadsheet calls it: C9."""
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Cells merged into one, corners included."""

    first: Corner
    last: Corner


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; a CSV file is a workbook of one sheet without a name, and a `chart` sheet has no cells."""

    name: str
    cells: Mapping[Corner, SheetCell]
    merged: tuple[Span, ...] = ()
    hidden: bool = False
    chart: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """One file as it came; `marks` are the properties that `oba returns` writes into its own."""

    file: str
    sheets: tuple[Sheet, ...]
    marks: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""


def cell_name(row: int, column: int) -> str:
    """The name of a cell: row 9, column 3 is C9."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"
