"""The workbook for one sender: their lines only, everything locked but the cells they fill in."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.fonts import DEFAULT_FONT
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from oba.render.archive import archive_day, settled
from oba.returns.asked_lines import FormNote
from oba.returns.form import (
    COLUMNS,
    GUIDE_ROW,
    HEADING_ROW,
    KNOWN,
    KNOWN_ROW,
    LATER_ROW,
    PLAN,
    ROUND,
    SENDER,
    SHEET,
    SHOWN,
    TITLE_ROW,
    FormColumn,
)
from oba.words import harmless

NOTES = "What to send"
_GUIDE = (
    "Fill in the white cells and send the workbook back. Counts are best: a numerator and a denominator. Lines at the "
    "foot that are marked as already sent stay empty unless a number has been revised."
)
_LATER = (
    "If a number will never come, choose why under Missing: not available is for good. If it comes later, leave its "
    "line empty and say in the note when."
)
_A4 = 9
_NOTE_WIDTH, _LINE_HEIGHT = 100, 15  # letters, points
_INK, _PALE, _LINE = "FF1F3A4D", "FFF1F4F6", "FFC8D0D6"
_HEAD = MappingProxyType({
    "font": Font(name="Calibri", size=11, bold=True, color="FFFFFFFF"),
    "fill": PatternFill("solid", start_color=_INK),
    "alignment": Alignment(wrap_text=True, vertical="center"),
})  # fmt: skip
_RULE = Border(bottom=Side(style="thin", color=_LINE))
_OPEN = Protection(locked=False)
_GIVEN, _ASKED = "given", "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One sender's workbook: of which plan and round, for whom, its lines by field, and the notes to them."""

    plan: str
    round: str
    sender: str
    title: str
    lines: Sequence[Mapping[str, str]]
    notes: Sequence[FormNote]
    known: date


def form_bytes(form: Form) -> bytes:
    """Write the workbook; the same bytes for the same form."""
    book = Workbook()
    for style in _styles():
        book.add_named_style(style)
    numbers = book.worksheets[0]
    _fill(numbers, form)
    _tell(book.create_sheet(NOTES), form)
    for name, value in ((PLAN, form.plan), (ROUND, form.round), (SENDER, form.sender)):
        book.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined]  # no stub
    day = archive_day(form.known)
    book.properties.title, book.properties.creator, book.properties.created = form.title, form.plan, day
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue(), day)


def _fill(sheet: Worksheet, form: Form) -> None:
    columns = [column for column in COLUMNS if not column.spare]
    sheet.title = SHEET
    _text(sheet, TITLE_ROW, 1, form.title, Font(name="Calibri", size=14, bold=True, color=_INK))
    _text(sheet, GUIDE_ROW, 1, _GUIDE, Font(name="Calibri", size=11))
    _text(sheet, LATER_ROW, 1, _LATER, Font(name="Calibri", size=11))
    _text(sheet, KNOWN_ROW, 1, KNOWN, Font(name="Calibri", size=11, bold=True))
    known = sheet.cell(KNOWN_ROW, 2)
    known.protection, known.number_format, known.border = _OPEN, "dd/mm/yyyy", _RULE
    for number, column in enumerate(columns, start=1):
        _head(sheet, number, column)
        for row, line in enumerate(form.lines, start=HEADING_ROW + 1):
            _cell(sheet, row, number, column, line)
        if column.choices:
            _choose(sheet, number, column, len(form.lines))
    for row, line in enumerate(form.lines, start=HEADING_ROW + 1):
        sheet.row_dimensions[row].height = _LINE_HEIGHT * _lines_of(line)
    sheet.freeze_panes = f"C{HEADING_ROW + 1}"
    _for_people(sheet, landscape=True)


def _lines_of(line: Mapping[str, str]) -> int:
    """How many lines of text the fullest cell of a line needs."""
    return max(len(wrap(line.get(column.field, ""), column.width + 2)) or 1 for column in SHOWN)


def _head(sheet: Worksheet, number: int, column: FormColumn) -> None:
    cell = sheet.cell(HEADING_ROW, number, column.heading)
    for name, style in _HEAD.items():
        setattr(cell, name, style)
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.width, dimension.hidden = column.width, column.hidden


def _cell(sheet: Worksheet, row: int, number: int, column: FormColumn, line: Mapping[str, str]) -> None:
    cell = sheet.cell(row, number)
    cell.style = _GIVEN if column.locked else _ASKED
    if column.locked and (text := line.get(column.field, "")):
        cell.value, cell.data_type = harmless(text), TYPE_STRING


def _styles() -> tuple[NamedStyle, NamedStyle]:
    """How cells look that are given, and those that are asked for: by name, as thousands of cells look alike."""
    lies, pale = Alignment(vertical="top", wrap_text=True), PatternFill("solid", start_color=_PALE)
    return (
        NamedStyle(name=_GIVEN, font=DEFAULT_FONT, border=_RULE, alignment=lies, fill=pale),
        NamedStyle(name=_ASKED, font=DEFAULT_FONT, border=_RULE, alignment=lies, protection=_OPEN),
    )


def _choose(sheet: Worksheet, number: int, column: FormColumn, lines: int) -> None:
    """A list to choose from, in every cell of a column."""
    rule = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
    rule.errorTitle, rule.error = column.heading, f"Choose one of: {', '.join(column.choices)}."
    letter = get_column_letter(number)
    rule.add(f"{letter}{HEADING_ROW + 1}:{letter}{HEADING_ROW + max(lines, 1)}")
    sheet.add_data_validation(rule)


def _tell(sheet: Worksheet, form: Form) -> None:
    """The sheet that says what each number is and when it is due."""
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, _NOTE_WIDTH
    _text(sheet, 1, 1, form.title, Font(name="Calibri", size=14, bold=True, color=_INK))
    row = 3
    for note in form.notes:
        _text(sheet, row, 1, note.title, Font(name="Calibri", size=11, bold=True))
        for says in note.says:
            _text(sheet, row, 2, says, Font(name="Calibri", size=11), wrapped=True)
            sheet.row_dimensions[row].height = _LINE_HEIGHT * max(1, len(wrap(says, _NOTE_WIDTH)))
            row += 1
        row += 1
    _for_people(sheet, landscape=False)


def _text(sheet: Worksheet, row: int, column: int, text: str, font: Font, *, wrapped: bool = False) -> None:
    cell = sheet.cell(row, column)
    cell.value, cell.data_type, cell.font = harmless(text), TYPE_STRING, font
    cell.alignment = Alignment(vertical="top", wrap_text=wrapped)


def _for_people(sheet: Worksheet, *, landscape: bool) -> None:
    """Locked but for the open cells, without a password; one page wide on paper."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = _A4, 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_view.showGridLines = False
