"""A workbook that `oba returns` wrote, filled in and sent back: whose it is, and the numbers in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from oba.domain.date_text import dates_meant
from oba.domain.number import parse_number, shortest
from oba.read.project import Project
from oba.returns.form import COLUMNS, IDENTIFIERS, KNOWN, MISSING, PLAN, ROUND, SENDER, SENT
from oba.returns.form_labels import LABELS, LAST
from oba.returns.form_lines import UnfilledLine, astray_line, still_awaited
from oba.returns.placement import PUBLISHED, STATUS
from oba.returns.reading import FoundRow, Reading, Remark
from oba.returns.workbook import Sheet, SheetCell, Workbook

_FIELDS = {column.heading.lower(): column.field for column in COLUMNS}
_SENT = tuple(column.field for column in SENT)
_IDS = tuple(column.field for column in IDENTIFIERS)
_WORDS = ("missing", "status", "note")
_NUMBERS = tuple(name for name in _SENT if name not in _WORDS)
_DECIMALS = 12


class Marks(NamedTuple):
    """Of which plan and round a workbook is, and who was to fill it in."""

    plan: str
    round: str
    sender: str


class _Day(NamedTuple):
    """A day, and the cell that it stands in."""

    day: date
    cell: str


def marks_of(workbook: Workbook) -> Marks | None:
    """The marks inside a workbook that `oba returns` wrote; None of any other."""
    if not (workbook.marks.keys() & {PLAN, ROUND, SENDER}):
        return None
    return Marks(*(workbook.marks.get(name, "") for name in (PLAN, ROUND, SENDER)))


def form_reading(workbook: Workbook, project: Project) -> Reading | None:
    """Read the table of a workbook that `oba returns` wrote; None where no sheet has one.

    A line without a number and without a reason is still awaited: it is no row, and it is named. A line that shows
    another number than its hidden columns name is refused.
    """
    for sheet in workbook.sheets:
        for line in sorted({row for row, _ in sheet.cells}):
            if headed := _headed(sheet, line):
                return _reading(workbook.file, sheet, line, headed, project)
    return None


def _headed(sheet: Sheet, line: int) -> Mapping[str, int]:
    """The column of each field on a line that names them; nothing where the line does not name them all."""
    texts = {column: cell.value for (row, column), cell in sheet.cells.items() if row == line}
    found = {
        _FIELDS[text.strip().lower()]: column
        for column, text in texts.items()
        if isinstance(text, str) and text.strip().lower() in _FIELDS
    }
    return found if set(_IDS) <= found.keys() else {}


def _reading(file: str, sheet: Sheet, line: int, headed: Mapping[str, int], project: Project) -> Reading:
    day, wrong_day = _known_on(sheet, line)
    rows: list[FoundRow] = []
    refused: list[Remark] = [*wrong_day]
    unplaced: list[Remark] = []
    unfilled: list[UnfilledLine] = []
    for number in sorted({row for row, _ in sheet.cells if row > line}):
        cells = {name: cell for name, column in headed.items() if (cell := sheet.cells.get((number, column)))}
        sent = [name for name in _SENT if name in cells and name not in (STATUS, "note")]
        ids = {name: _shown(cells[name]) if name in cells else "" for name in _IDS}
        shown = {name: (cells[name].name, _shown(cells[name])) for name in (*LABELS, LAST, "note") if name in cells}
        if not sent:
            unfilled.append(UnfilledLine(row=number, ids=ids, shown=shown))
            continue
        if not all(name in cells for name in ("indicator", "place", "period")):
            why = "this line was not asked for, so it cannot be told which number it is; send it in a table of your own"
            unplaced.append(Remark(sheet=sheet.name, cell=cells[sent[0]].name, seen=_shown(cells[sent[0]]), why=why))
            continue
        astray = astray_line(sheet.name, ids, shown, project)
        wrong = (astray,) if astray else tuple(_refused(sheet.name, {name: cells[name] for name in sent}))
        refused.extend(wrong)
        rows.extend([] if wrong else [_row(sheet.name, cells, day)])
    return Reading(
        file=file,
        rows=tuple(rows),
        refused=tuple(refused),
        unplaced=tuple(unplaced),
        skipped=still_awaited(sheet.name, unfilled, project),
    )


def _known_on(sheet: Sheet, line: int) -> tuple[_Day | None, tuple[Remark, ...]]:
    """The day on which the numbers became known, beside its label above the table; in a text the day comes first."""
    for (row, column), cell in sheet.cells.items():
        if row < line and isinstance(cell.value, str) and cell.value.strip().rstrip(":").lower() == KNOWN.lower():
            beside = sheet.cells.get((row, column + 1))
            if beside is None:
                return None, ()
            if isinstance(beside.value, date):
                return _Day(beside.value, beside.name), ()
            if days := dates_meant(_shown(beside)):
                return _Day(days[0], beside.name), ()
            why = "this is not a day; write it as 15/10/2010, or leave it empty and say it when the file is received"
            return None, (Remark(sheet=sheet.name, cell=beside.name, seen=_shown(beside), why=why),)
    return None, ()


def _refused(sheet: str, cells: Mapping[str, SheetCell]) -> Iterator[Remark]:
    for name, cell in cells.items():
        text = _shown(cell)
        if name in _NUMBERS and not _number(name, cell):
            why = "this is not a number; write a plain number, or leave it empty and choose why under Missing"
            yield Remark(sheet=sheet, cell=cell.name, seen=text, why=why)
        if name == "missing" and _sign(text) not in MISSING.values():
            why = f"this is no reason that is known; choose one of the list: {', '.join(MISSING)}"
            yield Remark(sheet=sheet, cell=cell.name, seen=text, why=why)


def _row(sheet: str, cells: Mapping[str, SheetCell], day: _Day | None) -> FoundRow:
    fields = {name: _shown(cells[name]) for name in (*_IDS, STATUS, "note") if name in cells}
    fields |= {name: _number(name, cells[name]) for name in _NUMBERS if name in cells}
    fields |= {"missing": _sign(_shown(cells["missing"]))} if "missing" in cells else {}
    fields[STATUS] = fields.get(STATUS, "").lower()
    named = {name: cells[name].name for name in _SENT if name in cells}
    if day is not None:
        fields[PUBLISHED], named[PUBLISHED] = day.day.isoformat(), day.cell
    return FoundRow(sheet=sheet, cells=named, fields=fields)


def _sign(text: str) -> str:
    """The shorthand of a reason, given as words of the list or as the shorthand itself."""
    return MISSING.get(text.strip().lower(), text.strip())


def _number(name: str, cell: SheetCell) -> str:
    """The number in a cell as it is written in a file; empty where it is none.

    A value shown as a percentage is the number that is shown: 0.062 as 6.2 % is 6.2. A text may end in a percent sign.
    """
    if isinstance(cell.value, (bool, date)):
        return ""
    if isinstance(cell.value, str):
        text = cell.value.strip().removesuffix("%").strip() if name == "value" else cell.value.strip()
        return text if parse_number(text) is not None else ""
    if cell.value is None:
        return ""
    value = cell.value * 100 if cell.percent else cell.value
    return _written(value, cell)


def _written(value: Fraction, cell: SheetCell) -> str:
    """A number with the decimals that it has, at least those it is shown with."""
    text = shortest(value, _DECIMALS).replace(",", "").replace("\N{MINUS SIGN}", "-")
    short = (cell.decimals or 0) - len(text.partition(".")[2])
    return text if short <= 0 else f"{text}{'' if '.' in text else '.'}{'0' * short}"


def _shown(cell: SheetCell) -> str:
    value = cell.value
    if isinstance(value, Fraction):
        return _written(value, cell)
    return value.isoformat() if isinstance(value, date) else str("" if value is None else value).strip()
