"""`oba attack` tells what a published round gives away, and refuses where there is none."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from typer.testing import CliRunner

from oba.attack.reading.folder import MANIFEST
from oba.attack.reading.workbook import FILE
from oba.cli import app
from tests.end_to_end.small import INDICATORS, NAMES, NOW, PLAN, copied

HEADS = ("Indicator", "Place", "Period", "Number", "Numerator", "Denominator")


def attack(at: Path) -> tuple[int, str, str]:
    """The exit status of `oba attack` for the small plan in a folder, and what it says on either stream."""
    where = ("--rules", at / "rules", "--data", at / "data", "--output", at / "output")
    said = CliRunner().invoke(app, ["attack", PLAN, *map(str, where)])
    return said.exit_code, said.stdout, said.stderr


def published(at: Path, *row: object) -> Path:
    """A published round that shows one number, or none."""
    folder = at / "output" / PLAN / NOW
    folder.mkdir(parents=True)
    (folder / MANIFEST).write_text("{}", encoding="utf-8")
    book = Workbook()
    book.create_sheet("Numbers").append(HEADS)
    if row:
        book["Numbers"].append(list(row))
    book.save(folder / FILE)
    return at


def test_a_round_that_is_not_built_is_refused(tmp_path: Path) -> None:
    """The refusal says how to build it."""
    at = copied(tmp_path)
    folder = at / "output" / PLAN / NOW
    says = f"{folder} has no published round. Build it first: oba build {PLAN} --round {NOW}\n"
    assert attack(at) == (2, "", says)


def test_nothing_given_away_ends_well(tmp_path: Path) -> None:
    """A round without numbers gives nothing away."""
    assert attack(published(copied(tmp_path))) == (0, "No count is withheld; nothing is given away.\n", "")


def test_a_small_count_ends_with_a_problem(tmp_path: Path) -> None:
    """A number of 3 is named, by its indicator and place."""
    at = published(copied(tmp_path), INDICATORS[1], NAMES[3], "2023/24 Q4", 3.0, 3, 100)
    status, said, _ = attack(at)
    assert status == 1
    assert "children counted: 3\n" in said
