"""Compound growth, and how it compares with the growth that a target asks for."""

from __future__ import annotations

from fractions import Fraction
from math import inf, isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.growth import good_growth, growth, growth_ratio, reaches

F = Fraction
NUMBERS = st.fractions(F(1, 100), 100)
YEARS = st.integers(1, 30).map(Fraction)


@given(NUMBERS, NUMBERS, YEARS)
def test_growing_so_each_year_leads_from_one_number_to_the_other(
    base: Fraction, latest: Fraction, years: Fraction
) -> None:
    """The growth, compounded, gives the latest number again."""
    found = growth(base, latest, years)
    assert found is not None
    assert float(base) * (1 + found) ** float(years) == pytest.approx(float(latest))


def test_the_growth_from_4_to_6_3_in_five_years() -> None:
    """It is 9.5 % a year, and the same of numbers below 0, which move away from it."""
    assert growth(F(4), F("6.3"), F(5)) == pytest.approx(0.0951, abs=5e-5)
    assert growth(F(-4), F("-6.3"), F(5)) == growth(F(4), F("6.3"), F(5))


@pytest.mark.parametrize(
    ("base", "latest", "years"), [("0", "1", "1"), ("1", "0", "1"), ("-1", "1", "1"), ("1", "2", "0"), ("1", "2", "-1")]
)
def test_no_growth_leads_from_or_to_nothing_nor_across_it(base: str, latest: str, years: str) -> None:
    """0 at either end, another sign or no time: no growth, and no exception."""
    assert growth(F(base), F(latest), F(years)) is None


def test_a_growth_beyond_all_bounds_is_still_a_number() -> None:
    """The longest numbers that a file may hold, within a month of one another."""
    found = growth(F(1, 10**39), F(10**39), F(1, 12))
    assert found is not None
    assert isfinite(found)


@given(NUMBERS, NUMBERS, YEARS, st.booleans())
def test_turning_the_numbers_and_the_good_way_over_changes_nothing(
    base: Fraction,
    latest: Fraction,
    years: Fraction,
    higher: bool,  # noqa: FBT001 - hypothesis gives it by position
) -> None:
    """Good growth of the mirror image is the same growth."""
    found, turned = growth(base, latest, years), growth(-base, -latest, years)
    assert found is not None
    assert turned is not None
    assert good_growth(found, base, higher_is_better=higher) == good_growth(turned, -base, higher_is_better=not higher)


def test_good_growth_is_up_where_higher_is_better() -> None:
    """Of a number above 0; of one below 0 growth leads down."""
    assert good_growth(0.1, F(4), higher_is_better=True) == 0.1
    assert good_growth(0.1, F(4), higher_is_better=False) == -0.1
    assert good_growth(0.1, F(-4), higher_is_better=True) == -0.1


def test_the_ratio_looks_at_the_size_of_what_is_required() -> None:
    """The observed growth has its good sign already; where nothing is required anything is beyond it."""
    assert growth_ratio(0.03, -0.06) == growth_ratio(0.03, 0.06) == 0.5
    assert growth_ratio(0.01, 0.0) == inf
    assert growth_ratio(-0.01, 0.0) == -inf


def test_a_tie_is_a_tie() -> None:
    """10.15 after 10 reaches 1.5 %, though in floats it is a hair less; 10.149 does not."""
    found, less = growth(F(10), F("10.15"), F(1)), growth(F(10), F("10.149"), F(1))
    assert found is not None
    assert less is not None
    assert found < 0.015
    assert reaches(found, 0.015)
    assert not reaches(less, 0.015)
    assert reaches(0.02, 0.015)
