"""Workbooks made part by part, as no spreadsheet program would: for what must never be opened."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def sheet(inside: str = CELL, after: str = "") -> str:
    """A sheet with some rows, and what stands after them."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{inside}</sheetData>{after}</worksheet>'


def links(*each: str) -> str:
    """What a part belongs with."""
    return f'<Relationships xmlns="{RELATIONS}">{"".join(each)}</Relationships>'


def link(name: str, target: str, more: str = "") -> str:
    """One link of a part."""
    return f'<Relationship Id="r1" Type="{OFFICE}/{name}" Target="{target}" {more}/>'


SORTS = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
GOOD: Mapping[str, str | bytes] = {
    "[Content_Types].xml": SORTS,
    "_rels/.rels": links(link("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="Return" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": links(link("worksheet", "worksheets/sheet1.xml")),
    SHEET: sheet(),
}


def package(parts: Mapping[str, str | bytes] | None = None, *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A good small workbook with some parts added or in the place of others."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, content in {**GOOD, **(parts or {})}.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_sheet(inside: str = CELL, after: str = "") -> bytes:
    """A good small workbook with another sheet."""
    return package({SHEET: sheet(inside, after)})
