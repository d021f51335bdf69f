"""What of a table went into no row, and why: no cell of it is passed over in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from oba.returns.layout.assembly import half_width
from oba.returns.layout.cell_text import Says, seen
from oba.returns.layout.column import Column, Sort
from oba.returns.layout.context import indicator_doubt
from oba.returns.layout.doubt import Inquiry, leaves_out
from oba.returns.layout.found import Findings
from oba.returns.layout.line import LineReader
from oba.returns.layout.placed import Placed
from oba.returns.layout.role import Role
from oba.returns.layout.row import noted_status, text_of
from oba.returns.workbook import Corner, SheetCell

_WHY_NOT = {
    Role.BASE: "a base, which is no denominator",
    Role.GAP: "a gap, which the plan works out from its two groups",
    Role.FOREIGN: "a number that the plan does not have",
    Role.TARGET: "a target, not a number sent",
    Role.OTHER: "not a number sent",
}
_ALONE = {
    Role.DENOMINATOR: "a denominator without its numerator",
    Role.COUNT: "a count without the whole that it is out of",
}
_DAY_OR_MONTH = re.compile(r"0?([1-9]|1[0-2])[/.\-]0?([1-9]|1[0-2])[/.\-]\d{2,4}\Z")
_BOUND = re.compile(r"\s*[<>≤≥]")


@dataclass(frozen=True, kw_only=True)
class Remainder:
    """Accounts for the cells of one table that are no rows."""

    reader: LineReader
    inquiry: Inquiry
    findings: Findings

    @property
    def _sheet(self) -> str:
        return self.reader.rows.grid.sheet.name

    def account(self, placed: Sequence[Placed], used: set[Corner]) -> None:
        """Say of every number that went into no row why it did not, and of the columns beside the numbers."""
        self._left(placed, used)
        self._bases(placed)
        self._noted(placed)
        self._beside()

    def _left(self, placed: Sequence[Placed], used: set[Corner]) -> None:
        self._asked_out(placed)
        nameless = not any(one.rule for one in placed)
        barred_lines = {one.number.at for one in placed if one.number.setting.bars or one.number.setting.words}
        for one in placed:
            number = one.number
            if one.bar is not None and nameless and number.at not in barred_lines:
                self._nameless(one)
            elif one.bar is not None:
                self.findings.unplace(self._sheet, [one.bar.at, number.at], one.bar.seen, one.bar.why)
            elif one.skipped:
                self.findings.skip(self._sheet, [number.at], one.skipped)
            elif one.role is None and one.doubts:
                self._unsure(one)
            elif number.at not in used:
                self.findings.skip(self._sheet, [number.at], self._why_not(one))

    def _bases(self, placed: Sequence[Placed]) -> None:
        bases = [one.number.at for one in placed if one.role is Role.BASE and one.bar is None]
        if bases and any(one.role is Role.VALUE for one in placed):
            why = "a base is not the denominator of the percentages beside it: it is not read"
            self.findings.warn(self._sheet, bases, "", why)

    def _unsure(self, one: Placed) -> None:
        """Ask what the numbers under a heading are that nothing tells."""
        for doubt in one.doubts:
            at = one.number.column.corners if doubt.id.startswith("column-") else (one.number.at,)
            self.inquiry.open(doubt, self._sheet, at)
        self.findings.skip(self._sheet, [one.number.at], "asked about: what are these numbers?")

    def _nameless(self, one: Placed) -> None:
        """Ask which indicator a table is about that names places and periods and nothing else; else it has no place."""
        setting, at = one.number.setting, one.number.at
        doubt = indicator_doubt(self._sheet)
        timed = any(time.time.says for time in setting.times)
        if setting.place and timed and not setting.indicators and not leaves_out(self.inquiry.answers.to(doubt)):
            self.inquiry.open(doubt, self._sheet, [at])
            self.findings.skip(self._sheet, [at], "asked about: which indicator is it?")
        else:
            self.findings.unplace(self._sheet, [at], one.bar.seen if one.bar else "", one.bar.why if one.bar else "")

    def _asked_out(self, placed: Sequence[Placed]) -> None:
        """Ask of the numbers that are left out unless somebody says otherwise."""
        for one in placed:
            heads = (time.at for time in one.number.setting.times if time.time.so_far)
            for doubt in one.choice.doubts if one.choice.left_out else ():
                self.inquiry.open(doubt, self._sheet, [one.number.at, *heads])

    def _why_not(self, one: Placed) -> str:
        if one.role in _WHY_NOT:
            return _WHY_NOT[one.role]
        if one.role in (Role.HALF_WIDTH, Role.LOWER, Role.UPPER, Role.INTERVAL):
            width = half_width(one.number.said)
            return "an interval" if width is not None else "an interval that cannot be read"
        if one.choice.mean:
            return "a mean of counts, which is not a count"
        if one.number.said.says is Says.AWAITED:
            return "still to come, as the number beside it"
        if one.role in _ALONE:
            return _ALONE[one.role]
        return "worked out from the counts beside it"

    def _noted(self, placed: Sequence[Placed]) -> None:
        """Show what is noted on cells, where it is not carried with a row as the sign of a revision."""
        grid = self.reader.rows.grid
        carried = {one.number.at for one in placed if noted_status(one.number.cell.comment)}
        for row in sorted(self.reader.table.rows):
            for cell in grid.row(row):
                if cell.comment and (cell.row, cell.column) not in carried:
                    self.findings.warn(
                        self._sheet, [(cell.row, cell.column)], seen(cell), f"a note on the cell says: {cell.comment}"
                    )

    def _beside(self) -> None:
        """Account for the columns that hold no numbers, and warn of targets and dates that are easily misread."""
        grid = self.reader.rows.grid
        for column in self.reader.columns:
            cells = [cell for row in self.reader.table.lines if (cell := grid.at(row, column.number))]
            if column.sort is Sort.OTHER:
                self._other(column, cells)
            elif column.sort is Sort.BESIDE:
                self.findings.skip(
                    self._sheet, [(cell.row, cell.column) for cell in cells], f"{column.role}, read beside its line"
                )
                if column.role is Role.PUBLISHED:
                    self._days(cells)

    def _other(self, column: Column, cells: Sequence[SheetCell]) -> None:
        why = _WHY_NOT.get(column.role or Role.OTHER, "words, not numbers")
        self.findings.skip(self._sheet, [(cell.row, cell.column) for cell in cells], f"{column.title}: {why}")
        for cell in cells:
            if column.role is Role.TARGET and isinstance(cell.value, str) and _BOUND.match(cell.value):
                why = "a target, not a small count that somebody withheld"
                self.findings.warn(self._sheet, [(cell.row, cell.column)], seen(cell), why)

    def _days(self, cells: Sequence[SheetCell]) -> None:
        """Say once that the day comes before the month where a date could be read both ways."""
        for cell in cells:
            match = _DAY_OR_MONTH.match(text_of(cell)) if isinstance(cell.value, str) else None
            if match and match[1] != match[2]:
                self.findings.warn(self._sheet, [(cell.row, cell.column)], text_of(cell), "read with the day first")
                return
