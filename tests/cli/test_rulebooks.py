"""Two rulebooks compared beside data that only one of them fits, and the version before one in force."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from oba.cli import app
from oba.domain.measure import NBSP
from tests.plan.tiny import Tiny, row

PERCENT = "{kind: percent, of: children, every: year, year: financial, decimals: 1, roll_up: supplied}"
AMBER = "threshold: {amber: within 1 points, areas: as county}"
PATH = "trajectory: {start: {period: 2022/23, value: 6}, path: straight, targets: {2024/25: at most 4}}"
TINY = Tiny(
    measure=PERCENT,
    rows=tuple(
        row("county", year, number) for year, number in (("2022/23", "6"), ("2023/24", "5"), ("2024/25", "4.8"))
    ),
    parts=(AMBER, PATH),
    later=(AMBER.replace("1 points", "0.5 points"),),
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny plan, whose amber became narrower."""
    TINY.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def say(*words: str) -> Result:
    """Run a command in this process; a fault of ours is raised."""
    return CliRunner().invoke(app, words, catch_exceptions=False)


def test_an_older_rulebook_that_lacks_an_indicator_is_compared_all_the_same() -> None:
    """Today's rows of it are counted as left out, once, with the first; what is new is said."""
    shutil.copytree("rules", "old")
    first = Path("rules/demo/health/ni-1.yaml").read_text(encoding="utf-8")
    Path("rules/demo/health/ni-2.yaml").write_text(first.replace("ni-1", "ni-2"), encoding="utf-8")
    rows = Path("data/demo/observations/all.csv")
    other = row("county", "2024/25", "5").replace("ni-1", "ni-2")
    rows.write_text(f"{rows.read_text(encoding='utf-8')}{other}\n", encoding="utf-8")
    said = say("rules", "diff", "demo", "old", "rules")
    assert said.exit_code == 0, said.output
    lines = said.stdout.splitlines()
    assert lines[0].endswith(": a new rule")
    assert "By the rules of old 1 thing in today's data does not fit and is left out. The first:" in lines
    assert not any("rules of rules" in line for line in lines)


def test_rules_that_cannot_be_read_are_named_by_their_side() -> None:
    """A broken rule of the older book is not taken for one of today's, and the data are not blamed."""
    shutil.copytree("rules", "old")
    file = Path("old/demo/health/ni-1.yaml")
    file.write_text(file.read_text(encoding="utf-8").replace("better: lower", "better: lowr"), encoding="utf-8")
    said = say("rules", "diff", "demo", "old", "rules")
    assert said.exit_code == 1
    assert "The rules of old cannot be read. No rulebooks were compared." in said.stderr
    assert "data/demo" not in said.stderr


def test_the_working_says_who_approved_the_rule_and_what_the_one_before_would_have_said() -> None:
    """On the same numbers; an answer that would be another is told with its margin."""
    said = say("explain", "demo", "ni-1").stdout.replace(NBSP, " ").splitlines()
    assert said[2].endswith(", approved by The Board on 1 May 2025")
    at = said.index(
        "By the version before it, from 2018/19, approved by The Board on 20 January 2018, on the same numbers"
    )
    assert said[at + 1].startswith("  threshold: amber (margin ")
    assert ", where it is now red (margin " in said[at + 1]


def test_a_version_that_changes_nothing_says_so_and_a_first_version_that_it_is_the_first(here: Path) -> None:
    """So that nobody has to ask whether it was looked at."""
    replace(TINY, later=(AMBER, PATH)).write(here)
    assert "  no answer and no margin would differ" in say("explain", "demo", "ni-1").stdout.splitlines()
    replace(TINY, later=()).write(here)
    assert say("explain", "demo", "ni-1").stdout.splitlines()[-1] == (
        "No version of the rule was in force before this one"
    )
