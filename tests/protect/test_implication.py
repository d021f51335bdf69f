"""A value sent alone gives its count away where the children it is of are counted beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from oba.domain.evidence import Observation, Reason
from oba.domain.measure import Measure, YearIs
from oba.domain.period import Every
from oba.protect.implication import implied
from tests.build import TOP, quarter, year
from tests.protect.reader import shown
from tests.protect.test_cases import COUNT, PERCENT, areas, pair, world
from tests.protect.test_cases import county as places_of
from tests.protect.world import World
from tests.rollup.rows import value


def linked(rows: Sequence[Observation], linking: Measure | None = None, **more: Measure) -> World:
    """Percentages y sent alone, of the same children as x has counts of."""
    y = linking or replace(PERCENT, numerator="other", same_children_as="x")
    counts = [pair("a", 20, 50), pair("b", 30, 60), pair("c", 40, 80)]
    return world([*counts, *rows], places_of(*areas("a", "b", "c")), x=more.get("x", PERCENT), y=y)


def alone(where: str, text: str) -> Observation:
    """A percentage without counts."""
    return replace(value(where, text), indicator="y")


def test_a_value_of_known_children_is_a_count() -> None:
    """6 % of fifty are three, whichever of the two rules says that they count the same children."""
    assert not shown(linked([alone("a", "6.0")]))["y", "a"]
    back = linked([alone("a", "6.0")], replace(PERCENT, numerator="other"), x=replace(PERCENT, same_children_as="y"))
    assert not shown(back)["y", "a"]
    assert shown(linked([alone("a", "40.0")]))["y", "a"]


def test_without_the_link_it_is_none() -> None:
    """A percentage of nobody knows how many tells no count."""
    assert shown(linked([alone("a", "6.0")], replace(PERCENT, numerator="other")))["y", "a"]


@pytest.mark.parametrize("row", [alone("d", "6.0"), replace(alone("a", "6.0"), period=year(2007))])
def test_only_the_same_place_and_period_count(row: Observation) -> None:
    """Those of another place or year are others."""
    made = world([pair("a", 20, 50), row], x=PERCENT, y=replace(PERCENT, same_children_as="x"))
    raw = made.raw(made.rounds[0])
    assert implied(made.rules, raw, made.places)["y"] == raw["y"]


def test_a_numerator_is_kept_and_groups_are_worked_out_alike() -> None:
    """What was sent is sent; a group's value is of that group's children; a count is of nobody."""
    made = linked([replace(alone("a", "6.0"), numerator=PERCENT.per)])
    its = next(iter(implied(made.rules, made.raw(made.rounds[0]), made.places)["y"]["a"].figures.values()))
    assert (its.numerator, its.denominator) == (Fraction(100), Fraction(50))
    counted = world([pair("a", 20, 50)], x=PERCENT, y=replace(COUNT, same_children_as="x"))
    raw = counted.raw(counted.rounds[0])
    assert implied(counted.rules, raw, counted.places)["x"] == raw["x"]


def test_what_two_indicators_count_in_the_same_words_is_told_or_hidden_in_both() -> None:
    """Where both have a number; where one has none, nothing follows from the other's."""
    rows = [pair("a", 3, 50), pair("b", 30, 60), pair("c", 40, 80)]
    others = [replace(one, indicator="y") for one in rows[:2]]
    found = shown(world([*rows, *others], places_of(*areas("a", "b", "c")), x=PERCENT, y=PERCENT))
    assert not found["x", "a"]
    assert not found["y", "a"]
    assert found["x", "b"] == found["y", "b"]


@pytest.mark.parametrize(("text", "told"), [("37.3", False), ("37.2", True)])
def test_a_county_sent_alone_has_the_counts_of_its_parts(text: str, told: bool) -> None:  # noqa: FBT001  (a column)
    """41 of 110 are 37.3 %: with one of its two areas that gives the other away, but not where it is another number."""
    rows = [pair("a", 3, 40), pair("b", 38, 70), replace(value(TOP, text), indicator="x")]
    made = world(rows, places_of(*areas("a", "b")), x=PERCENT)
    assert (shown(made)["x", TOP] and shown(made)["x", "b"]) is told
    more = world([*rows, pair("c", 0, 0)], x=PERCENT)
    assert shown(more)["x", TOP]


def test_a_mean_of_quarters_goes_with_any_of_them() -> None:
    """Three quarters and the mean of the four tell the fourth."""
    measured = replace(PERCENT, every=Every.QUARTER, year_is=YearIs.MEAN)
    rows = [pair("a", top, 100, quarter(2009, at)) for at, top in enumerate((20, 3, 30, 40), 1)]
    its = world(rows, places_of(*areas("a")), x=measured).published[0].series["x"]["a"]
    assert its.years[year(2009)].reason is Reason.SUPPRESSED
    assert its.figures[quarter(2009, 1)].value is not None
