"""The lives of places: from, until and becomes in places.csv, and rows of periods in which a place did not exist."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oba.domain.place import Place
from oba.read.data.lives import first_day, last_day, successors, year
from tests.read.door import HEADER, PERCENT, project, rule_text

COLUMNS = "id,name,tier,parent,from,until,becomes"
TOP = "county,The county,county,,,,"


def read(root: Path, *lines: str) -> tuple[dict[str, Place], list[str]]:
    """The places of a table, and the codes and columns of what is wrong with it."""
    table = "\n".join((COLUMNS, TOP, *lines, "england,England,,,,,")) + "\n"
    found, problems = project(root, {"data/places.csv": table})
    assert found is not None
    said = [f"{one.code} {one.where.file.split('/')[-1]}:{one.where.line}:{one.where.column}" for one in problems]
    return dict(found.places.by_id), said


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2020/21", date(2020, 4, 1), date(2021, 3, 31)),
    ("2020", date(2020, 1, 1), date(2020, 12, 31)),
    ("2020/21 Q3", date(2020, 10, 1), date(2020, 12, 31)),
    ("2020/21 H2", date(2020, 10, 1), date(2021, 3, 31)),
    ("2020/21 T3", date(2021, 5, 1), date(2021, 8, 31)),
    ("2020-05", date(2020, 5, 1), date(2020, 5, 31)),
    ("2020-05-17", date(2020, 5, 17), date(2020, 5, 17)),
])  # fmt: skip
def test_a_life_begins_with_a_period_and_ends_with_one(text: str, first: date, last: date) -> None:
    """A period stands for its first day in from and for its last in until; a day for itself."""
    assert (first_day(text), last_day(text)) == (first, last)


def test_neither_a_word_nor_nothing_is_a_day() -> None:
    """What cannot be read is no day; a year is kept as one, which nothing else is."""
    assert (first_day("soon"), last_day(""), year("2020/21 Q3"), year("soon")) == (None, None, None, None)
    found = year("2020/21")
    assert found is not None
    assert found.start == date(2020, 4, 1)
    assert successors(" north ;west; ") == ("north", "west")


def test_a_place_has_a_life(tmp_path: Path) -> None:
    """What the table says is what the place knows."""
    places, wrong = read(tmp_path, "old,Old,area,county,,2020/21,new", "new,New,area,county,2021/22,,")
    assert wrong == []
    assert (places["old"].ends, places["old"].becomes, places["new"].begins) == (
        date(2021, 3, 31),
        ("new",),
        date(2021, 4, 1),
    )
    assert (places["county"].begins, places["county"].ends) == (None, None)


@pytest.mark.parametrize(("lines", "wrong"), [
    (("a,A,area,county,soon,,",), ["L021 places.csv:3:from"]),
    (("a,A,area,county,,soon,",), ["L021 places.csv:3:until"]),
    (("a,A,area,county,2010/11,2009/10,",), ["L021 places.csv:3:until"]),
    (("a,A,area,county,,,b", "b,B,area,county,2010/11,,"), ["L022 places.csv:3:becomes"]),
    (("a,A,area,county,,2009/10,b", "b,B,area,county,,,"), ["L022 places.csv:3:becomes"]),
    (("a,A,area,county,,2009/10,b", "b,B,area,county,2009/10,,"), ["L022 places.csv:3:becomes"]),
    (("a,A,area,county,,2009/10,c",), ["L022 places.csv:3:becomes"]),
    (("a,A,area,county,,2009/10,county",), ["L022 places.csv:3:becomes"]),
    (("a,A,area,county,,2009/10,b;c", "b,B,area,county,2010/11,,", "c,C,area,county,2010/11,,"), []),
])  # fmt: skip
def test_a_life_that_cannot_be_is_a_problem(lines: tuple[str, ...], wrong: list[str], tmp_path: Path) -> None:
    """A day that is none, an end before the beginning, a successor that is not there, of another tier or too early."""
    found = read(tmp_path, *lines)[1]
    assert sorted(set(found)) == wrong


@pytest.mark.parametrize(("measure", "period", "wrong"), [
    (PERCENT, "2020/21", []),
    (PERCENT, "2021/22", ["D030 all.csv:2:period"]),
    (PERCENT.replace("financial", "academic"), "2020/21", []),
    (PERCENT.replace("financial", "academic"), "2021/22", ["D030 all.csv:2:period"]),
    (PERCENT.replace("financial", "calendar"), "2020", []),
    (PERCENT.replace("financial", "calendar"), "2021", ["D030 all.csv:2:period"]),
])  # fmt: skip
def test_a_row_belongs_to_the_life_of_its_place(measure: str, period: str, wrong: list[str], tmp_path: Path) -> None:
    """Until 2020/21 is the last financial year of one measure and the last academic year of another."""
    row = f"ni-1,old,{period},,5,100,,,,,,final,2023-01-31"
    text = (
        rule_text(measure=measure).replace("2009/10", "2009") if "calendar" in measure else rule_text(measure=measure)
    )
    files = {
        "data/places.csv": f"{COLUMNS}\n{TOP}\nold,Old,area,county,,2020/21,\n",
        "data/observations/all.csv": f"{HEADER}\n{row}\n",
        "rules/health/ni-1.yaml": text,
    }
    _, problems = project(tmp_path, files)
    assert [f"{one.code} all.csv:{one.where.line}:{one.where.column}" for one in problems] == wrong
