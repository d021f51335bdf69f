"""A workbook of a spreadsheet program as sheets of cells, each with what its format, its font and its note say."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator, Mapping
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.chartsheet import Chartsheet
from openpyxl.utils import column_index_from_string
from openpyxl.workbook import Workbook as ExcelBook
from openpyxl.worksheet.worksheet import Worksheet

from oba.returns.files.cell_value import raised_apart, value_of
from oba.returns.files.number_format import NumberFormat, format_of
from oba.returns.workbook import Corner, Sheet, SheetCell, Span, Workbook, cell_name

_DAMAGED = (BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, SyntaxError, OSError)
AnyCell = Cell | MergedCell


def read_excel(data: bytes, name: str) -> tuple[Workbook | None, str]:
    """Read a workbook; one whose formulas have no results, or that cannot be opened, is refused in one line."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            formulas = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
            results = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except _DAMAGED:
        return None, (
            f"{name} cannot be opened: it is damaged, locked with a password or no workbook. "
            "Open it in Excel or LibreOffice, save it as .xlsx without a password, and send it again. Nothing was read."
        )
    if lost := _never_saved(formulas, results):
        return None, f"{name}: {_says_lost(lost)} Nothing was read."
    sheets = tuple(_sheet(one, results) for one in _sheets_of(formulas))
    marks = {str(one.name): str(one.value) for one in formulas.custom_doc_props.props}  # type: ignore[attr-defined]
    return Workbook(file=name, sheets=sheets, marks=marks, digest=hashlib.sha256(data).hexdigest()), ""


def _sheets_of(book: ExcelBook) -> tuple[Worksheet | Chartsheet, ...]:
    """All sheets in their order, those of charts too."""
    return tuple(book[title] for title in book.sheetnames)


def _filled(sheet: Worksheet) -> Mapping[Corner, AnyCell]:
    """The cells that are in the file, and no others; a walk over rows would make every cell between them."""
    return sheet._cells  # noqa: SLF001  (openpyxl has no public way to them)


def _never_saved(formulas: ExcelBook, results: ExcelBook) -> tuple[str, ...]:
    """The cells whose formula has no result, not even an empty text."""
    return tuple(
        f"{sheet.title}!{cell_name(*at)}"
        for sheet in formulas.worksheets
        for at, cell in sorted(_filled(sheet).items())
        if cell.data_type == "f" and _has_no_result(_filled(results[sheet.title]).get(at))
    )


def _has_no_result(cell: AnyCell | None) -> bool:
    return cell is None or (cell.value is None and cell.data_type == "n")


def _says_lost(lost: tuple[str, ...]) -> str:
    others = len(lost) - 1
    more = f" and {others:,} other cell{'s' if others > 1 else ''}" if others else ""
    are = "are formulas whose results were" if others else "is a formula whose result was"
    return f"{lost[0]}{more} {are} never saved; open it in Excel or LibreOffice, save, and send it again."


def _sheet(sheet: Worksheet | Chartsheet, results: ExcelBook) -> Sheet:
    hidden = sheet.sheet_state != "visible"
    if isinstance(sheet, Chartsheet):
        return Sheet(name=sheet.title, cells={}, hidden=hidden, chart=True)
    formats: dict[str, NumberFormat] = {}
    found = (_cell(cell, results[sheet.title], formats) for _, cell in sorted(_filled(sheet).items()))
    return Sheet(
        name=sheet.title,
        cells={(cell.row, cell.column): cell for cell in found if cell is not None},
        merged=tuple(
            Span(first=(one.min_row, one.min_col), last=(one.max_row, one.max_col))
            for one in sorted(sheet.merged_cells.ranges, key=lambda one: (one.min_row, one.min_col))
        ),
        hidden=hidden,
        hidden_rows=frozenset(row for row, line in sheet.row_dimensions.items() if line.hidden or line.height == 0),
        hidden_columns=frozenset(_hidden_columns(sheet)),
    )


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    last = sheet.max_column
    for line in sheet.column_dimensions.values():
        if line.hidden or line.width == 0:
            first = line.min or column_index_from_string(line.index or "A")
            yield from range(first, min(line.max or first, last) + 1)


def _cell(cell: AnyCell, results: Worksheet, formats: dict[str, NumberFormat]) -> SheetCell | None:
    """One cell; None where it is empty and nothing is noted on it."""
    comment = " ".join(cell.comment.text.split()) if cell.comment else ""
    if isinstance(cell, MergedCell) or (cell.value is None and not comment):
        return None
    formula = cell.data_type == "f"
    raw = _filled(results)[cell.row, cell.column].value if formula else cell.value
    value, raised, struck = raised_apart(raw) if isinstance(raw, CellRichText) else (value_of(raw), "", False)
    if cell.has_style and isinstance(value, str) and cell.font.vertAlign == "superscript":
        value, raised = "", value
    if value in (None, "") and not comment and not raised:
        return None
    shown = formats.setdefault(cell.number_format, format_of(cell.number_format))
    return SheetCell(
        row=cell.row,
        column=cell.column,
        value=value,
        percent=shown.percent and not isinstance(value, str),
        decimals=shown.decimals,
        raised=raised or (shown.words if not isinstance(value, str) else ""),
        comment=comment,
        formula=formula,
        monthly=shown.monthly,
        struck=struck or bool(cell.has_style and cell.font.strike),
    )
