"""What is known to add up, kind by kind: sums that are supplied, years of every make, twins, and links."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.domain.measure import Kind, RollUp, YearIs
from oba.domain.period import Every
from oba.protect.quantity import PRINTED
from oba.protect.system import system
from tests.build import TOP, place, quarter, year
from tests.protect.counties import SEX
from tests.protect.reader import Reader, shown
from tests.protect.test_cases import COUNT, PERCENT, areas, number, pair, world
from tests.protect.test_cases import county as places_of

QUARTERLY = replace(COUNT, every=Every.QUARTER)


@pytest.mark.parametrize(("top", "hidden"), [(53, True), (60, False)])
def test_a_supplied_county_counts_where_it_is_the_sum(top: int, hidden: bool) -> None:  # noqa: FBT001  (a column)
    """A supplied county gives a small area away where it is its areas' sum, and not where it is another number."""
    rows = [number(TOP, top), number("a", 3), number("b", 20), number("c", 30)]
    its = shown(world(rows, x=replace(COUNT, roll_up=RollUp.SUPPLIED)))
    assert (not (its["x", TOP] and its["x", "b"] and its["x", "c"])) is hidden


@pytest.mark.parametrize("made", [YearIs.LAST, YearIs.SUM, YearIs.MEAN])
def test_a_small_quarter_is_not_left_over_from_its_year(made: YearIs) -> None:
    """Whether the year is its last quarter, the sum of them or their mean, something goes with a small last one."""
    rows = [number("a", of, quarter(2009, at)) for at, of in enumerate((20, 30, 11, 3), 1)]
    built = world(rows, places_of(*areas("a")), x=replace(QUARTERLY, year_is=made))
    its = built.published[0].series["x"]["a"]
    assert sum(one.value is None for one in (*its.figures.values(), *its.years.values())) == 2
    assert Reader(built).leaks() == []


def test_a_year_that_is_its_last_quarter_tells_nothing_of_the_others() -> None:
    """The first quarter is small, and the year stays; one that was sent as another number tells of no quarter."""
    rows = [number("a", of, quarter(2009, at)) for at, of in enumerate((3, 30, 11, 20), 1)]
    measured = replace(QUARTERLY, year_is=YearIs.LAST)
    for more in ([], [number("a", 90, year(2009))]):
        its = world([*rows, *more], places_of(*areas("a")), x=measured).published[0].series["x"]["a"]
        assert its.years[year(2009)].value is not None


def test_numbers_that_differ_make_no_twins() -> None:
    """Two indicators of the same words hold for the same only where all of their numbers agree."""
    alike = world([number("a", 3), number("a", 3, name="y")], places_of(*areas("a")), x=COUNT, y=COUNT)
    assert not shown(alike)["y", "a"]
    other = world([number("a", 3), number("a", 9, name="y")], places_of(*areas("a")), x=COUNT, y=COUNT)
    assert shown(other)["y", "a"]
    shares = world([pair("a", 30, 90), number("a", 30, name="y")], places_of(*areas("a")), x=PERCENT, y=COUNT)
    assert shown(shares)["y", "a"]


def test_those_among_others_leave_a_rest() -> None:
    """Of fifty forty-seven are among the others: three are not, so that one of the two numbers goes."""
    rows = [pair("a", 50, 100), pair("a", 47, 100, of="y")]
    part = replace(PERCENT, numerator="other", part_of="x", same_children_as="x")
    built = world(rows, places_of(*areas("a")), x=PERCENT, y=part)
    assert sum(shown(built).values()) < len(shown(built))
    assert Reader(built).leaks() == []


def test_links_hold_group_by_group() -> None:
    """Girls are among girls and boys among boys."""
    rows = [pair("a", 50, 100), pair("a", 40, 100, of="y")]
    rows += [replace(pair("a", top, 50, of=of), group="girls") for of, top in (("x", 30), ("y", 27))]
    part = replace(PERCENT, numerator="other", part_of="x", same_children_as="x")
    built = replace(world(rows, places_of(*areas("a")), x=PERCENT, y=part), groups=SEX)
    assert Reader(built).leaks() == []


def test_a_rate_has_children_too() -> None:
    """A rate of five children is withheld, and so is what tells how many they are."""
    rate = replace(PERCENT, kind=Kind.RATE, per=PERCENT.per)
    built = world([pair("a", 0, 5), pair("b", 30, 90), pair("c", 20, 80)], x=rate)
    assert not shown(built)["x", "a"]
    assert Reader(built).leaks() == []


def test_the_parts_of_each_tier_leave_some_too() -> None:
    """Of 20 are 8 in an area and 7 in a locality beside it: 5 are in neither, 12 in no area, and these count too."""
    other = place("u", "Address unknown", "locality", TOP)
    made = world([number(TOP, 20), number("a", 8), number("u", 7)], places_of(*areas("a"), other), x=COUNT)
    found = system(made.rules, made.raw(made.rounds[0]), made.places, (), 6)
    assert {one.amount for one in found.quantities if one.of.layer not in PRINTED} == {5, 12, 13}


@pytest.mark.parametrize(("whole", "others"), [(50, {3}), (54, set()), (36, set())])
def test_those_of_a_group_where_none_was_sent_are_among_everyone_there(whole: int, others: set[int]) -> None:
    """Of 50 are 37 in one area: 13 are among the 16 of the two that sent none, so that 3 there are others, if so many.

    More than these, or fewer than were sent, say that the numbers are of other children.
    """
    girls = [replace(number(one, of), group="girls") for one, of in ((TOP, whole), ("a", 37))]
    rows = [number(TOP, 90), number("a", 40), number("b", 8), number("c", 8), *girls]
    made = replace(world(rows, places_of(*areas("a", "b", "c")), x=COUNT), groups=SEX)
    found = system(made.rules, made.raw(made.rounds[0]), made.places, SEX, 6)
    assert {one.amount for one in found.quantities if "not among" in one.of.layer} == others
