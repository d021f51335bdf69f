"""Holt's forecast."""

from __future__ import annotations

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.holt import Start, holt
from tests.statistics.draws import WHOLES

CURVE = [4.0, 4.6, 5.3, 6.0, 6.2, 6.3, 6.1, 6.6]
SHARES = st.floats(0.05, 1)
SOME = st.lists(WHOLES, min_size=2, max_size=15)
STARTS = st.sampled_from(Start)


@pytest.mark.parametrize(
    ("start", "forecasts"),
    [
        (Start.SECOND, [6.9279822, 7.19337685, 7.4587715, 7.72416615]),
        (Start.FIRST, [6.88948322, 7.14091908, 7.39235494, 7.6437908]),
    ],
)
def test_the_numbers_of_statsmodels(start: Start, forecasts: list[float]) -> None:
    """As statsmodels 0.15 gives them from the same known start; the two starts differ in the second digit."""
    found = holt(CURVE, alpha=0.6, beta=0.3, start=start)
    assert found is not None
    assert [found.at(steps) for steps in range(1, 5)] == pytest.approx(forecasts, abs=5e-8)


def test_the_interval_by_its_formula() -> None:
    """var(errors)·(1 + Σ(α(1 + jβ))²) with the variance of the errors about their mean, and the normal 1.96."""
    found = holt(CURVE, alpha=0.6, beta=0.3)
    assert found is not None
    assert found.of_next(1) == pytest.approx((6.123926207945641, 7.732038184233557))
    assert found.of_next(2) == pytest.approx((6.173651245390041, 8.213102448024356))
    assert found.of_next(4) == pytest.approx((6.150679732234951, 9.297652563649846))


@given(SOME, SHARES, SHARES, STARTS, st.integers(-100, 100))
def test_lifting_every_number_lifts_the_forecast(
    values: list[float], alpha: float, beta: float, start: Start, up: int
) -> None:
    """The forecast moves with its numbers, and the errors stay."""
    found = holt(values, alpha=alpha, beta=beta, start=start)
    lifted = holt([y + up for y in values], alpha=alpha, beta=beta, start=start)
    assert found is not None
    assert lifted is not None
    assert lifted.at(3) == pytest.approx(found.at(3) + up, abs=1e-6)
    assert lifted.errors == pytest.approx(found.errors, abs=1e-6)


@given(SOME, SHARES, SHARES, st.integers(-5, 5))
def test_started_at_the_second_number_adding_a_line_carries_it_on(
    values: list[float], alpha: float, beta: float, tilt: int
) -> None:
    """A line added to the numbers is added to the forecast; started at the first number it would be bent."""
    found = holt(values, alpha=alpha, beta=beta)
    tilted = holt([y + tilt * x for x, y in enumerate(values)], alpha=alpha, beta=beta)
    assert found is not None
    assert tilted is not None
    assert tilted.at(3) == pytest.approx(found.at(3) + tilt * (len(values) + 2), abs=1e-6)


@given(SOME, SHARES, SHARES, STARTS)
def test_turning_over_turns_the_forecast(values: list[float], alpha: float, beta: float, start: Start) -> None:
    """Neither way is preferred."""
    found = holt(values, alpha=alpha, beta=beta, start=start)
    turned = holt([-value for value in values], alpha=alpha, beta=beta, start=start)
    assert found is not None
    assert turned is not None
    assert turned.at(2) == -found.at(2)
    one, other = found.of_next(2), turned.of_next(2)
    assert (one is None) == (other is None)
    if one and other:
        assert other == (-one.upper, -one.lower)


@given(SOME, SHARES, SHARES)
def test_intervals_widen_with_distance_and_confidence(values: list[float], alpha: float, beta: float) -> None:
    """The further ahead and the surer, the wider; there is one from three errors on."""
    found = holt(values, alpha=alpha, beta=beta)
    assert found is not None
    near, far, sure = found.of_next(1), found.of_next(2), found.of_next(1, confidence=99)
    assert (near is None) == (len(values) < 5)
    if near and far and sure:
        assert near.lower <= found.at(1) <= near.upper
        assert near.upper - near.lower <= far.upper - far.lower + 1e-12
        assert sure.lower <= near.lower <= near.upper <= sure.upper


def test_a_straight_series_goes_straight_on() -> None:
    """No errors, so no width, even at 100 %."""
    found = holt([1.0, 3, 5, 7, 9], alpha=0.5, beta=0.5)
    assert found is not None
    assert (found.at(1), found.errors, found.of_next(3, confidence=100)) == (11, (0, 0, 0), (15, 15))


def test_following_at_once_carries_the_last_step_on() -> None:
    """With both constants 1 the forecast is the last number and its last step, again and again."""
    found = holt([5.0, 1, 7, 4, 6], alpha=1, beta=1)
    assert found is not None
    assert [found.at(steps) for steps in (1, 2, 3)] == [8, 10, 12]


def test_there_is_no_forecast_of_the_past() -> None:
    """The interval is of numbers to come."""
    found = holt(CURVE, alpha=0.5, beta=0.5)
    assert found is not None
    assert found.of_next(0) is None


def test_two_numbers_are_enough_to_go_on() -> None:
    """From 1 and 3 the next is 5."""
    found = holt([1.0, 3.0], alpha=0.5, beta=0.5)
    assert found is not None
    assert found.at(1) == 5


@pytest.mark.parametrize("values", [[], [1.0], [1.0, None], [1.0, None, 3.0], [1.0, nan, 3.0]])
def test_a_gap_or_a_single_number_has_no_forecast(values: list[float | None]) -> None:
    """Smoothing needs every number, and two to begin with."""
    assert holt(values, alpha=0.5, beta=0.5) is None
