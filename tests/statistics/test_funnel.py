"""Funnels: how far places of a size may lie from an average."""

from __future__ import annotations

from fractions import Fraction
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from oba.statistics.funnel import proportion_funnel, rate_funnel
from oba.statistics.proportion import proportion

F = Fraction
SHARES = st.fractions(0, 1, max_denominator=1000)
TOTALS = st.integers(1, 100_000).map(Fraction)
LEVELS = st.sampled_from([95.0, 99.8])


@given(st.fractions("0.01", "0.99", max_denominator=1000), TOTALS, LEVELS)
def test_a_place_on_a_limit_has_an_interval_that_ends_on_the_average(
    average: Fraction, total: Fraction, level: float
) -> None:
    """The funnel of a proportion and Wilson's interval are one test, seen from either end."""
    upper = proportion_funnel(average, total, confidence=level)[1]
    if upper < 1:
        place = proportion(float(upper * total), float(total), confidence=level)
        assert place is not None
        assert isclose(place.interval.lower, average, rel_tol=1e-9)


@given(SHARES, TOTALS, LEVELS)
def test_the_others_have_the_mirrored_limits(average: Fraction, total: Fraction, level: float) -> None:
    """Counting those who are not gives the same limits turned over, to the last digit."""
    lower, upper = proportion_funnel(average, total, confidence=level)
    assert proportion_funnel(1 - average, total, confidence=level) == (1 - upper, 1 - lower)


@pytest.mark.parametrize("funnel", [proportion_funnel, rate_funnel])
@given(st.integers(0, 50), st.integers(50, 100_000))
def test_a_funnel_holds_its_average_and_narrows(funnel: type, events: int, people: int) -> None:
    """It is wider at 99.8 % than at 95 %, which is the custom, and narrower for a place four times as large."""
    average, total = F(events, people), F(people)
    near, far = funnel(average, total), funnel(average, total, confidence=99.8)
    large = funnel(average, 4 * total)
    assert near == funnel(average, total, confidence=95)
    assert far[0] <= near[0] <= average <= near[1] <= far[1]
    assert large[1] - large[0] <= near[1] - near[0]


def test_a_certain_proportion_leaves_chance_no_room() -> None:
    """Where nobody or everybody is the rule both limits lie on it."""
    assert proportion_funnel(F(0), F(9)) == (F(0), F(0))
    assert proportion_funnel(F(1), F(9)) == (F(1), F(1))


@pytest.mark.parametrize(("total", "share"), [(500, "0.06"), (500, "0.366"), (92, "0.366"), (2000, "0.01")])
@pytest.mark.parametrize(("level", "wanted"), [(95.0, 0.05), (99.8, 0.002)])
def test_chance_alone_goes_beyond_a_funnel_of_proportions_about_as_often_as_it_says(
    total: int, share: str, level: float, wanted: float
) -> None:
    """About once in twenty times, and about once in 500, for places large and small."""
    lower, upper = proportion_funnel(F(share), F(total), confidence=level)
    beyond = sum(binom.pmf(k, total, float(F(share))) for k in range(total + 1) if not lower <= F(k, total) <= upper)
    assert wanted / 2 < beyond < 1.5 * wanted


@pytest.mark.parametrize("expected", [10, 20, 50, 200])
@pytest.mark.parametrize(("level", "wanted"), [(95.0, 0.05), (99.8, 0.002)])
def test_chance_alone_goes_beyond_a_funnel_of_rates_about_as_often_as_it_says(
    expected: int, level: float, wanted: float
) -> None:
    """Where ten events and more are expected; of fewer, more often below it and less often above."""
    lower, upper = rate_funnel(F(expected), F(1), confidence=level)
    beyond = sum(poisson.pmf(k, expected) for k in range(600) if not lower <= k <= upper)
    assert wanted / 2 < beyond < 1.5 * wanted


def test_expected_events_that_are_no_whole_number_move_the_limits_in() -> None:
    """12.5 events take the lower limit of 13 and the upper limit of 12, and 13 expected exactly are not 14."""
    between, twelve, thirteen = (rate_funnel(F(events), F(1)) for events in ("12.5", "12", "13"))
    assert between == (thirteen[0], twelve[1])
    assert rate_funnel(F(13, 700), F(700)) == (thirteen[0] / 700, thirteen[1] / 700)


def test_a_limit_under_one_event_is_none() -> None:
    """Of three events expected a place without any is not below; of four expected it is."""
    assert rate_funnel(F(0), F(1000)) == (F(0), rate_funnel(F("0.9"), F(1))[1] / 1000)
    assert rate_funnel(F(3), F(1))[0] == 0
    assert rate_funnel(F(4), F(1))[0] > 1
