"""The value axis: every number stands on it, few round ticks, noise kept small."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.compose.curve.scale import LEAST_SHARE, LEAST_UNITS, MOST_STEPS, scale

TENTH = Fraction(1, 10)
ANY = st.fractions(-2000, 2000, max_denominator=10)
SHARE = st.fractions(0, 100, max_denominator=10)


def _ticks(*values: str, low: int | None = 0, high: int | None = 100, unit: Fraction = TENTH) -> list[str]:
    ends = (None if low is None else Fraction(low), None if high is None else Fraction(high))
    found = scale([Fraction(value) for value in values], unit, ends, 0, 1000)
    return [str(float(tick)) for tick in found.ticks]


@given(st.lists(ANY, max_size=30))
def test_every_value_stands_between_the_ends_on_few_even_ticks(values: list[Fraction]) -> None:
    """All values lie inside the ticks, which are at most seven and equally far apart."""
    up = scale(values, TENTH, (None, None), 100, 1500)
    steps = {later - earlier for earlier, later in zip(up.ticks, up.ticks[1:], strict=False)}
    assert len(steps) == 1
    assert len(up.ticks) <= MOST_STEPS + 1
    assert all(100 <= up.y(value) <= 1500 for value in values)


@given(st.lists(SHARE, min_size=1, max_size=30))
def test_the_axis_stays_within_what_a_percentage_can_be(values: list[Fraction]) -> None:
    """No tick lies below 0 % or above 100 %."""
    ticks = scale(values, TENTH, (Fraction(0), Fraction(100)), 0, 1000).ticks
    assert ticks[0] >= 0
    assert ticks[-1] <= 100


@given(st.lists(ANY, min_size=1, max_size=30))
def test_noise_is_not_stretched_to_full_height(values: list[Fraction]) -> None:
    """The axis spans at least a quarter of the largest number and five units of the last decimal."""
    ticks = scale(values, TENTH, (None, None), 0, 1000).ticks
    assert ticks[-1] - ticks[0] >= LEAST_SHARE * max(abs(value) for value in values)
    assert ticks[-1] - ticks[0] >= LEAST_UNITS * TENTH


@given(st.lists(ANY, min_size=1, max_size=30))
def test_the_greater_number_stands_higher(values: list[Fraction]) -> None:
    """Order on the page is order of the numbers."""
    up = scale(values, TENTH, (None, None), 0, 1000)
    ordered = sorted(values)
    assert [up.y(value) for value in ordered] == sorted((up.y(value) for value in ordered), reverse=True)


@pytest.mark.parametrize(
    ("values", "first", "last"),
    [
        (("3.6", "8.4"), "3.0", "9.0"), (("85.3", "85.4"), "70.0", "100.0"), (("99.5", "100"), "75.0", "100.0"),
        (("2", "6"), "0.0", "6.0"), (("0",), "0.0", "0.5"), ((), "0.0", "0.5"),
    ],
)  # fmt: skip
def test_the_axis_is_what_a_draughtsman_would_draw(values: tuple[str, ...], first: str, last: str) -> None:
    """Zero is shown where it is cheap and left out where it would flatten the line."""
    ticks = _ticks(*values)
    assert (ticks[0], ticks[-1]) == (first, last)


def test_negative_numbers_reach_up_to_zero_where_that_is_cheap() -> None:
    """A fall from −5.6 to −45 is drawn below zero."""
    assert _ticks("-5.6", "-45", low=-100, high=None) == ["-50.0", "-40.0", "-30.0", "-20.0", "-10.0", "0.0"]
    assert _ticks("-41", "-45", low=None, high=None, unit=Fraction(1))[-1] != "0.0"
