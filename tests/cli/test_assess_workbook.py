"""`oba assess --format xlsx`: the whole workbook into a pipe or a file, and none onto a terminal."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer import Exit

from oba.cli.assess import assess_round
from oba.cli.options import AnswerFormat
from tests.end_to_end.small import PLAN, copied


def assessed(where: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Assess the small plan as a workbook; the exit status."""
    monkeypatch.chdir(copied(where))
    with pytest.raises(Exit) as ended:
        assess_round(PLAN, style=AnswerFormat.XLSX)
    return ended.value.exit_code


def test_a_workbook_goes_where_it_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Its bytes are all that is said, the same each time; registers and what it is are in it."""
    assert assessed(tmp_path / "one", monkeypatch) == 0
    made = capsysbinary.readouterr().out
    assert {"Answers", "Numbers", "About"} <= set(load_workbook(io.BytesIO(made)).sheetnames)
    assert assessed(tmp_path / "two", monkeypatch) == 0
    assert capsysbinary.readouterr().out == made


def test_a_terminal_is_spared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line to write is said instead."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert assessed(tmp_path, monkeypatch) == 2
    said = capsys.readouterr()
    assert (said.out, f"oba assess {PLAN} --format xlsx > results.xlsx" in said.err) == ("", True)
