"""Groups of comparators: an average of those that reported, made after everything else is rolled up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from oba.domain.evidence import Figure, Reason, Series, Status
from oba.domain.place import Average, Composition, Places
from oba.rollup.averages import averages
from oba.rollup.series import roll_up
from tests.build import INDICATOR, WHERE, n, observation, place, places, rule, series, year

MEAN = Composition(average=Average.MEAN, members=("bath", "bristol", "devon"))
MEDIAN = replace(MEAN, average=Average.MEDIAN)


def among(group: Composition) -> Places:
    """The county's places, three neighbours and the group they make."""
    outside = {name: place(name, name.title(), None) for name in group.members}
    outside["neighbours"] = replace(place("neighbours", "Neighbours", None), composition=group)
    return replace(places(), by_id={**places().by_id, **outside})


def averaged(group: Composition, *numbers: str | Reason) -> Figure | None:
    """The group's figure for 2009/10, from its members' numbers."""
    sent = {name: series({year(2009): number}, name) for name, number in zip(group.members, numbers, strict=False)}
    found = averages(INDICATOR, among(group), sent)
    return found["neighbours"].figures[year(2009)] if found else None


def test_the_mean_and_the_median_are_exact() -> None:
    """A third is a third; the median of three is the middle one, of two the middle between them."""
    mean, median = averaged(MEAN, "1", "2", "2"), averaged(MEDIAN, "1", "2", "9")
    pair = averaged(MEDIAN, "1", "2")
    assert mean is not None
    assert median is not None
    assert pair is not None
    assert (mean.value, median.value, pair.value) == (Fraction(5, 3), n("2"), n("1.5"))


def test_those_that_reported_are_named() -> None:
    """A member that is missing, for a reason or altogether, is left out and not named."""
    found = averaged(MEAN, "1", Reason.CONFIDENTIAL)
    assert found is not None
    assert (found.value, found.rolled_up, found.source) == (n("1"), ("bath",), "mean of 1 of 3 members")
    assert averaged(MEAN, Reason.LOW, Reason.LOW) is None
    assert averaged(MEAN) is None


def test_a_group_is_as_sure_as_its_least_sure_member() -> None:
    """Its status is the least sure, its publication the latest, and every row behind it is cited."""
    one = Figure(period=year(2009), value=n("4"), published=date(2010, 1, 1), cites=(WHERE,))
    other = replace(one, status=Status.ILLUSTRATIVE, published=date(2010, 2, 1), cites=(replace(WHERE, line=2),))
    sent = {
        "bath": Series(indicator=INDICATOR, place="bath", figures={year(2009): one}),
        "devon": Series(indicator=INDICATOR, place="devon", figures={year(2009): other}),
    }
    found = averages(INDICATOR, among(MEAN), sent)["neighbours"].figures[year(2009)]
    assert (found.status, found.published) == (Status.ILLUSTRATIVE, date(2010, 2, 1))
    assert [where.line for where in found.cites] == [1, 2]


def test_a_number_sent_for_the_group_stands() -> None:
    """Where the group has a row of its own that row is its number; other periods are averaged, in order of time."""
    sent = {
        "bath": series({year(2008): "1", year(2009): "3"}, "bath"),
        "neighbours": series({year(2009): "7"}, "neighbours"),
    }
    found = averages(INDICATOR, among(MEAN), sent)["neighbours"].figures
    assert {period.label: figure.value for period, figure in found.items()} == {"2008/09": 1, "2009/10": 7}
    assert list(found) == [year(2008), year(2009)]


def test_rows_of_members_become_the_group_when_they_are_rolled_up() -> None:
    """An indicator's rows give the group its series beside everyone else's, and a revision of a member moves it."""
    rows = [
        replace(observation(year(2009), "4.0", place="bath"), published=date(2010, 1, 1)),
        replace(observation(year(2009), "6.0", place="devon"), published=date(2010, 1, 1)),
        replace(observation(year(2009), "8.0", place="devon"), published=date(2010, 3, 1)),
        replace(observation(year(2009), "5.0"), published=date(2010, 1, 1)),
    ]
    found, problems = roll_up(rule(), rows, among(MEAN))
    figure = found["neighbours"].figures[year(2009)]
    assert (figure.value, figure.first, problems) == (n("6"), n("5"), ())
    assert "oxfordshire" in found


def test_a_group_that_came_about_by_a_revision_has_no_number_before() -> None:
    """Where the first rows of all members gave no number, there is nothing it was moved from."""
    rows = [
        replace(
            observation(year(2009), "4.0", place="bath"), value=None, missing=Reason.LOW, published=date(2010, 1, 1)
        ),
        replace(observation(year(2009), "4.0", place="bath"), status=Status.DISPUTED, published=date(2010, 1, 2)),
        replace(observation(year(2009), "4.5", place="bath"), published=date(2010, 3, 1)),
    ]
    figure = roll_up(rule(), rows, among(MEAN))[0]["neighbours"].figures[year(2009)]
    assert (figure.value, figure.first) == (n("4.5"), None)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=3))
def test_an_average_lies_among_its_members(numbers: list[int]) -> None:
    """Neither average is below the lowest or above the highest number, and their order does not matter."""
    for group in (MEAN, MEDIAN):
        found, turned = averaged(group, *map(str, numbers)), averaged(group, *map(str, reversed(numbers)))
        assert found is not None
        assert turned is not None
        assert found.value is not None
        assert min(numbers) <= found.value <= max(numbers)
        assert found.value == turned.value
