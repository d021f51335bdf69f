"""Each way in which published numbers give a small count away, planted by hand, and the same with enough withheld."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from oba.domain.group import Group
from oba.domain.measure import Kind, YearIs
from oba.domain.period import Every
from oba.domain.place import Place
from tests.attack.published import COUNTY, PERCENT, Everybody, Line, areas, everybody, exposed, learn
from tests.build import place

COUNT = replace(PERCENT, kind=Kind.COUNT, per=None, decimals=0)
MOVING = replace(PERCENT, kind=Kind.MOVING, parts=Kind.PERCENT, over=4, every=Every.QUARTER)
QUARTERLY = replace(COUNT, every=Every.QUARTER)
SEX = (
    Group(id="girls", label="Girls", kind="sex", exhaustive=True),
    Group(id="boys", label="Boys", kind="sex", exhaustive=True),
)
MEALS = (Group(id="meals", label="Meals", kind="meals"),)


def line(text: str) -> Line:
    """A line such as `a 20/100` or `y a:Girls@2008/09 c`; with `+3` it was added up from three places."""
    words = text.split()
    added = int(words.pop()[1:]) if words[-1].startswith("+") else 0
    where, _, period = words[-2].partition("@")
    place_, _, group = where.partition(":")
    indicator = words[0] if len(words) > 2 else "x"
    when = period.replace("_", " ") or "2009/10"
    return Line(indicator=indicator, place=place_, group=group, period=when, says=words[-1], added=added)


def lines(text: str) -> list[Line]:
    """Lines, one after the other between commas."""
    return [line(one) for one in text.split(",")]


LOCALITIES: tuple[Place, ...] = (*areas("a", "b"), place("unknown", "UNKNOWN", "locality", COUNTY))
NESTED = (*areas("a", "b"), *(place(f"a{n}", f"A{n}", "locality", "a") for n in (1, 2)))
KINDS: dict[str, tuple[Everybody, str, list[str]]] = {
    "a printed small number": (
        everybody(), "a 3/100, b 30/110",
        ["x, A, 2009/10: children counted: 3"],
    ),
    "a printed small complement": (
        everybody(), "a 97/100, b 30/110",
        ["x, A, 2009/10: children not counted: 3"],
    ),
    "one part by subtraction": (
        everybody(), "county 53/300 +3, a 20/100, b 30/110, c c",
        ["x, C, 2009/10: children counted: 3"],
    ),
    "two parts withheld of a total too small": (
        everybody(), "county 34/300 +3, a c, b 30/110, c c",
        ["x, A, 2009/10: children counted: 0 to 4", "x, C, 2009/10: children counted: 0 to 4"],
    ),
    "those who live in no part": (
        everybody(*areas("a", "b")), "county 53/233, a 20/100, b 30/110",
        ["x, County, 2009/10: children counted in none of its area parts: 3"],
    ),
    "a locality right below the county": (
        everybody(*LOCALITIES), "county 53/233, a 20/100, b 30/110, unknown c",
        ["x, County, 2009/10: children counted in none of its area parts: 3"],
    ),
    "a locality of an area by the area's own subtraction": (
        everybody(*NESTED), "county 50/233 +2, a 20/100 +2, b 30/133, a1 17/60, a2 c",
        ["x, A2, 2009/10: children counted: 3"],
    ),
    "a percentage whose cohort another card prints": (
        everybody(x=PERCENT, y=replace(PERCENT, numerator="other", same_children_as="x")),
        "a 20/100, y a 4.0",
        ["y, A, 2009/10: children counted: 4"],
    ),
    "a part of another indicator": (
        everybody(x=PERCENT, y=replace(PERCENT, numerator="other", part_of="x")),
        "a 20/100, y a 17/100",
        ["x, A, 2009/10: children counted not of y: 3"],
    ),
    "the same children under another name": (
        everybody(x=COUNT, y=COUNT), "x a 3, y a c",
        ["x, A, 2009/10: children counted: 3", "y, A, 2009/10: children counted: 3"],
    ),
    "quarters of a year": (
        everybody(x=replace(QUARTERLY, year_is=YearIs.SUM)),
        "a@2009/10_Q1 8, a@2009/10_Q2 9, a@2009/10_Q3 7, a@2009/10_Q4 c, a:whole_year@2009/10 27",
        ["x, A, 2009/10 Q4: children counted: 3"],
    ),
    "quarters of one indicator and the year of another": (
        everybody(q=QUARTERLY, y=COUNT),
        "q a@2009/10_Q1 8, q a@2009/10_Q2 9, q a@2009/10_Q3 7, q a@2009/10_Q4 c, y a 27",
        ["q, A, 2009/10 Q4: children counted: 3"],
    ),
    "a moving number and its periods": (
        everybody(x=MOVING, q=replace(PERCENT, every=Every.QUARTER)),
        "a@2009/10_Q4 27/360, q a@2009/10_Q1 8/90, q a@2009/10_Q2 9/90, q a@2009/10_Q3 7/90, q a@2009/10_Q4 c",
        ["q, A, 2009/10 Q4: children counted: 3", "x, A, 2009/10 Q4: children counted: 3"],
    ),
    "a group of an exhaustive kind": (
        everybody(groups=SEX, x=COUNT), "a 23, a:Girls 20, a:Boys c",
        ["x, A, Boys, 2009/10: children counted: 3"],
    ),
    "everybody but a group": (
        everybody(groups=MEALS, x=COUNT), "a 23, a:Meals 20",
        ["x, A, 2009/10: children counted in no group of meals: 3"],
    ),
    "everyone is counted where that is sensitive": (
        everybody(x=replace(PERCENT, sensitive=True)), "a 40/40, b 30/110",
        ["x, A, 2009/10: children not counted: 0"],
    ),
}  # fmt: skip
ENOUGH: dict[str, tuple[Everybody, str]] = {
    "two large parts": (everybody(), "county 53/300 +3, a 20/100, b c, c c"),
    "parts of two tiers": (everybody(*LOCALITIES), "county 53/233, a c, b 30/110, unknown c"),
    "the total too": (everybody(), "county c, a 20/100, b 30/110, c c"),
    "large differences": (everybody(), "county 80/300 +3, a 20/100, b 30/110, c 30/90"),
    "two quarters": (
        everybody(x=replace(QUARTERLY, year_is=YearIs.SUM)),
        "a@2009/10_Q1 8, a@2009/10_Q2 c, a@2009/10_Q3 7, a@2009/10_Q4 c, a:whole_year@2009/10 27",
    ),
    "a year and a quarter of it": (
        everybody(x=replace(QUARTERLY, year_is=YearIs.SUM)),
        "a@2009/10_Q1 8, a@2009/10_Q2 9, a@2009/10_Q3 7, a@2009/10_Q4 c, a:whole_year@2009/10 c",
    ),
    "values without any count": (everybody(), "county 12.3, a 11.1, b 13.4, c c"),
    "nothing was sent": (everybody(), ""),
    "a score": (everybody(x=replace(PERCENT, kind=Kind.SCORE, per=None)), "a 3, b 4"),
    "counts that need not be whole": (everybody(x=replace(COUNT, fractional=True)), "a 3, b 4"),
    "stocks of quarters are no year": (
        everybody(q=QUARTERLY, y=COUNT),
        (
            "q a@2009/10_Q3 7, q a@2009/10_Q4 c, y a 8, q b@2009/10_Q1 8, q b@2009/10_Q2 9, q b@2009/10_Q3 7, "
            "q b@2009/10_Q4 9, y b 9, q a@2009/10_Q1 8, q a@2009/10_Q2 9"
        ),
    ),
    "parts that are more than their whole": (everybody(), "county 40/300, a 20/100, b 30/110, c 20/90"),
}


def written(text: str) -> list[Line]:
    """The lines of a case; a whole year's group is written with its space."""
    found = lines(text) if text else []
    return [replace(one, group=one.group.replace("whole_year", "whole year")) for one in found]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_small_count_is_found_by_name(kind: str, tmp_path: Path) -> None:
    """Where published numbers give a small count away, the attack finds it and names it."""
    public, text, wanted = KINDS[kind]
    found = exposed(learn(tmp_path, public, written(text)), public)
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("kind", ENOUGH)
def test_nothing_is_found_where_enough_is_withheld(kind: str, tmp_path: Path) -> None:
    """Where enough is withheld beside it, a small count is not claimed to be known."""
    public, text = ENOUGH[kind]
    assert exposed(learn(tmp_path, public, written(text)), public) == []
