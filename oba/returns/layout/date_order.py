"""Dates typed with the month first: told by one in the same column, or row, that can be read no other way."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from oba.domain.date_text import whole_year
from oba.domain.period import MONTHS
from oba.returns.layout.found import Findings
from oba.returns.workbook import Corner, Sheet, SheetCell

_TYPED = re.compile(r"\s*(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})\s*\Z", re.ASCII)
_WHY = "can only be read with the month first, and so are all dates of its column or row"


def with_days_first(sheet: Sheet, findings: Findings) -> Sheet:
    """The sheet with the dates of each column and row in which one must have the month first read so; which is said."""
    typed = {at: match for at, cell in sheet.cells.items() if (match := _match(cell))}
    turned: dict[Corner, SheetCell] = {}
    for along in (1, 0):
        lines: dict[int, list[Corner]] = {}
        for at in typed:
            lines.setdefault(at[along], []).append(at)
        for its in lines.values():
            telling = [at for at in its if _is_month_first(typed[at])]
            if telling and len(its) > 1 and not any(_is_day_first(typed[at]) for at in its):
                turned.update({at: _turned(sheet.cells[at], typed[at]) for at in its if at not in turned})
                findings.warn(sheet.name, telling[:1], str(sheet.cells[telling[0]].value).strip(), _WHY)
    return replace(sheet, cells={**sheet.cells, **turned}) if turned else sheet


def _match(cell: SheetCell) -> re.Match[str] | None:
    return _TYPED.match(cell.value) if isinstance(cell.value, str) else None


def _is_month_first(match: re.Match[str]) -> bool:
    return int(match[1]) <= len(MONTHS) < int(match[3])


def _is_day_first(match: re.Match[str]) -> bool:
    return int(match[3]) <= len(MONTHS) < int(match[1])


def _turned(cell: SheetCell, match: re.Match[str]) -> SheetCell:
    try:
        return replace(cell, value=date(whole_year(match[4]), int(match[1]), int(match[3])))
    except ValueError:  # no such day: the cell is told as any text is that is no date
        return cell
