"""A sender's workbook holds their own lines and nothing else, and comes back by itself."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from oba.quarter import asked
from oba.read.project import Project
from oba.returns.files.excel import read_excel
from oba.returns.form import COLUMNS, HEADING_ROW, KNOWN_ROW, SHEET
from oba.returns.form_files import WrittenForms, form_files, write_forms
from oba.returns.form_reading import form_reading, marks_of
from tests.plan.tiny import row
from tests.returns_asked.asked import CUT_OFF, NOW, project

FILE = "north-team.xlsx"
RETURNS = "r1,2020-01-01,ni-1,,North team,north,30,\nr2,2020-01-01,ni-1,,=South team,south,30,\n"
ROWS = [row("north", "2023/24", "10 of 100"), row("south", "2023/24", "x")]


def forms(root: Path) -> tuple[Project, dict[str, bytes]]:
    """The plan, and its senders' workbooks."""
    found = project(root, ROWS, RETURNS)
    return found, dict(form_files(asked(found, NOW, CUT_OFF), NOW, found, CUT_OFF))


def sheet_of(content: bytes) -> Worksheet:
    """The sheet with the numbers."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))[SHEET]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_each_sender_has_their_own_lines_with_the_last_number_beside_them(tmp_path: Path) -> None:
    """Nobody sees another's; the last number stands at the foot to be revised; a name like a formula is text."""
    _, files = forms(tmp_path)
    lines = {
        name: [[cell.value for cell in line] for line in sheet_of(content).iter_rows(min_row=HEADING_ROW + 1)]
        for name, content in files.items()
    }
    assert sorted(lines) == [FILE, "south-team.xlsx"]
    assert [line[:5] for line in lines[FILE]] == [
        ["ni-1: Children", "North", "2024/25", None, "10 of 100 in 2023/24"],
        ["ni-1: Children", "North", "2023/24", None, "already sent: 10 of 100"],
    ]
    assert [line[1] for line in lines["south-team.xlsx"]] == ["South", "South"]
    assert sheet_of(files["south-team.xlsx"]).cell(1, 1).data_type == "s"


def test_only_what_a_sender_fills_in_can_be_typed_into(tmp_path: Path) -> None:
    """Every other cell is locked, and a list offers the words of missing and status."""
    sheet = sheet_of(forms(tmp_path)[1][FILE])
    columns = [column for column in COLUMNS if not column.spare]
    line = next(iter(sheet.iter_rows(min_row=HEADING_ROW + 1)))
    assert sheet.protection.sheet
    assert [not cell.protection.locked for cell in line] == [not column.locked for column in columns]
    assert not sheet.cell(KNOWN_ROW, 2).protection.locked
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert len(offered) == 2
    assert any("provisional" in str(words) for words in offered.values())


def test_a_workbook_filled_in_is_read_as_the_rows_that_were_asked_for(tmp_path: Path) -> None:
    """Whose it is stands inside it; the numbers typed are those read, under the plan's own ids."""
    plan, files = forms(tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(files[FILE]))
    sheet, at = book[SHEET], {column.field: n for n, column in enumerate((c for c in COLUMNS if not c.spare), start=1)}
    sheet.cell(KNOWN_ROW, 2, date(2025, 4, 20))
    for field, value in (("numerator", 12), ("denominator", 98), ("status", "provisional"), ("note", "Two schools")):
        sheet.cell(HEADING_ROW + 1, at[field], value)
    out = io.BytesIO()
    book.save(out)
    workbook, unread = read_excel(out.getvalue(), FILE)
    assert workbook is not None, unread
    assert marks_of(workbook) == ("demo", NOW.id, "north-team")
    reading = form_reading(workbook, plan)
    assert reading is not None
    (found,) = reading.rows
    fields = {name: text for name, text in found.fields.items() if text}
    assert fields == {
        "indicator": "ni-1", "place": "north", "period": "2024/25", "numerator": "12", "denominator": "98",
        "status": "provisional", "note": "Two schools", "published": "2025-04-20",
    }  # fmt: skip


def test_a_workbook_sent_back_empty_is_no_row_and_no_fault(tmp_path: Path) -> None:
    """What nobody filled in is still awaited, and named; what was sent already is not."""
    plan, files = forms(tmp_path)
    workbook, _ = read_excel(files[FILE], FILE)
    assert workbook is not None
    reading = form_reading(workbook, plan)
    assert reading is not None
    assert (reading.rows, reading.refused, reading.unplaced) == ((), (), ())
    assert [one.why for one in reading.skipped] == ["one line was left empty: ni-1: Children, North, 2024/25 (row 6)"]


def test_a_number_that_was_not_available_has_a_line_again_until_it_comes(tmp_path: Path) -> None:
    """Its sender may have meant *not yet*; with a number since, only that can be revised."""
    rows = [row("south", "2022/23", "4 of 80"), ROWS[1], row("south", "2024/25", "x", published="2025-05-20")]
    found = project(tmp_path / "a", rows, RETURNS)
    files = form_files(asked(found, NOW, CUT_OFF), NOW, found, CUT_OFF)
    lines = [
        line[2:5] for line in sheet_of(files["south-team.xlsx"]).iter_rows(min_row=HEADING_ROW + 1, values_only=True)
    ]
    assert lines == [
        ("2023/24", None, "not available in 2023/24"),
        ("2024/25", None, "not available in 2024/25"),
        ("2022/23", None, "already sent: 4 of 80"),
    ]
    came = project(tmp_path / "b", [*rows, row("south", "2024/25", "6 of 90", published="2025-06-01")], RETURNS)
    assert "south-team.xlsx" not in form_files(asked(came, NOW, CUT_OFF), NOW, came, CUT_OFF)


def test_a_number_that_is_not_whole_yet_keeps_its_line(tmp_path: Path) -> None:
    """The part stands beside it."""
    count = "{kind: count, of: children, every: year, year: financial, decimals: 0, roll_up: supplied}"
    rows = [row("north", "2024/25", "58", published="2025-03-01")]
    found = project(tmp_path, rows, RETURNS, measure=count)
    sheet = sheet_of(form_files(asked(found, NOW, CUT_OFF), NOW, found, CUT_OFF)[FILE])
    assert [line[4] for line in sheet.iter_rows(min_row=HEADING_ROW + 1, values_only=True)] == ["58 in 2024/25, a part"]


def test_the_same_form_has_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in it tells the hour."""
    assert forms(tmp_path / "a")[1] == forms(tmp_path / "b")[1]


def test_a_workbook_that_stands_there_is_left_and_kept_when_it_is_asked_for_again(tmp_path: Path) -> None:
    """Somebody may have filled it in, and more than once; one that is the same is not spoken of."""
    _, files = forms(tmp_path)
    folder = tmp_path / "returns"
    first = write_forms(folder, files, again=False)
    assert (sorted(first.written), first.left, first.kept) == (sorted(files), (), {})
    assert write_forms(folder, files, again=True) == WrittenForms(written=(), left=(), kept={})
    for n in (1, 2):
        (folder / FILE).write_bytes(b"filled in %d" % n)
        assert write_forms(folder, files, again=False) == WrittenForms(written=(), left=(FILE,), kept={})
        kept = f"north-team-before-{n}.xlsx"
        assert write_forms(folder, files, again=True) == WrittenForms(written=(FILE,), left=(), kept={FILE: kept})
        assert (folder / FILE).read_bytes() == files[FILE]
    assert [(folder / f"north-team-before-{n}.xlsx").read_bytes() for n in (1, 2)] == [b"filled in 1", b"filled in 2"]
