"""Plans to read workbooks by, and readings as plain values to hold against what somebody expects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from oba.read.data.places import read_places
from oba.read.rulebook.folder import read_rulebook
from oba.returns.layout.lexicon import Lexicon
from oba.returns.layout.read import read_layout
from oba.returns.reading import Asked, FoundRow, Reading, Remark
from oba.returns.workbook import Workbook
from tests.returns_layout.opening import read_workbook

ROOT = Path(__file__).parents[2]
VECTORS = Path(__file__).parent / "vectors"
FIELDS = (
    "indicator", "place", "period", "group", "numerator", "denominator", "value", "missing", "status", "published",
    "lower", "upper", "level",
)  # fmt: skip
Expected = Mapping[str, Any]


@cache
def lexicon(plan: str) -> Lexicon:
    """What the worked example knows, or its companion, which counts in quarters and months."""
    folder = VECTORS / "plan" if plan == "sheets-quarterly" else ROOT
    book, _ = read_rulebook(folder / "rules" / plan, ROOT)
    assert book
    places, _, _ = read_places(folder / "data" / plan, ROOT, book.plan.tiers)
    assert places
    return Lexicon(plan=book.plan, rules=book.rules, places=places)


@cache
def expected(case: str) -> Expected:
    """What a careful analyst gets out of the workbook of a case."""
    found: Expected = json.loads((VECTORS / case / "expected.json").read_text("utf-8"))
    return found


@cache
def workbook(case: str) -> Workbook:
    """The workbook of a case that can be read."""
    files = [one for one in sorted((VECTORS / case).iterdir()) if one.suffix in (".xlsx", ".csv")]
    path = next(one for one in files if "no cached" not in one.name)
    found, why = read_workbook(path)
    assert found, why
    return found


@cache
def reading(case: str, plan: str = "cypp-2010-13") -> Reading:
    """The workbook of a case as it is understood without an answer."""
    return read_layout(workbook(case), lexicon(plan), {})


def careful(asked: Iterable[Asked]) -> dict[str, str]:
    """The answers of a careful analyst; the worked example's own for what a file cannot say."""
    own = {"status": "illustrative", "published": "8/10/2010"}
    return {one.id: own.get(one.id) or one.answer for one in asked}


def facts(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields of a row that are numbers, names and days, in one order."""
    return tuple(row.get(name) or "" for name in FIELDS)


def short(row: FoundRow) -> str:
    """A row on one line: what it is a number of, and the number."""
    said = row.fields
    counts = f"{said['numerator']} of {said['denominator']}" if "denominator" in said else ""
    number = counts or said.get("value") or said.get("missing", "")
    parts = (said["indicator"], said["place"], said["period"], said.get("group", ""), number)
    return " ".join(part for part in parts if part)


def accounted(found: Reading) -> set[tuple[str, str]]:
    """Every cell that a reading speaks of, with its sheet."""
    remarks: tuple[Remark, ...] = (*found.refused, *found.unplaced, *found.skipped, *found.warnings)
    cells = [(one.sheet, one.cell) for one in remarks]
    cells += [(one.sheet, one.cells) for one in found.asked]
    cells += [(row.sheet, cell) for row in found.rows for cell in row.cells.values()]
    return {(sheet, name) for sheet, text in cells for name in _names(text)}


def _names(text: str) -> Iterable[str]:
    for part in filter(None, re.split(r"[,;+]\s*", text)):
        yield from _box(*part.split(":")) if ":" in part else (part,)


def _box(first: str, last: str) -> Iterable[str]:
    left, top, right, bottom = openpyxl.utils.cell.range_boundaries(f"{first}:{last}")
    for row in range(top or 1, (bottom or 1) + 1):
        for column in range(left or 1, (right or 1) + 1):
            yield f"{openpyxl.utils.get_column_letter(column)}{row}"


class Sheets:
    """A workbook in the making: sheets of rows, merged and formatted."""

    def __init__(self, folder: Path) -> None:
        self.book = openpyxl.Workbook()
        self.book.remove(self.book.worksheets[0])
        self._path = folder / "book.xlsx"

    def add(self, name: str, rows: Iterable[Iterable[object]], merged: str = "", percent: str = "") -> Worksheet:
        """A sheet of these rows; ranges are parted by spaces."""
        sheet: Worksheet = self.book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for span in merged.split():
            sheet.merge_cells(span)
        for span in percent.split():
            for line in sheet[span]:
                for cell in line:
                    cell.number_format = "0.0%"
        return sheet

    def read(self, plan: str = "cypp-2010-13", answers: Mapping[str, str] | None = None) -> Reading:
        """The workbook, saved, read and understood."""
        self.book.save(self._path)
        found, why = read_workbook(self._path)
        assert found, why
        return read_layout(found, lexicon(plan), answers or {})
