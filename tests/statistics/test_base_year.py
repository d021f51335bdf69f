"""Change since a comparison year."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.base_year import BaseYearChange, SinceBaseYear, since_base_year

TENTHS = st.decimals(0, 50, places=1)
D = Decimal


@given(TENTHS, TENTHS, st.decimals(0, 5, places=1), st.booleans())
def test_turning_everything_over_changes_nothing(start: Decimal, end: Decimal, by: Decimal, higher: bool) -> None:  # noqa: FBT001
    """The other good way, with the numbers turned over, is the same judgement."""
    found = since_base_year([start, end], 0, by, higher_is_better=higher)
    turned = since_base_year([-start, -end], 0, by, higher_is_better=not higher)
    assert turned.since == found.since


@given(TENTHS, TENTHS, st.decimals("0.1", 5, places=1))
def test_the_other_way_of_being_good_is_the_opposite(start: Decimal, end: Decimal, by: Decimal) -> None:
    """With a criterion above 0 improving and worsening change places, and no change is no change."""
    opposite = {
        SinceBaseYear.IMPROVING: SinceBaseYear.WORSENING,
        SinceBaseYear.WORSENING: SinceBaseYear.IMPROVING,
        SinceBaseYear.NO_CHANGE: SinceBaseYear.NO_CHANGE,
    }
    up = since_base_year([start, end], 0, by, higher_is_better=True)
    down = since_base_year([start, end], 0, by, higher_is_better=False)
    assert down.since is opposite[up.since]


@pytest.mark.parametrize(
    ("end", "since"), [("20.0", "improving"), ("19.9", "no change"), ("18.1", "no change"), ("18.0", "worsening")]
)
def test_on_the_criterion_counts_as_change(end: str, since: str) -> None:
    """A change of exactly the criterion is one, either way."""
    assert since_base_year([D("19.0"), None, D(end)], 0, D(1)).since == since


def test_published_numbers_lie_exactly_on_it() -> None:
    """Economic inactivity 19.7 to 18.3 (1.4) and greenhouse gases 22.4 to 21.3 (0.275 a year) are both improving.

    In floats 19.7 − 18.3 is less than 1.4.
    """
    assert 19.7 - 18.3 < 1.4
    inactive = since_base_year([D("19.7"), D("18.3")], 0, D("1.4"), higher_is_better=False)
    assert inactive == BaseYearChange(SinceBaseYear.IMPROVING, D("-1.4"), D("1.4"))
    gases = [D("22.4"), D("22.1"), D("21.9"), D("21.6"), D("21.3")]
    found = since_base_year(gases, 0, D("0.275"), each_period=True, higher_is_better=False)
    assert found == BaseYearChange(SinceBaseYear.IMPROVING, D("-1.1"), D("1.1"))


def test_a_change_short_of_the_criterion_is_told() -> None:
    """No change and worsening give the change and the criterion as improving does."""
    assert since_base_year([D(5), D(6)], 0, D(2)) == BaseYearChange(SinceBaseYear.NO_CHANGE, D(1), D(2))
    assert since_base_year([D(5), D(2)], 0, D(2)) == BaseYearChange(SinceBaseYear.WORSENING, D(-3), D(2))


def test_each_period_counts_from_the_base() -> None:
    """With the base in the second year of four there are two periods since."""
    assert since_base_year([D(1), D(1), D(2), D(3)], 1, D(1), each_period=True).needed == 2


@pytest.mark.parametrize("higher", [True, False])
def test_a_criterion_of_nothing_is_met_by_nothing(higher: bool) -> None:  # noqa: FBT001
    """As in Northern Ireland, improving is asked first, so no movement at all is improving."""
    assert since_base_year([D(5), D(5)], 0, D(0), higher_is_better=higher).since is SinceBaseYear.IMPROVING


def test_the_base_year_itself_has_not_changed() -> None:
    """Where the latest number is the base there is no change yet."""
    assert since_base_year([D(5), D(6)], 1, D(0)) == BaseYearChange(SinceBaseYear.NO_CHANGE)
    assert since_base_year([D(5)], 0, D(0)) == BaseYearChange(SinceBaseYear.NO_CHANGE)


@pytest.mark.parametrize(("values", "base"), [([D(1), D(2)], None), ([None, D(2)], 0), ([D(1), None], 0), ([], None)])
def test_without_both_ends_there_is_not_enough(values: list[Decimal | None], base: int | None) -> None:
    """No base, or a number missing at either end."""
    assert since_base_year(values, base, D(1)) == BaseYearChange(SinceBaseYear.INSUFFICIENT)
