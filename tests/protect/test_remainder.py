"""Remainders: a group that one place alone has not sent is known from its parent's and the other places' numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from oba.domain.evidence import Observation
from oba.domain.measure import RollUp
from oba.protect.remainder import with_remainders
from oba.protect.tables import tables_of
from tests.build import TOP, place, year
from tests.protect.reader import Reader, shown
from tests.protect.test_cases import COUNT, EARLY, LATE, PERCENT, ROUNDS, areas, number, pair, world
from tests.protect.test_cases import county as places_of
from tests.protect.test_versions import LAST, LAST_ROUND, SEX, revised
from tests.protect.world import World
from tests.rollup.rows import value

PLACES = places_of(*areas("a", "b"))
PERIOD = year(2009)


def of(group: str, row: Observation) -> Observation:
    """A row of a group."""
    return replace(row, group=group, indicator="x")


def of_both(where: str, girls: int, boys: int, on: date = EARLY) -> list[Observation]:
    """The rows of both groups of a place."""
    return [of("girls", number(where, girls, on=on)), of("boys", number(where, boys, on=on))]


def remainder(made: World, where: str) -> Fraction | None:
    """How many girls are known in a place."""
    series = made.raw(made.rounds[0])["x"]
    tables = with_remainders(tuple(tables_of(made.rules["x"], series)), made.places)
    girls = next(table for table in tables if table.declared == "girls")
    found = girls.figures.get(where, {}).get(PERIOD)
    return found.numerator if found else None


def test_a_place_that_sends_its_groups_late_gives_nothing_away() -> None:
    """One area's 60 come before its girls and boys, of whom all others leave 1 and 59 of the county's: 60 must go."""
    others = [number("a", 5), *of_both("a", 5, 0), number("c", 7), *of_both("c", 7, 0)]
    others.append(revised("a", 9, LATE))
    rows = [number(TOP, 72), *of_both(TOP, 13, 59), *others, number("b", 60, on=LATE), *of_both("b", 1, 59, LAST)]
    places = places_of(*areas("a", "b", "c"))
    made = replace(world(rows, places, (*ROUNDS, LAST_ROUND), x=COUNT), groups=SEX)
    assert not shown(made, 1)["x", "b"]
    assert [one.exposed for one in made.published] == [(), (), ()]
    assert Reader(made).leaks() == []


@pytest.mark.parametrize(
    ("everyone", "others", "girls"),
    [(9, [8], 5), (4, [8], None), (9, [14], None), (9, [], None)],
)
def test_a_group_of_a_place_is_what_its_parent_leaves(everyone: int, others: list[int], girls: int | None) -> None:
    """Thirteen less eight; not where it has fewer of everyone, others have more, or another has no number either."""
    rows = [number("b", everyone), of("girls", number(TOP, 13)), *(of("girls", number("a", one)) for one in others)]
    assert remainder(replace(world(rows, PLACES, x=COUNT), groups=SEX), "b") == girls


def test_a_group_of_a_place_is_known_within_its_tier() -> None:
    """Where localities are the same children once more, the areas alone leave five."""
    other = place("c", "C", "locality", TOP)
    rows = [number("b", 9), *(of("girls", number(one, its)) for one, its in ((TOP, 13), ("a", 8), ("c", 13)))]
    made = replace(world(rows, places_of(*areas("a", "b"), other), x=COUNT), groups=SEX)
    assert remainder(made, "b") == 5


def test_a_group_of_a_share_has_its_children_too() -> None:
    """Of 12 in 40 less 5 in 25 are 7 in 15; nothing is known from values alone, or where sums are supplied."""
    rows = [pair("b", 9, 30), of("girls", pair(TOP, 12, 40)), of("girls", pair("a", 5, 25))]
    alone = [pair("b", 9, 30), *(of("girls", value(where, "40.0")) for where in (TOP, "a"))]
    supplied = replace(PERCENT, roll_up=RollUp.SUPPLIED)
    assert [
        remainder(replace(world(its, PLACES, x=how), groups=SEX), "b")
        for its, how in ((rows, PERCENT), (alone, PERCENT), (rows, supplied))
    ] == [7, None, None]
