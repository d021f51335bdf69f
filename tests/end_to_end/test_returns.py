"""A quarter's numbers asked for and received: a workbook goes out, is filled in, comes back, and is rows."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from oba.returns.form import COLUMNS, HEADING_ROW, KNOWN_ROW, SHEET
from tests.end_to_end import small
from tests.end_to_end.commands import files, said_here

FORM = "returns/2025-26-q1/y-tim-data.xlsx"
AT = {column.field: n for n, column in enumerate((one for one in COLUMNS if not one.spare), start=1)}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The small plan, with one sender named."""
    small.copied(tmp_path)
    table = "id,known,indicator,sender,days\nr1,2023-01-01,heb-ysgol,Y Tîm Data,20\n"
    (tmp_path / f"data/{small.PLAN}/returns.csv").write_text(table, encoding="utf-8")
    return tmp_path


def asked(here: Path, *more: str) -> str:
    """What is said when the round's returns are asked for."""
    said = said_here("returns", small.PLAN, "--round", "2025-26-q1", *more, at=here)
    assert (said.returncode, said.stderr) == (0, "")
    return said.stdout


def fill(path: Path) -> int:
    """Fill in every line of a workbook as a clerk would; how many there were."""
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    sheet.cell(KNOWN_ROW, 2, date(2025, 7, 1))
    lines = range(HEADING_ROW + 1, sheet.max_row + 1)
    for line in lines:
        sheet.cell(line, AT["numerator"], 20 + line)
        sheet.cell(line, AT["denominator"], 400)
        sheet.cell(line, AT["status"], "final")
    book.save(path)
    return len(lines)


def test_a_return_goes_out_and_comes_back_as_rows(here: Path) -> None:
    """What was late is received, nothing known is touched, and the same workbook is not received twice."""
    said = asked(here)
    assert "Y Tîm Data" in said
    assert "late" in said
    assert "To: Y Tîm Data" in said
    data = here / "data" / small.PLAN
    lines, before = fill(data / FORM), files(data / "observations")
    command = ("receive", small.PLAN, f"data/{small.PLAN}/{FORM}", "--round", "2025-26-q1")
    shown = said_here(*command, at=here)
    assert shown.returncode == 0, shown.stderr
    assert files(data / "observations") == before
    written = said_here(*command, "--write", at=here)
    assert written.returncode == 0, written.stderr
    after = files(data / "observations")
    assert before.items() <= after.items()
    (new,) = (data / "observations" / name for name in after.keys() - before.keys())
    assert len(new.read_text(encoding="utf-8").splitlines()) == lines + 1
    assert "1 received, 0 awaited, 0 late" in asked(here)
    assert said_here("check", small.PLAN, at=here).returncode == 0
    again = said_here(*command, "--write", at=here)
    assert files(data / "observations") == after
    assert "was received before" in again.stderr


def test_a_workbook_that_is_being_filled_in_is_not_written_over(here: Path) -> None:
    """The second time it is named and left; --again makes it anew."""
    asked(here)
    path = here / "data" / small.PLAN / FORM
    fill(path)
    filled = path.read_bytes()
    assert "stands there already" in asked(here)
    assert path.read_bytes() == filled
    asked(here, "--again")
    assert path.read_bytes() != filled


def test_a_day_that_is_none_is_said(here: Path) -> None:
    """Nothing is written for it."""
    said = said_here("returns", small.PLAN, "--on", "15/10/2025", at=here)
    assert (said.returncode, "year, month and day" in said.stderr) == (2, True)
    assert not (here / "data" / small.PLAN / "returns").exists()


@pytest.mark.slow
def test_a_workbook_opens_in_libreoffice_and_comes_back_from_it(here: Path) -> None:
    """Saved by another program it still knows whose it is, and its lists, locks and numbers are read."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed: libreoffice-calc-nogui"
    asked(here)
    path = here / "data" / small.PLAN / FORM
    fill(path)
    out = here / "saved"
    profile = f"-env:UserInstallation=file://{here}/office"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    said = said_here("receive", small.PLAN, out / path.name, "--round", "2025-26-q1", "--write", at=here)
    assert said.returncode == 0, said.stderr
    assert "1 received, 0 awaited, 0 late" in asked(here)
    sheet = openpyxl.load_workbook(out / path.name)[SHEET]
    assert sheet.protection.sheet
    assert len(sheet.data_validations.dataValidation) == 2
