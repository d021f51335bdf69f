"""Files that came in become sheets of cells with nothing lost that a reader would see, and nothing made up."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from oba.returns.workbook import Sheet
from tests.returns_layout.opening import read_workbook

VECTORS = Path(__file__).parent / "vectors"


def saved(folder: Path, book: openpyxl.Workbook) -> Sheet:
    """The first sheet of a workbook, saved and read again."""
    path = folder / "book.xlsx"
    book.save(path)
    found, why = read_workbook(path)
    assert found, why
    return found.sheets[0]


def test_formulas_without_results_are_refused_in_one_line() -> None:
    """A workbook that a report tool wrote, whose formulas were never worked out, is refused with their count."""
    found, why = read_workbook(VECTORS / "lac-placements" / "LAC stability Q2 (no cached values).xlsx")
    assert found is None
    assert why == (
        "LAC stability Q2 (no cached values).xlsx: NI62!E8 and 52 other cells are formulas whose results were never "
        "saved; open it in Excel or LibreOffice, save, and send it again. Nothing was read."
    )


def test_the_same_workbook_saved_in_a_spreadsheet_program_has_results() -> None:
    """A formula's saved result is read, and that it is a formula is known."""
    found, _ = read_workbook(VECTORS / "lac-placements" / "LAC stability Q2 (saved in Excel).xlsx")
    assert found
    cell = found.sheets[0].cells[12, 3]
    assert (cell.name, cell.value, cell.formula) == ("C12", Fraction(134), True)


def test_a_chart_sheet_is_known_as_one() -> None:
    """A sheet that holds only a chart is there, without cells."""
    found, _ = read_workbook(VECTORS / "neet-months" / "Connexions NEET monthly monitoring.xlsx")
    assert found
    assert [(sheet.name, sheet.chart) for sheet in found.sheets][-1] == ("Chart", True)


def test_formats_notes_and_fonts_are_kept(tmp_path: Path) -> None:
    """Percentages, decimals, raised digits, notes, struck numbers and months are what the cell shows them to be."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A1"].number_format = 0.062, "0.0%"
    sheet["A2"] = CellRichText("57.5", TextBlock(InlineFont(vertAlign="superscript"), "3"))
    sheet["A3"], sheet["A3"].comment = 544, Comment("REVISED – was 561", "somebody")
    sheet["A4"], sheet["A4"].font = 12, Font(strike=True)
    sheet["A5"], sheet["A5"].number_format = date(2010, 6, 1), "mmm\\-yy"
    sheet["A6"] = 0.1 + 0.2
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet["B1"] = "x"
    cells = saved(tmp_path, book).cells
    assert (cells[1, 1].value, cells[1, 1].percent, cells[1, 1].decimals) == (Fraction("0.062"), True, 1)
    assert (cells[2, 1].value, cells[2, 1].raised) == ("57.5", "3")
    assert cells[3, 1].comment == "REVISED – was 561"
    assert cells[4, 1].struck
    assert (cells[5, 1].value, cells[5, 1].monthly) == (date(2010, 6, 1), True)
    assert cells[6, 1].value == Fraction("0.3")


def test_hidden_rows_and_columns_are_known(tmp_path: Path) -> None:
    """What the sender has hidden is read, and known to be hidden."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([1, 2, 3, 4])
    sheet.row_dimensions[1].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    found = saved(tmp_path, book)
    assert (found.hidden_rows, found.hidden_columns) == (frozenset({1}), frozenset({2, 3}))


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_csv_cell_may_hold_line_breaks(tmp_path: Path, start: bytes) -> None:
    """With or without a byte-order mark, a row of a sheet is a record, however many lines it has."""
    path = tmp_path / "one.csv"
    path.write_bytes(start + b'Area,"Base\n(n)"\r\nNorthern,"1,102"\r\n')
    found, _ = read_workbook(path)
    assert found
    assert {cell.name: cell.value for cell in found.sheets[0].cells.values()} == {
        "A1": "Area", "B1": "Base\n(n)", "A2": "Northern", "B2": "1,102",
    }  # fmt: skip


def test_another_encoding_is_refused_with_the_mend(tmp_path: Path) -> None:
    """A table in Windows-1252 is not guessed at: the line says which encoding to save."""
    path = tmp_path / "old.csv"
    path.write_bytes("Area,£\nSouth–East,1\n".encode("cp1252"))
    found, why = read_workbook(path)
    assert found is None
    assert why.startswith("old.csv is not UTF-8 (line 1; ")
    assert "save it again as CSV UTF-8" in why


def test_a_damaged_workbook_is_refused_in_one_line(tmp_path: Path) -> None:
    """A file that is no workbook never raises."""
    path = tmp_path / "bad.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    found, why = read_workbook(path)
    assert found is None
    assert "\n" not in why
    assert why.startswith("bad.xlsx cannot be opened")
