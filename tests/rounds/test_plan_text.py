"""A round is entered in plan.yaml by adding its lines, and nothing else in the file is touched."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

import pytest

from oba.domain.plan import Round
from oba.read.rulebook.plan import read_plan
from oba.read.text.files import Text
from oba.rounds.plan_text import with_round
from tests.read.door import PLAN

PLANS = sorted([*Path("rules").glob("*/plan.yaml"), *Path("tests").glob("end_to_end/plans/rules/*/plan.yaml")], key=str)
FLOW = 'title: "Tŷ — ñ"\nrounds: [{id: 2010-11-q1, cut_off: 2010-07-15}, {id: 2010-11-q3, cut_off: 2011-01-15}]\n'
BLOCK = """\
rounds:
- id: 2010-11-q1
  note: >-
    Two lines
    of a remark.

# the next round
- id: 2010-11-q3   # named by hand
current: 2010-11-q1 # now
policy: {}
"""


def a_round(name: str) -> Round:
    """A round with two meetings."""
    day = date(2040, 2, 9)
    return Round(id=name, title="Opened", cut_off=date(2040, 1, 15), meeting=day, meetings=(("a", day), ("b", day)))


def added(before: str, after: str) -> list[str]:
    """The lines that differ, with the sign of what became of them."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line.rstrip() for line in lines if line[0] in "+-"]


def test_a_round_stands_in_order_of_time_and_every_remark_stays() -> None:
    """Between the two it lies between; the round that is meant is the new one."""
    assert added(BLOCK, with_round(BLOCK, a_round("2010-11-q2"))) == [
        "+ - id: 2010-11-q2",
        "+   title: Opened",
        "+   cut_off: 2040-01-15",
        "+   meetings:",
        "+     a: 2040-02-09",
        "+     b: 2040-02-09",
        "- current: 2010-11-q1 # now",
        "+ current: 2010-11-q2 # now",
    ]


@pytest.mark.parametrize("dash", ["- ", "  - "])
def test_a_remark_inside_a_round_stays_with_it(dash: str) -> None:
    """It says something of the round that it stands in, not of the one that is opened below."""
    inside = f"{' ' * len(dash)}# no poster this time\n"
    above = f"rounds:\n{dash}id: 2010-11-q1   # as agreed\n{inside * 2}"
    below = f"{' ' * (len(dash) - 2)}# the end\n\npolicy: {{}}\n"
    after = with_round(above + below, a_round("2010-11-q2"))
    assert after.startswith(f"{above}{dash}id: 2010-11-q2\n")
    assert after.endswith(f": 2040-02-09\n{below}")


@pytest.mark.parametrize(("name", "at"), [("2009-10-q4", 0), ("2010-11-q2", 1), ("2010-11-q4", 2)])
def test_a_list_on_one_line_stays_on_one_line(name: str, at: int) -> None:
    """The round goes before, between or behind those that are there."""
    rounds = with_round(FLOW, a_round(name)).splitlines()[1].split("{id: ")[1:]
    assert rounds[at].startswith(f"{name}, title: Opened, cut_off: 2040-01-15, meetings: {{a: 2040-02-09, b")
    assert len(rounds) == 3


@pytest.mark.parametrize("path", PLANS, ids=str)
def test_every_plan_that_is_sound_is_sound_with_a_round_more(path: Path) -> None:
    """The new last round is read, and every line but that of `current` stays."""
    text, there = path.read_text(encoding="utf-8"), [(one.parent.name, one.stem) for one in path.parent.glob("*/*")]
    plan, problems = read_plan(Text(name="plan.yaml", text=text, digest=""), "demo", there)
    assert plan is not None
    day = date(2040, 2, 9)
    new = Round(id="2039-40-q3", title="Quarter 3 of 2039/40", cut_off=date(2040, 1, 15), meeting=day)
    after = with_round(text, new)
    found, problems = read_plan(Text(name="plan.yaml", text=after, digest=""), "demo", there)
    assert problems == ()
    assert found is not None
    assert (found.rounds, found.current) == ((*plan.rounds, new), "2039-40-q3")
    assert [line for line in added(text, after) if line.startswith("-") and "current:" not in line] == []


def test_a_plan_on_one_line_is_written_on_it() -> None:
    """Brackets within brackets are not a reason to give up."""
    assert "2039-40-q3" in with_round(PLAN, a_round("2039-40-q3"))
