"""The rules of Making Data Count."""

from __future__ import annotations

from itertools import pairwise
from math import nan

from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.xmr_rules import run_ends, spread_back, trend_ends, two_of_three
from tests.statistics.draws import GAPPED, turned

SIDES = st.lists(st.sampled_from([-1, 0, 1]), max_size=30)
LONG_SIDES = st.lists(st.sampled_from([1, 1, 1, 1, -1, 0]), max_size=40)
NEARNESS = st.lists(st.tuples(st.booleans(), st.sampled_from([-1, 0, 1, 1, 1])), max_size=20)


@given(st.lists(st.none() | st.integers(0, 3).map(float), max_size=40) | GAPPED)
def test_seven_rising_or_falling(values: list[float | None]) -> None:
    """A trend ends exactly where seven known points, each beyond the last, end."""
    for i, end in enumerate(trend_ends(values)):
        window = values[max(0, i - 6) : i + 1]
        known = [value for value in window if value is not None]
        steps = {(b > a) - (b < a) for a, b in pairwise(known)} if len(known) == 7 else set()
        assert end == (steps.pop() if len(steps) == 1 else 0)


@given(SIDES | LONG_SIDES)
def test_seven_on_one_side(sides: list[int]) -> None:
    """A run ends exactly where seven points strictly on one side end."""
    for i, end in enumerate(run_ends(sides)):
        window = set(sides[i - 6 : i + 1]) if i >= 6 else set()
        assert end == (window.pop() if len(window) == 1 else 0)


@given(GAPPED)
def test_turning_over_turns_every_trend(values: list[float | None]) -> None:
    """A rise turned over is a fall in the same place."""
    assert trend_ends(turned(values)) == tuple(-end for end in trend_ends(values))


@given(NEARNESS)
def test_two_of_three_close_on_one_side(points: list[tuple[bool, int]]) -> None:
    """A point is in exactly where some three in a row around it have one side and two close."""
    close, sides = [near for near, _ in points], [side for _, side in points]
    found = two_of_three(close, sides)
    for i in range(len(points)):
        starts = range(max(0, i - 2), min(i, len(points) - 3) + 1)
        assert found[i] == any(abs(sum(sides[s : s + 3])) == 3 and sum(close[s : s + 3]) >= 2 for s in starts)
    assert two_of_three(close, [-side for side in sides]) == found


def test_a_rise_in_a_long_series() -> None:
    """Six steps up end a trend at the seventh point, and every further step extends it."""
    values = [3.0, 1, 2, 3, 4, 5, 6, 7, 8, 8]
    assert trend_ends(values) == (0, 0, 0, 0, 0, 0, 0, 1, 1, 0)
    assert spread_back(trend_ends(values)) == (0, 1, 1, 1, 1, 1, 1, 1, 1, 0)


def test_gaps_and_ties_break_a_row() -> None:
    """What is missing, NaN, equal or on the mean is in no row of seven."""
    for odd in (None, nan, 4.0):
        assert not any(trend_ends([1, 2, 3, 4, odd, 6, 7, 8, 9, 10]))
    assert not any(run_ends([1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]))
    assert not any(run_ends([0] * 9))
    assert not any(two_of_three([True] * 3, [0, 0, 0]))


def test_at_a_peak_the_later_row_counts() -> None:
    """The top of seven up and seven down belongs to the fall; two rows side by side keep their own ways."""
    up, down = list(map(float, range(7))), [5.0, 4, 3, 2, 1, 0]
    assert spread_back(trend_ends([*up, *down])) == (1,) * 6 + (-1,) * 7
    assert spread_back(trend_ends([*up, *up])) == (1,) * 14


def test_a_tie_after_a_rise_leaves_its_last_point_rising() -> None:
    """Seven up, the same number again and six more up are two rises; NHSRplotthedots calls the seventh decreasing."""
    up = list(map(float, range(7)))
    assert spread_back(trend_ends([*up, *(value + 6 for value in up)])) == (1,) * 14


def test_short_series_have_no_rows() -> None:
    """Nothing to find in nothing, and a row of three needs three."""
    assert trend_ends([]) == run_ends([]) == spread_back([]) == two_of_three([], []) == ()
    assert trend_ends([1.0]) == (0,)
    assert two_of_three([True, True], [1, 1]) == (False, False)
