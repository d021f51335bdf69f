"""A workbook's bytes: sheets to be read, filtered and printed; the same bytes for the same sheets."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from textwrap import wrap
from types import MappingProxyType

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, TYPE_STRING, Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from oba.compose.sheets.sheet import ResultBook, ResultCell, ResultNumber, ResultSheet
from oba.render.archive import archive_day, settled
from oba.words import harmless

_A4 = 9
_DAY = "d mmm yyyy"
_HEAD = MappingProxyType({
    "font": Font(name="Calibri", size=11, bold=True, color="FFFFFFFF"),
    "fill": PatternFill("solid", start_color="FF1F3A4D"),
    "alignment": Alignment(wrap_text=True, vertical="center"),
})  # fmt: skip
_TEXT = Alignment(wrap_text=True, vertical="top")
_NUMBER = Alignment(vertical="top")
_DATE = Alignment(horizontal="left", vertical="top")
_AIR = 6  # points above and below a heading
_LINE = 15  # points a line of text is high
_MOST_LINES = 27  # in a row, which can be 409 points high
_LONGEST_MARGIN = 100  # characters of one part of a head or foot, of which a sheet can hold 255 in all


def workbook_bytes(book: ResultBook) -> bytes:
    """Write a workbook; text in it is text, whatever it begins with, and nothing in it is worked out."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for sheet in book.sheets:
        _fill(made.create_sheet(sheet.title), sheet, book)
    day = archive_day(book.known)
    made.properties.creator = made.properties.lastModifiedBy = _plain(book.author)
    made.properties.title, made.properties.created = _plain(book.title), day
    out = io.BytesIO()
    made.save(out)
    return settled(out.getvalue(), day)


def _fill(made: Worksheet, sheet: ResultSheet, book: ResultBook) -> None:
    """Put the cells of a sheet into it, and set it up for the screen and for paper."""
    made.append([_head(made, head.text) for head in sheet.heads])
    made.row_dimensions[1].height = _LINE * _lines(tuple(head.text for head in sheet.heads), sheet) + _AIR
    for number, head in enumerate(sheet.heads, start=1):
        made.column_dimensions[get_column_letter(number)].width = head.width
    for line, row in enumerate(sheet.rows, start=2):
        made.append([_cell(made, value) for value in row])
        made.row_dimensions[line].height = _LINE * _lines(row, sheet)
    made.freeze_panes = "A2"
    made.auto_filter.ref = made.dimensions
    made.print_area = f"A1:{get_column_letter(sheet.printed)}{len(sheet.rows) + 1}"
    _for_paper(made, book)


def _head(made: Worksheet, text: str) -> Cell:
    cell = WriteOnlyCell(made, text)
    for name, style in _HEAD.items():
        setattr(cell, name, style)
    return cell


def _cell(made: Worksheet, value: ResultCell) -> Cell | None:
    """A cell; None where it is empty."""
    if value is None or value == "":
        return None
    cell = WriteOnlyCell(made)
    if isinstance(value, ResultNumber):
        cell.value, cell.alignment = Decimal(value.text), _NUMBER
        cell.number_format = "#,##0" + (f".{'0' * value.decimals}" if value.decimals else "")
    elif isinstance(value, date):
        cell.value, cell.alignment = value, _DATE
        cell.number_format = _DAY
    else:
        cell.value, cell.alignment = harmless(_plain(value)), _TEXT
        cell.data_type = TYPE_STRING
    return cell


def _lines(row: tuple[ResultCell, ...], sheet: ResultSheet) -> int:
    """How many lines the longest text of a row takes on paper: not every program finds that out by itself."""
    printed = zip(row[: sheet.printed], sheet.heads, strict=False)
    texts = ((cell, head.width) for cell, head in printed if isinstance(cell, str))
    wrapped = (sum(len(wrap(line, width)) or 1 for line in text.splitlines()) for text, width in texts)
    return min(max(wrapped, default=1) or 1, _MOST_LINES)


def _for_paper(made: Worksheet, book: ResultBook) -> None:
    """Landscape, as wide as a page, the headings again on each, and what is illustrative said on each."""
    made.page_setup.orientation, made.page_setup.paperSize = "landscape", _A4
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.page_margins = PageMargins(left=0.4, right=0.4, top=0.75, bottom=0.75, header=0.3, footer=0.3)
    made.print_title_rows = "1:1"
    made.oddHeader, made.oddFooter = _margin(_told(book.title), _told(book.mark)), _margin("&A", "&P of &N")


def _margin(left: str, right: str) -> HeaderFooterItem:
    return HeaderFooterItem(left=_HeaderFooterPart(text=left), right=_HeaderFooterPart(text=right))


def _told(text: str) -> str:
    """A text for the head of a page, where & gives orders and is doubled to be itself."""
    return _plain(text)[:_LONGEST_MARGIN].replace("&", "&&")


def _plain(text: str) -> str:
    """A text without the characters that no workbook can hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)
