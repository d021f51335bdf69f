"""The registers beside the numbers are read row by row, and a row that is wrong is left out and told."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from oba.domain.registers import Action, Milestone, Registers, Risk
from oba.read.data.registers import COLUMNS
from tests.read.door import project

ACTIONS = "id,known,indicator,action,lead,start,due,status,cost\n"
MILESTONES = "id,known,outcome,year,milestone,theme,challenged_by,status\n"
RISKS = "id,known,outcome,indicators,risk,likelihood,impact,action,owner,review\n"


def registers(root: Path, file: str, content: str) -> tuple[Registers, list[str]]:
    """Read a plan with one register; its rows, and the codes of what is wrong."""
    found, problems = project(root, {f"data/{file}": content})
    assert found is not None
    return found.registers, [problem.code for problem in problems]


def test_without_registers_there_are_none(tmp_path: Path) -> None:
    """Every register may be left out."""
    found, problems = project(tmp_path, {})
    assert found is not None
    assert (found.registers, problems) == (Registers(), ())


def test_an_action_is_read_and_one_without_a_place_is_for_everywhere(tmp_path: Path) -> None:
    """Dates are dates, and the row knows its line."""
    found, problems = registers(
        tmp_path, "actions.csv", f"{ACTIONS}a1,2010-03-31,ni-1,Walk to school,A,2010-04-01,2010-04-01,done,low\n"
    )
    (action,) = found.actions
    assert problems == []
    assert (action.place, action.start, action.due, action.every_child_matters) == ("", *[date(2010, 4, 1)] * 2, "")
    assert (action.where.file, action.where.line) == ("data/demo/actions.csv", 2)


def test_nobody_need_challenge_a_milestone(tmp_path: Path) -> None:
    """The column may be left out, as the table of columns says."""
    row = "m1,2010-03-31,health,2010/11,Pilot,planned\n"
    found, problems = registers(tmp_path, "milestones.csv", f"id,known,outcome,year,milestone,status\n{row}")
    assert problems == []
    assert [one.challenged_by for one in found.milestones] == [()]


def test_what_may_be_left_out_is_what_the_readme_says() -> None:
    """For every register, its columns in italics are the ones that the reader can do without, and no other."""
    page = (Path(__file__).parents[2] / "data" / "README.md").read_text(encoding="utf-8")
    for file, columns in COLUMNS.items():
        (told,) = re.findall(rf"^\| {re.escape(file)} \| [^|]* \| ([^|]*) \|", page, re.MULTILINE)
        names = told.split(", ")
        assert {name for name in names if name.startswith("*")} == {f"*{name}*" for name in columns.optional}
        assert {name for name in names if not name.startswith("*")} == set(columns.needed)


def test_a_risk_names_several_indicators_or_none(tmp_path: Path) -> None:
    """Indicators stand in one cell, separated by semicolons; a risk for the whole plan names none."""
    rest = "low,high,Salt,A,2011-01-31\n"
    rows = f"r1,2010-03-31,health, ni-1 ; ,Snow,{rest}r2,2010-03-31,,,Ice,{rest}"
    found, problems = registers(tmp_path, "risks.csv", RISKS + rows)
    assert problems == []
    assert [(risk.outcome, risk.indicators) for risk in found.risks] == [("health", ("ni-1",)), ("", ())]


def test_money_is_exact_and_may_be_of_no_year(tmp_path: Path) -> None:
    """Millions to the last digit that was written."""
    rows = 'body,item,million,status\nCouncil,Nurses,"1,504.25",disputed\n'
    found, problems = registers(tmp_path, "resources.csv", rows)
    assert problems == []
    assert [(money.million, money.year) for money in found.resources] == [(Fraction("1504.25"), "")]


@pytest.mark.parametrize(("cell", "kept", "expected"), [("yes", [True], []), ("", [False], []), ("y", [], ["G006"])])
@pytest.mark.parametrize(
    ("file", "head", "row"),
    [
        ("actions.csv", ACTIONS, "a1,2010-03-31,ni-1,Walk,A,2010-04-01,2010-04-01,done,low"),
        ("risks.csv", RISKS, "r1,2010-03-31,health,ni-1,Snow,low,high,Salt,A,2011-01-31"),
        ("milestones.csv", MILESTONES, "m1,2010-03-31,health,2010/11,Pilot,,,planned"),
    ],
)
def test_a_drafted_row_is_marked_with_yes_and_with_nothing_else(
    tmp_path: Path, file: str, head: str, row: str, cell: str, kept: list[bool], expected: list[str]
) -> None:
    """Empty is no; any other word is refused, so that a slip never turns a draft into a commitment."""
    found, problems = registers(tmp_path, file, f"{head.rstrip()},illustrative\n{row},{cell}\n")
    rows: tuple[Action | Risk | Milestone, ...] = (*found.actions, *found.risks, *found.milestones)
    assert ([one.illustrative for one in rows], problems) == (kept, expected)


def test_a_milestone_belongs_to_an_outcome_or_to_a_theme(tmp_path: Path) -> None:
    """One with neither has nowhere to stand."""
    rows = "m1,2010-03-31,,2010/11,Publish,Service management,,planned\nm2,2010-03-31,,2010/11,Pilot,,,planned\n"
    found, problems = registers(tmp_path, "milestones.csv", MILESTONES + rows)
    assert ([(one.outcome, one.theme) for one in found.milestones], problems) == (
        [("", "Service management")],
        ["G005"],
    )


@pytest.mark.parametrize(
    ("million", "status", "kept", "expected"),
    [
        ("", "not stated", [None], []),
        ("3", "not stated", [], ["G006"]),
        ("", "stated", [], ["G005"]),
        ("", "", [], ["G005", "G005"]),
    ],
)
def test_a_service_without_a_sum_says_that_none_is_stated(
    tmp_path: Path, million: str, status: str, kept: list[None], expected: list[str]
) -> None:
    """A sum is never left empty in silence, and never given where none is said to be."""
    found, problems = registers(
        tmp_path, "resources.csv", f"body,item,million,status\nCity,Advice,{million},{status}\n"
    )
    assert ([one.million for one in found.resources], problems) == (kept, expected)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a1,2010-03-31,ni-1,Walk,A,2010-04-01,2010-03-31,done,low", ["G010"]),
        ("a1,2010-03-31,ni-1,Walk,A,2010-04-01,soon,done,low", ["G008"]),
        (",,,,,2010-04-01,,,", ["G005"] * 7),
        ("a1,2010-03-31,ni-9,Walk,A,2010-04-01,2010-05-01,finished,free", ["G006", "G001", "G006"]),
    ],
)
def test_every_wrong_cell_of_a_row_is_told(tmp_path: Path, row: str, expected: list[str]) -> None:
    """They do not hide each other, and a date that is missing is not compared."""
    found, problems = registers(tmp_path, "actions.csv", f"{ACTIONS}{row}\n")
    assert (found.actions, problems) == ((), expected)


def test_a_row_may_be_superseded_on_a_later_day_and_not_on_the_same(tmp_path: Path) -> None:
    """The first of two of one day keeps its name; one that is no name is told apart."""
    names = (("r1", 1), ("r1", 2), ("r2", 1), ("r1", 2), ("R 3", 1))
    rows = "".join(f"{name},2010-03-0{day},,,Snow,low,high,Salt,A,2011-01-31\n" for name, day in names)
    found, problems = registers(tmp_path, "risks.csv", RISKS + rows)
    assert ([risk.id for risk in found.risks], problems) == (["r1", "r1", "r2"], ["G009", "G009"])
