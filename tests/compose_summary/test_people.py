"""Numbers as whole people: as many are drawn as are said, whatever the number."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.compose.summary.people import People, PersonKind, Picture, people, picture, told_in
from oba.domain.measure import HUNDRED, Base, Kind, Measure
from tests import build
from tests.build import n

PERCENT = build.measure()
RATE = replace(PERCENT, kind=Kind.RATE, per=n("100000"), decimals=0)
CHANGE = replace(PERCENT, kind=Kind.CHANGE, parts=Kind.RATE, base=Base(period="1998", value=n("31")))


def told(value: str, measure: Measure = PERCENT) -> str:
    """A number as it is told."""
    return str(people(n(value), measure, told_in(measure, n(value))))


@pytest.mark.parametrize(
    ("value", "measure", "says"),
    [
        ("0", PERCENT, "0 in 100"),
        ("100", PERCENT, "100 in 100"),
        ("5.9", PERCENT, "6 in 100"),
        ("0.4", PERCENT, "4 in 1,000"),
        ("0.04", PERCENT, "0 in 100"),
        ("832", RATE, "8 in 1,000"),
        ("701", RATE, "7 in 1,000"),
        ("10813", RATE, "11 in 100"),
        ("43", RATE, "4 in 10,000"),
        ("4", RATE, "4 in 100,000"),
        ("-5.6", CHANGE, "94 in 100"),
    ],
)
def test_a_number_is_told_in_whole_people(value: str, measure: Measure, says: str) -> None:
    """In a hundred, and in more where there would be nobody to tell of; what is printed is what is rounded."""
    assert told(value, measure) == says


def test_what_is_of_no_people_is_told_in_none() -> None:
    """A count, a score and a gap are no share of anybody."""
    counts = replace(PERCENT, kind=Kind.COUNT, per=None)
    assert told_in(counts, n("701")) == 0


def kinds(found: Picture) -> Counter[PersonKind]:
    """How many people of each kind are drawn."""
    return Counter(one.kind for one in found.people)


@given(st.integers(0, 100), st.none() | st.integers(0, 140), st.booleans())
def test_as_many_people_are_drawn_as_are_said(now: int, goal: int | None, fewer: bool) -> None:  # noqa: FBT001
    """Those of the number, too many or not, are as many as it says; all together a hundred."""
    found = kinds(picture(People(now, 100), goal, fewer=fewer, title=""))
    assert found[PersonKind.NOW] + found[PersonKind.OVER] == now
    assert found.total() == 100


@given(st.integers(0, 100), st.integers(0, 100), st.booleans())
def test_who_is_too_many_and_who_is_to_come_makes_the_goal(now: int, goal: int, fewer: bool) -> None:  # noqa: FBT001
    """Of fewer that are wanted nobody is to come, of more nobody is too many."""
    found = kinds(picture(People(now, 100), goal, fewer=fewer, title=""))
    assert found[PersonKind.OVER] == (max(0, now - goal) if fewer else 0)
    assert found[PersonKind.TO_COME] == (0 if fewer else max(0, goal - now))


@given(st.integers(0, 100), st.integers(0, 100), st.booleans(), st.booleans())
def test_no_two_people_stand_in_one_place(now: int, goal: int, fewer: bool, small: bool) -> None:  # noqa: FBT001
    """Nor off the picture."""
    found = picture(People(now, 100), goal, fewer=fewer, title="", small=small)
    places = [(one.x, one.y) for one in found.people]
    assert len(set(places)) == len(places)
    assert all(0 <= x < found.width and 0 <= y < found.height for x, y in places)


def test_of_a_thousand_only_the_people_told_are_drawn() -> None:
    """Seven in a thousand are seven, drawn larger; fourteen are fourteen."""
    seven = picture(People(7, 1000), 14, fewer=True, title="")
    fourteen = picture(People(14, 1000), None, fewer=False, title="")
    assert (kinds(seven).total(), kinds(fourteen).total()) == (7, 14)
    assert seven.size > fourteen.size


def test_a_few_stand_along_the_first_row_and_many_fill_columns() -> None:
    """Six read as six; fifty read as a bar."""
    few = [one for one in picture(People(6, 100), 4, fewer=True, title="").people if one.kind is not PersonKind.OTHER]
    many = [one for one in picture(People(50, 100), 50, fewer=True, title="").people if one.kind is PersonKind.NOW]
    assert {one.y for one in few} == {0}
    assert len({one.x for one in many}) == 10


@given(st.fractions(min_value=0, max_value=100, max_denominator=1000))
def test_a_share_never_leaves_its_hundred(value: Fraction) -> None:
    """Whole people are between none and all."""
    among = told_in(PERCENT, value)
    assert among in (HUNDRED, 1000)
    assert 0 <= people(value, PERCENT, among).many <= 100
