"""A cell that holds, or should hold, a number, with all that is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from oba.returns.layout.cell_text import CellText
from oba.returns.layout.column import Column
from oba.returns.layout.line import Line
from oba.returns.layout.role import Role
from oba.returns.layout.setting import Setting
from oba.returns.workbook import Corner, SheetCell


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberCell:
    """One cell of a column of numbers: the cell, what it says, the line and column it stands in, and its setting.

    `named` are the headings over it that were taken for names of places or indicators.
    """

    cell: SheetCell
    said: CellText
    line: Line
    column: Column
    setting: Setting
    role: Role | None = None
    named: tuple[str, ...] = ()

    @property
    def at(self) -> Corner:
        """Its row and column."""
        return self.cell.row, self.cell.column
