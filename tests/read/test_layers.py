"""One mistake is one problem, and none hides another: each layer is judged as far as it can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from oba.domain.problem import Problem
from tests.read.door import HEADER, PERCENT, PLACES, PLAN, project, rows, rule_text, version

ROW = "ni-1,{place},{period},,,,{value},,,,,final,{day}"
ACTION = """\
id,known,indicator,place,action,lead,start,due,status,cost
a1,2010-03-31,ni-1,north,Do,A,2010-04-01,2011-03-31,planned,low
"""
WRONG_ROW = f"{HEADER}\nni-1,county,Sep-08,,,,x1,,,,,final,2010-05-01\n"


def row(place: str = "county", period: str = "2009/10", value: str = "4.3", day: str = "2010-05-01") -> str:
    """A line of observations."""
    return ROW.format(place=place, period=period, value=value, day=day)


def said(problems: tuple[Problem, ...]) -> list[tuple[str, int | None, str]]:
    """The code, line and words of each problem."""
    return [(p.code, p.where.line, p.what) for p in problems]


def test_a_place_that_is_not_there_is_one_problem_with_its_rows_counted(tmp_path: Path) -> None:
    """Fifteen rows of one unknown place are told once; another place and another file are told by themselves."""
    lines = [row(place="nroth", period=f"{y}/{(y + 1) % 100:02d}", day="2024-05-01") for y in range(1990, 2005)]
    problems = rows(tmp_path, *lines, row(place="soth"))[1]
    assert said(problems) == [
        ("D002", 2, "'nroth' is not a place, here and in 14 more rows"),
        ("D002", 17, "'soth' is not a place"),
    ]


def test_no_mend_offers_another_place_or_indicator(tmp_path: Path) -> None:
    """What is merely near exists, and would be believed in silence."""
    line = row(place="noth").replace("ni-1,", "ni-11,")
    problems = rows(tmp_path, line)[1]
    assert [p.code for p in problems] == ["D001", "D002"]
    assert not any("did you mean" in p.mend or "north" in p.mend or "ni-1" in p.mend for p in problems)


@pytest.mark.parametrize(("written", "name"), [("North", "north"), ("the  NORTH", "north"), ("County", "county")])
def test_a_place_called_by_its_name_is_told_its_identifier(tmp_path: Path, written: str, name: str) -> None:
    """Its own name, or its identifier in capitals, can be no other place."""
    (problem,) = rows(tmp_path, row(place=written))[1]
    assert problem.mend == f"write {name}."


def test_words_that_are_wrong_throughout_are_told_once(tmp_path: Path) -> None:
    """One period, one day, written in one wrong way in every row: two problems, each with what to write."""
    problems = rows(tmp_path, *(row(period="Sep-08", day="31/01/2010", value=f"4.{n}") for n in range(9)))[1]
    assert [(p.code, p.where.line, p.mend) for p in problems] == [
        ("D004", 2, "a spreadsheet has turned 2008/09 into Sep-08: format the column as text and write 2008/09."),
        ("D008", 2, "write 2010-01-31."),
    ]
    assert all(p.what.endswith("here and in 8 more rows") for p in problems)


def test_what_is_left_out_is_counted_behind_what_is_told(tmp_path: Path) -> None:
    """The rest of a hundred stand where the twenty-first would, not above the first."""
    problems = rows(tmp_path, *(row(value=f"{n}x", period="2008/09") for n in range(100)))[1]
    assert [p.where.line for p in problems] == [*range(2, 22), 22]
    assert problems[-1].what == "and 80 more like these in this file"


@pytest.mark.parametrize(
    "wrong",
    [
        rule_text(example="{given: {2009/10: 4.3}, then: {threshold: purple}}"),
        rule_text(version("{better: lower, compare_with: previous}", "trajectory: {targets: {2010/11: at most x}}")),
        rule_text().replace("title: Pupils", "ttile: Pupils"),
    ],
)
def test_rows_are_judged_by_the_measure_of_a_rule_that_is_wrong_elsewhere(tmp_path: Path, wrong: str) -> None:
    """A wrong example, target or key says nothing against the measure: periods and numbers are told at once."""
    files = {"rules/health/ni-1.yaml": wrong, "data/observations/all.csv": WRONG_ROW}
    found, problems = project(tmp_path, files)
    assert {"D004", "D007"} < {p.code for p in problems}
    assert found is not None
    assert len(found.observations) == 0


def test_rows_of_a_measure_in_doubt_are_not_blamed(tmp_path: Path) -> None:
    """Where it is not known how a rule counts, no period is wrong."""
    files = {
        "rules/health/ni-1.yaml": rule_text(measure=PERCENT.replace("every: year", "every: other")),
        "data/observations/all.csv": WRONG_ROW,
    }
    assert {p.code for p in project(tmp_path, files)[1] if p.code.startswith("D")} == {"D007"}


def test_data_are_judged_while_the_plan_is_wrong(tmp_path: Path) -> None:
    """A plan without a day for a meeting has its tiers and rounds all the same; no project is made of it."""
    files = {"rules/plan.yaml": PLAN.replace(", meeting: 2010-11-10", ""), "data/observations/all.csv": WRONG_ROW}
    found, problems = project(tmp_path, files)
    assert found is None
    assert [p.code for p in problems] == ["D004", "D007", "P018"]


@pytest.mark.parametrize(
    "plan",
    [
        PLAN.replace("id: area,", "id: Area One,"),
        PLAN.replace("id: county,", "name: County,").replace("name: County, name: County", "name: County"),
        PLAN.replace("rounds: [", "rounds: x # ["),
        "[",
    ],
)
def test_nothing_is_blamed_on_a_plan_whose_names_are_in_doubt(tmp_path: Path, plan: str) -> None:
    """Where tiers, outcomes or rounds cannot be told apart, only the plan itself and the rules are judged."""
    found, problems = project(tmp_path, {"rules/plan.yaml": plan, "data/observations/all.csv": WRONG_ROW})
    assert found is None
    assert problems
    assert not any(p.where.file.startswith("data") for p in problems)


def test_rows_are_judged_while_the_places_cannot_be_read(tmp_path: Path) -> None:
    """No row is blamed for its place then, and every other mistake in it is told."""
    files = {"data/places.csv": PLACES.replace("tier", "teir"), "data/observations/all.csv": WRONG_ROW}
    found, problems = project(tmp_path, files)
    assert found is None
    assert [p.code for p in problems] == ["F023", "F025", "D004", "D007"]


@pytest.mark.parametrize(
    "broken", ["north,The North, Banbury,area,county", "north,The North,area,county,,", "north,area"]
)
def test_a_place_whose_row_cannot_be_read_is_one_problem(tmp_path: Path, broken: str) -> None:
    """A comma too many or too few in its row: whatever names the place is not blamed, and its numbers are counted."""
    lines = [row(place="north", period=f"200{n}/0{n + 1}") for n in range(4)]
    files = {
        "data/places.csv": PLACES.replace("north,The north,area,county", broken),
        "data/observations/all.csv": "\n".join((HEADER, *lines)),
        "data/actions.csv": ACTION,
    }
    problems = project(tmp_path, files)[1]
    assert [p.code for p in problems] == ["F021"]
    assert problems[0].what.endswith("; 4 rows are numbers of it")


WIDE = "indicator,place,{columns},status,published\nni-1,county,4.1,4.0,3.9,final,2010-05-01\n"


@pytest.mark.parametrize(
    ("columns", "sort", "first"),
    [
        ("2007/08,2008/09,2009/10", "period", "2007/08"),
        ("Sep-08,Oct-09,2010/11", "period", "Sep-08"),
        ("Q1 2009/10,Q2 2009/10,Q3 2009/10", "period", "Q1 2009/10"),
        ("The North,England,county", "place", "The North"),
    ],
)
def test_a_wide_table_is_one_problem(tmp_path: Path, columns: str, sort: str, first: str) -> None:
    """Columns that are periods or places are told once, with how the table is sent long."""
    (problem,) = project(tmp_path, {"data/observations/all.csv": WIDE.format(columns=columns)})[1]
    assert (problem.code, problem.where.line) == ("F028", 1)
    assert f"a column for each {sort}, '{first}'" in problem.what
    assert f"cells of a column {sort}" in problem.mend


def test_a_title_above_the_headings_is_one_problem(tmp_path: Path) -> None:
    """As sheets made to be read have it: which line names the columns is said, and no column is called unknown."""
    title = f"Table 1{',' * HEADER.count(',')}\n{',' * HEADER.count(',')}\n"
    (problem,) = project(tmp_path, {"data/observations/all.csv": f"{title}{HEADER}\n{row()}\n"})[1]
    assert (problem.code, problem.what) == ("F023", "the columns are named on line 3, not on the first")
    assert problem.mend == "delete the lines above it."


def test_one_heading_that_is_a_period_does_not_make_a_table_wide(tmp_path: Path) -> None:
    """It is a column that is not known, and the others are judged as ever."""
    table = f"{HEADER},2009/10\n{row()},4.3\n"
    assert [p.code for p in project(tmp_path, {"data/observations/all.csv": table})[1]] == ["F025"]
