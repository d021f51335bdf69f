"""Numbers made of several periods: what they were at first, and which sums they stand in."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.domain.evidence import Figure, Observation, Status
from oba.domain.measure import Base, Kind, Measure
from oba.domain.period import Period
from oba.protect.identities.of_times import of_windows
from oba.protect.tables import periods_behind, tables_of
from tests.build import TOP, place, quarter, year
from tests.protect.reader import Reader
from tests.protect.test_cases import LATE, MOVING, PERCENT, ROUNDS, areas, pair, world
from tests.protect.test_cases import county as places_of
from tests.protect.world import World, cells

QUARTERS = tuple(quarter(2009, at) for at in range(1, 5))
CHANGE = replace(PERCENT, kind=Kind.CHANGE, base=Base(period="1998", value=Fraction(9)))


def a_year_of_quarters(*again: Observation) -> World:
    """Four quarters of two areas, of which the first is small in one of them until it is revised."""
    rows = [pair(where, 20, 90, when) for where in "ab" for when in QUARTERS if (where, when) != ("a", QUARTERS[0])]
    return world([pair("a", 3, 73, QUARTERS[0]), *rows, *again], places_of(*areas("a", "b")), ROUNDS, x=MOVING)


def moving(made: World, at: int) -> Figure:
    """The moving number of the area with a small quarter."""
    period = QUARTERS[-1]
    found = [one for of, one in cells(made.published[at].series) if of[1:5] == ("a", "all", "", period)]
    assert isinstance(found[0], Figure)
    return found[0]


def test_a_moving_number_does_not_tell_what_it_was_before_a_quarter_that_was_small() -> None:
    """63 of four quarters, now that the first has 10: that it was less by seven would give the first three away."""
    made = a_year_of_quarters(replace(pair("a", 10, 73, QUARTERS[0], LATE), status=Status.REVISED))
    raw = dict(cells(made.raw(ROUNDS[1])))
    assert any(isinstance(one, Figure) and one.first is not None and not of.layer for of, one in raw.items())
    assert moving(made, 1).value is not None
    assert moving(made, 1).first is None
    assert Reader(made).leaks() == []


def test_it_does_where_none_of_its_quarters_was_small() -> None:
    """What a revision of a larger quarter moved is told as before."""
    rows = [pair(where, 20, 90, when) for where in "ab" for when in QUARTERS]
    again = replace(pair("a", 30, 90, QUARTERS[0], LATE), status=Status.REVISED)
    made = world([*rows, again], places_of(*areas("a", "b")), ROUNDS, x=MOVING)
    assert moving(made, 1).first == Fraction(80 * 100, 360)


def test_a_moving_number_made_of_sent_and_added_quarters_is_of_all_who_are_under_it() -> None:
    """A county's last quarter is the sum of its areas, the others were sent: with its locality three are in no part."""
    places = places_of(*areas("a", "b"), place("unknown", "Address unknown", "locality", TOP))
    counts = {"a": (20, 90), "b": (30, 90), "unknown": (10, 20)}
    rows = [pair(where, *of, when) for where, of in counts.items() for when in QUARTERS]
    rows += [pair(TOP, of, 240, when) for of, when in zip((64, 64, 65), QUARTERS, strict=False)]
    made = world(rows, places, x=MOVING)
    assert made.raw(made.rounds[0])["x"][TOP].figures[QUARTERS[3]].rolled_up == ("a", "b")
    assert made.published[0].exposed == ()
    assert Reader(made).leaks() == []


def test_only_a_moving_number_is_the_sum_of_its_periods() -> None:
    """A quarter is no sum of four quarters, though it stands beside numbers that are; nor is one of three known."""
    made = a_year_of_quarters()
    numbers, quarters = tables_of(made.rules["x"], made.raw(ROUNDS[0])["x"])
    assert not list(of_windows(quarters, quarters))
    sums = list(of_windows(numbers, quarters))
    assert sums
    assert not any(one.doubtful for one in sums)
    fewer = {
        place: {when: one for when, one in its.items() if when != QUARTERS[1]}
        for place, its in quarters.figures.items()
    }
    assert not list(of_windows(numbers, replace(quarters, figures=fewer)))


@pytest.mark.parametrize(
    ("measured", "period", "behind"),
    [
        (PERCENT, year(2009), ["2009/10"]),
        (MOVING, QUARTERS[3], ["2009/10 Q4", "2009/10 Q3", "2009/10 Q2", "2009/10 Q1"]),
        (CHANGE, year(2009), ["2009/10", "1998"]),
    ],
)
def test_the_periods_behind_a_number(measured: Measure, period: Period, behind: list[str]) -> None:
    """Its own, those of its window, and that of the base it is counted from."""
    assert list(periods_behind(measured, period)) == behind
