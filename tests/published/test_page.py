"""The page about inverted trends: its numbers are the file's, its words the program's, its data made from the file."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from fractions import Fraction
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from typer.testing import CliRunner

from oba.audit.check import check_rules
from oba.cli import app
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.number import printed
from tests.published.admissions import DATA, PLAN, ROOT, RULE, Line, judged, lines, project, with_trend
from tests.published.test_beside_england import NOT_COMPARED, compared
from tests.published.test_trends import BETTER, CONTRARY, LATEST, WORSE, again, inverted, word

PAGE = (ROOT / "docs" / "inverted-trends.md").read_text(encoding="utf-8")
OXFORDSHIRE = Line("England", "Oxfordshire", "Persons", "", "")


@cache
def say(*words: str) -> str:
    """What a command prints."""
    said = CliRunner().invoke(app, words, catch_exceptions=False)
    assert said.exit_code == 0, said.output
    return said.stdout


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where the page's commands are typed."""
    monkeypatch.chdir(ROOT)


def test_the_counts_are_the_files() -> None:
    """Each line of the first table, and the numbers told beside it."""
    counts = Counter((said, word(again()[line])) for line, said in with_trend().items())
    assert all(f"| {said} | {found.lower()} | {count} |" in PAGE for (said, found), count in counts.items())
    assert f"of {counts[WORSE, BETTER] - 1} other series" in PAGE
    assert f"{len(inverted())} of {len(with_trend())}" in PAGE
    comparisons = [one for _, one, _ in compared() if one.beside_england != NOT_COMPARED]
    assert f"{sum(map(len, lines().values())):,} rows" in PAGE
    assert f"{len(comparisons):,} comparisons" in PAGE


def test_what_our_own_rule_leaves_open_is_told() -> None:
    """Sixteen series have a gap; of the 288 inverted it contradicts 277 and leaves 11 open."""
    found = {line: judged(lines()[line])[Question.DIRECTION] for line in with_trend()}
    gaps = [line for line, one in found.items() if one.reason is Reason.TOO_FEW_POINTS]
    open_ = [line for line in gaps if with_trend()[line] in CONTRARY]
    assert len(gaps) == 16
    assert f"Sixteen of the {len(found)} have a gap" in PAGE
    assert f"contradicts {len(inverted()) - len(open_)} and leaves {len(open_)} open" in PAGE


def test_oxfordshires_numbers_are_the_files() -> None:
    """Four lines of five years, rounded as a card rounds them."""
    five = [one for one in lines()[OXFORDSHIRE] if one.period in LATEST]
    for cells in (
        [f"{int(one.top):,}" for one in five],
        *([printed(Fraction(one[column]), 1) for one in five] for column in (1, 2, 3)),
    ):
        assert f"| {' | '.join(cells)} |" in PAGE


def test_the_working_is_the_programs() -> None:
    """Every line of it is printed by the command above it, in that order."""
    block = re.search(r"```\n\$ oba (.*)\n([^`]*)```", PAGE)
    assert block
    printed_lines = iter(say(*block[1].split()).splitlines())
    assert all(line in printed_lines for line in block[2].splitlines())


def test_what_others_would_say_is_the_programs() -> None:
    """Each word in the last table stands in what `oba compare` prints, for the direction."""
    said = say("compare", PLAN, RULE, "--place", "oxfordshire", "--format", "csv")
    rows = [row for row in csv.DictReader(io.StringIO(said)) if row["question"] == "direction"]
    found = {row["who"]: row["verdict"] or row["answer"] for row in rows}
    table = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)[1:]
    assert len(table) == 5
    assert [(who, found.get(who)) for who, _ in table] == table


def test_every_command_on_the_page_works() -> None:
    """Each line of the last block answers, and the check finds nothing to say."""
    commands = re.findall(r"^oba (.*)$", PAGE, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["check", "assess", "explain", "compare"]
    assert all(say(*command.split()) for command in commands)


def test_the_plan_is_sound() -> None:
    """Nothing in it needs a mend, and its examples and proofs hold."""
    plan = project()
    problems = check_rules(plan.plan, plan.rules, plan.places).problems
    assert {problem.code for problem in problems} <= {"A006"}


def test_the_data_are_made_from_the_published_file(tmp_path: Path) -> None:
    """The places and numbers in the repository are what the script beside them writes, byte for byte."""
    spec = spec_from_file_location("make_admissions", DATA / "published" / "make.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "observations").mkdir()
    module.write(tmp_path)
    for name in ("places.csv", f"observations/{RULE}.csv"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()
