"""What a sender has hidden is never read in silence, and lists of single children are not read at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl.styles import Font

from tests.returns_layout.reader import Sheets, short

TABLE: list[list[object]] = [["Area", "2008/09", "2009/10"], ["Northern", 9.2, 10.6], ["Central", 10.1, 10.7]]
ADMISSIONS: list[list[object]] = [
    ["Admission date", "Age", "Sex", "Postcode"],
    [date(2009, 5, 1), 4, "M", "OX1 2AB"],
    [date(2009, 6, 1), 14, "F", "OX4 2AB"],
]


def test_a_hidden_sheet_of_single_children_is_refused(tmp_path: Path) -> None:
    """Only its headings are said, nothing of any child."""
    sheets = Sheets(tmp_path)
    sheets.add("Summary", [["NI 62"], *TABLE])
    sheets.add("Raw", ADMISSIONS).sheet_state = "hidden"
    found = sheets.read()
    assert len(found.rows) == 4
    assert [(one.sheet, one.cell, one.seen) for one in found.refused] == [("Raw", "A1", "")]
    assert "a hidden sheet that seems to list single children" in found.refused[0].why
    assert "OX" not in str(found)


def test_a_sheet_of_single_children_is_refused_though_it_is_shown(tmp_path: Path) -> None:
    """A list of admissions is no table of numbers."""
    sheets = Sheets(tmp_path)
    sheets.add("NI 70", [["NI 70 admissions"], *ADMISSIONS])
    found = sheets.read()
    assert found.rows == ()
    assert "a sheet that seems to list single children" in found.refused[0].why


def test_a_hidden_sheet_of_numbers_is_asked_about(tmp_path: Path) -> None:
    """It is left out unless somebody says to read it; one of lists without numbers is left out without asking."""
    sheets = Sheets(tmp_path)
    sheets.add("Cover", [["Performance report"]])
    sheets.add("Old", [["NI 62"], *TABLE]).sheet_state = "hidden"
    sheets.add("Lists", [["Red"], ["Amber"]]).sheet_state = "veryHidden"
    found = sheets.read()
    assert (found.rows, [one.id for one in found.asked]) == ((), ["hidden-sheet-old"])
    assert len(sheets.read(answers={"hidden-sheet-old": "read"}).rows) == 4


def test_hidden_rows_and_columns_are_asked_about(tmp_path: Path) -> None:
    """Each kind is asked once for a sheet, with its cells, and read only if somebody says so."""
    sheets = Sheets(tmp_path)
    sheet = sheets.add("H", [["NI 62"], *TABLE])
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["B"].hidden = True
    found = sheets.read()
    assert [short(row) for row in found.rows] == ["ni-62 northern 2009/10 10.6"]
    assert {one.id: one.cells for one in found.asked if "hidden" in one.id} == {
        "hidden-row": "A4:C4",
        "hidden-column": "B2:B4",
    }
    assert len(sheets.read(answers={"hidden-row": "read", "hidden-column": "read"}).rows) == 4


def test_a_struck_number_is_refused(tmp_path: Path) -> None:
    """A number that is struck through may have been withdrawn."""
    sheets = Sheets(tmp_path)
    sheet = sheets.add("S", [["NI 62"], *TABLE])
    sheet["B3"].font = Font(strike=True)
    found = sheets.read()
    assert [(one.cell, one.why) for one in found.refused] == [("B3", "it is struck through: is it withdrawn?")]
    assert len(found.rows) == 3


def test_an_old_definition_is_asked_about(tmp_path: Path) -> None:
    """A line that says not to be used is left out unless somebody says otherwise."""
    sheets = Sheets(tmp_path)
    line: list[object] = ["NI 62", "Stability", 9.2]
    sheets.add(
        "O", [["Oxfordshire"], ["Ref", "Indicator", "2008/09"], line, ["NI 62", "Stability (OLD DEFINITION)", 9]]
    )
    found = sheets.read()
    assert [short(row) for row in found.rows] == ["ni-62 oxfordshire 2008/09 9.2"]
    assert {one.id for one in found.asked} >= {"old-definition"}
