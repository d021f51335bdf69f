"""What a plan takes from published files, as values."""

from __future__ import annotations

import pytest

from oba.domain.published import PublishedMapping, Settled


@pytest.mark.parametrize(
    ("place", "period", "covered"),
    [("england", "2016", True), ("england", "2017", False), ("oxford", "2016", False)],
)
def test_what_is_settled_covers_its_place_in_its_period(place: str, period: str, covered: bool) -> None:  # noqa: FBT001
    """Both have to be named; a part that is empty stands for all."""
    assert Settled(why="a count", place="england", period="2016").covers(place, period) is covered
    assert Settled(why="a count", place=place).covers(place, period)
    assert Settled(why="a count", period=period).covers(place, period)


def test_a_place_is_known_by_its_first_known_code() -> None:
    """A code that stands for nothing is passed over; where none is known there is no place."""
    mapping = PublishedMapping(places={"931": "oxfordshire"})
    assert mapping.place_of(("E10000025", "931")) == "oxfordshire"
    assert not mapping.place_of(("E06000001",))
