"""Several plans are made with one command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.end_to_end.commands import files, said_here
from tests.end_to_end.small import NOW, PLAN, RULE, copied

OTHER = "nant"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with the small plan in it, twice: under its own name and another."""
    copied(tmp_path)
    for of in ("rules", "data"):
        shutil.copytree(tmp_path / of / PLAN, tmp_path / of / OTHER)
    return tmp_path


@pytest.mark.slow
def test_each_is_published(here: Path) -> None:
    """The current round of each plan is made, whole, whichever is named first; an option of one plan is refused."""
    said = said_here("build", OTHER, PLAN, "--cards", Path("cards").resolve(), at=here)
    assert said.returncode == 0, said.stderr
    made = [files(here / "output" / plan / NOW) for plan in (PLAN, OTHER)]
    assert made[0].keys() == made[1].keys() != set()
    assert next(line for line in said.stdout.splitlines() if line.startswith("Published")).endswith(f"{OTHER}/{NOW}")
    asked = said_here("build", PLAN, OTHER, "--round", NOW, "--cards", Path("cards").resolve(), at=here)
    assert (asked.returncode, asked.stderr) == (
        2,
        "--round is said of one plan, and 2 are named: build them one at a time, or leave it out.\n",
    )


def test_none_is_published_where_one_is_not_sound(here: Path) -> None:
    """What is wrong with one plan keeps every plan of the command from being made."""
    rule = here / RULE.replace(PLAN, OTHER)
    rule.write_text(rule.read_text(encoding="utf-8").replace("better:", "bettr:"), encoding="utf-8")
    said = said_here("build", PLAN, OTHER, "--cards", Path("cards").resolve(), at=here)
    assert said.returncode == 1
    assert f"rules/{OTHER}/" in said.stderr
    assert "Nothing was published." in said.stderr
    assert not (here / "output").exists()
