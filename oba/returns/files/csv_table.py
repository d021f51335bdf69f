"""A CSV table as one sheet of texts; its rows are the records, also where a cell holds line breaks."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections.abc import Iterator

from oba.returns.workbook import Corner, Sheet, SheetCell, Workbook

_MOST = 131_072
_PARTS = (",", ";", "\t")


def read_csv(data: bytes, name: str) -> tuple[Workbook | None, str]:
    """Read a CSV table in UTF-8, with or without a byte-order mark; another encoding is refused with the mend."""
    again = "save it again as CSV UTF-8 (comma delimited). Nothing was read."
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, f"{name} is saved as UTF-16 (Unicode text): {again}"
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, f"{name} is not UTF-8 (line {line}; it seems to be Windows-1252, the older CSV): {again}"
    try:
        cells = dict(_cells(text))
    except csv.Error as error:
        return None, f"{name} is no CSV table ({error}): {again}"
    sheet = Sheet(name="", cells=cells)
    return Workbook(file=name, sheets=(sheet,), digest=hashlib.sha256(data).hexdigest()), ""


def _cells(text: str) -> Iterator[tuple[Corner, SheetCell]]:
    csv.field_size_limit(_MOST)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=_parted_by(text), strict=True)
    for row, record in enumerate(records, start=1):
        for column, value in enumerate(record, start=1):
            if value.strip():
                yield (row, column), SheetCell(row=row, column=column, value=value)


def _parted_by(text: str) -> str:
    """What parts the cells: the sign that the first line has most of, a comma where none stands."""
    first = text.partition("\n")[0]
    return max(_PARTS, key=first.count)
