"""Complements: a group that was not sent is known from the others of its kind, also in sums over places and time."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.domain.evidence import Observation
from oba.domain.release import Printed
from oba.protect.complement import with_complements
from oba.protect.quantity import COUNTED, Quantity
from oba.protect.system import system
from oba.protect.tables import tables_of
from tests.build import TOP, year
from tests.protect.reader import Reader
from tests.protect.test_cases import COUNT, EARLY, LATE, PERCENT, ROUNDS, areas, number, pair, world
from tests.protect.test_cases import county as places_of
from tests.protect.test_versions import SEX
from tests.protect.world import World
from tests.rollup.rows import value

PLACES = places_of(*areas("a", "b"))
PERIOD = year(2009)


def of(group: str, row: Observation) -> Observation:
    """A row of a group."""
    return replace(row, group=group, indicator="x", published=row.published if row.published == LATE else EARLY)


def complement(made: World, place: str) -> Fraction | None:
    """How many girls are known in a place."""
    series = made.raw(made.rounds[0])["x"]
    tables = with_complements(tuple(tables_of(made.rules["x"], series)), made.groups)
    girls = next(table for table in tables if table.declared == "girls")
    found = girls.figures.get(place, {}).get(PERIOD)
    return found.numerator if found else None


def test_a_group_that_comes_late_gives_nothing_away() -> None:
    """All but the boys are the ten girls before they are sent; beside eight in one area two would be left."""
    rows = [number(TOP, 30), of("boys", number(TOP, 20)), of("girls", number("a", 8)), number("b", 9)]
    late = of("girls", number(TOP, 10, on=LATE))
    made = replace(world([*rows, late], PLACES, ROUNDS, x=COUNT), groups=SEX)
    assert made.published[1].exposed == ()
    assert Reader(made).leaks() == []


@pytest.mark.parametrize(
    ("everyone", "boys", "girls"),
    [
        (number("b", 30), number("b", 20), 10),
        (number("b", 30), None, None),
        (number("b", 30), number("b", 40), None),
    ],
)
def test_a_group_is_everyone_less_the_others(
    everyone: Observation, boys: Observation | None, girls: int | None
) -> None:
    """Where the others have no number, or are more than everyone, nothing is known of it."""
    rows = [everyone, of("girls", number("a", 8)), of("boys", number("a", 9)), *([of("boys", boys)] if boys else [])]
    assert complement(replace(world(rows, PLACES, x=COUNT), groups=SEX), "b") == girls


def test_a_group_of_a_share_has_its_children_too() -> None:
    """Of 12 in 40 less 5 in 25 are 7 in 15."""
    rows = [pair("b", 12, 40), of("boys", pair("b", 5, 25)), of("girls", pair("a", 8, 30))]
    made = replace(world(rows, PLACES, x=PERCENT), groups=SEX)
    assert complement(made, "b") == 7


def test_nothing_is_known_of_a_group_from_values_alone() -> None:
    """Percentages without their counts do not add up."""
    rows = [of(group, value(where, "40.0")) for group, where in (("all", "b"), ("boys", "b"), ("girls", "a"))]
    assert complement(replace(world(rows, PLACES, x=PERCENT), groups=SEX), "b") is None


def test_a_sum_of_those_that_sent_a_group_is_known_of_these() -> None:
    """Nobody doubts that the county's 19 boys are those of the area that sent any, though 11 are known of the other."""
    sent = [number(TOP, 49), number("a", 12), number("b", 37), of("boys", number(TOP, 19)), of("boys", number("b", 19))]
    rows = [*sent, *(of("girls", number(one, its)) for one, its in ((TOP, 19), ("a", 1), ("b", 18)))]
    made = replace(world(rows, PLACES, x=COUNT), groups=SEX)
    found = system(made.rules, made.raw(made.rounds[0]), made.places, SEX, 6)
    county, area = (Quantity(Printed("x", one, "boys", str(PERIOD)), COUNTED, Fraction(19)) for one in (TOP, "b"))
    assert any({(county, -1), (area, 1)} <= its.terms and not its.doubtful for its in found.identities)


@pytest.mark.parametrize(("sent", "made_of"), [(False, ("a", "b")), (True, ())])
def test_what_is_left_of_two_sums_over_the_same_places_is_their_sum(sent: bool, made_of: tuple[str, ...]) -> None:  # noqa: FBT001
    """Girls of a county that nobody sent are those of its areas, as everyone and the boys are, unless it sent these."""
    rows = [
        *(number(one, 20) for one in "ab"),
        *(of("boys", number(one, 9)) for one in "ab"),
        of("girls", number("a", 11)),
    ]
    more = [of("boys", number(TOP, 18))] if sent else []
    made = replace(world([*rows, *more], PLACES, x=COUNT), groups=SEX)
    tables = with_complements(tuple(tables_of(made.rules["x"], made.raw(made.rounds[0])["x"])), SEX)
    girls = next(table for table in tables if table.declared == "girls")
    assert girls.figures[TOP][PERIOD].rolled_up == made_of
