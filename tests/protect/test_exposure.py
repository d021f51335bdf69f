"""What comes out whatever is withheld, beside what the public knows anyway."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.domain.evidence import Observation, Reason
from oba.domain.group import Group
from tests.build import TOP, place
from tests.protect.reader import Reader
from tests.protect.test_cases import COUNT, EARLY, LATE, ROUNDS, areas, number, world
from tests.protect.test_cases import county as places_of
from tests.protect.world import World
from tests.rollup.rows import missing

MEALS = (Group(id="fsm", label="free school meals", kind="meals"),)


def meals(where: str, of: int, on: date = EARLY) -> Observation:
    """A row of the children with free school meals."""
    return replace(number(where, of, on=on), group="fsm")


def a_locality_late(whole: int) -> World:
    """So many with meals in a county, at most eight of them in one area; the other's three come late.

    They all live in its one locality, of which it is public that three children live there; how many in the area
    nobody says.
    """
    places = places_of(*areas("a", "b"), place("b-1", "B 1", "locality", "b"))
    public = replace(number("b-1", 3), elsewhere="a statistical release")
    unsaid = replace(missing("b", Reason.NOT_AVAILABLE), indicator="x", published=EARLY)
    rows = [number(TOP, 30), meals(TOP, whole), number("a", 8), meals("a", whole - 3), unsaid, public]
    rows += [meals("b", 3, LATE), meals("b-1", 3, LATE)]
    return replace(world(rows, places, ROUNDS, x=COUNT), groups=MEALS)


@pytest.mark.parametrize(("whole", "exposed"), [(9, {"b", "b-1"}), (8, set())])
def test_that_any_are_counted_comes_out_where_the_public_knows_only_that_they_are_few(
    whole: int, exposed: set[str]
) -> None:
    """Of nine at most eight are elsewhere, so that one to three are here; of eight there may be none here."""
    made = a_locality_late(whole)
    found = [{one.of.place for one in its.exposed if not one.of.role} for its in made.published]
    assert found == [set(), exposed]
    assert Reader(made).leaks() == []
