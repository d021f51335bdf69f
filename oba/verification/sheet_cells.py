"""What a workbook says: its cells, and what may hide behind them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import ZipFile

from oba.attack.reading.unread import Unread
from oba.verification.passage import Passage

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


def sheet_passages(content: bytes) -> Iterator[Passage]:
    """Every cell with its formula, comment, link and format; hidden sheets, rows and columns; names, and the parts."""
    from openpyxl import load_workbook  # noqa: PLC0415 - it takes long to import

    try:
        with ZipFile(io.BytesIO(content)) as parts:
            yield Passage("its parts", tuple(sorted(parts.namelist())))
        yield from _book(load_workbook(io.BytesIO(content)))
    except Exception as error:
        raise Unread(f"it is not a workbook ({type(error).__name__}: {error})") from error


def _book(book: Workbook) -> Iterator[Passage]:
    yield Passage("its names", tuple(f"{name}={one.value}" for name, one in book.defined_names.items()))
    for sheet in book.worksheets:
        at = f"sheet {sheet.title}"
        hidden = [f"column {name}" for name, one in sheet.column_dimensions.items() if one.hidden]
        hidden += [f"row {number}" for number, one in sheet.row_dimensions.items() if one.hidden]
        yield Passage(f"{at}, shown", (sheet.sheet_state, *hidden))
        yield from _cells(sheet, at)


def _cells(sheet: Worksheet, at: str) -> Iterator[Passage]:
    for row in sheet.iter_rows():
        for cell in row:
            if words := tuple(_cell(cell)):
                yield Passage(f"{at}, cell {cell.coordinate}", words)


def _cell(cell: Cell | MergedCell) -> Iterator[str]:
    if cell.value is not None:
        yield str(cell.value)
    if cell.comment:
        yield f"comment: {cell.comment.text}"
    if cell.hyperlink:
        yield f"link: {cell.hyperlink.target or cell.hyperlink.location}"
    if cell.value is not None and cell.number_format != "General":
        yield f"format: {cell.number_format}"
