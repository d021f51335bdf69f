"""Where a number stands against another, and what that means."""

from __future__ import annotations

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.comparison import (
    Standing,
    Verdict,
    against_interval,
    against_limits,
    against_two_intervals,
    between_intervals,
    graded,
    verdict,
)
from oba.statistics.interval import Ends
from tests.statistics.draws import WHOLES

INTERVALS = st.lists(WHOLES, min_size=2, max_size=2).map(lambda ends: Ends(*sorted(ends)))


def turned(interval: Ends) -> Ends:
    """The interval turned over."""
    return Ends(-interval.upper, -interval.lower)


@given(INTERVALS, INTERVALS, WHOLES)
def test_turning_everything_over_turns_the_standing(one: Ends, other: Ends, value: float) -> None:
    """Nothing in a comparison prefers one side."""
    for stands, mirrored in [
        (against_interval(one, value), against_interval(turned(one), -value)),
        (against_limits(value, one), against_limits(-value, turned(one))),
        (between_intervals(one, other), between_intervals(turned(one), turned(other))),
        (against_two_intervals(one, other, value), against_two_intervals(turned(one), turned(other), -value)),
    ]:
        assert stands is not None
        assert mirrored == -stands


@given(INTERVALS, INTERVALS)
def test_two_intervals_stand_opposite_each_other(one: Ends, other: Ends) -> None:
    """If one stands above the other, the other stands below."""
    stands = between_intervals(one, other)
    assert stands is not None
    assert between_intervals(other, one) == -stands


@pytest.mark.parametrize(
    ("comparator", "stands"),
    [(0.9, Standing.ABOVE), (1, Standing.SIMILAR), (2, Standing.SIMILAR), (2.1, Standing.BELOW)],
)
def test_the_ends_of_an_interval_are_part_of_it(comparator: float, stands: Standing) -> None:
    """A comparator on an end is similar; the place stands opposite to where the comparator lies."""
    assert against_interval(Ends(1, 2), comparator) is stands


@pytest.mark.parametrize(
    ("comparator", "stands"),
    [
        (-1, Standing.FAR_ABOVE), (0, Standing.ABOVE), (0.5, Standing.ABOVE), (1, Standing.SIMILAR),
        (2, Standing.SIMILAR), (3, Standing.BELOW), (4, Standing.FAR_BELOW),
    ],
)  # fmt: skip
def test_far_is_beyond_the_wider_interval(comparator: float, stands: Standing) -> None:
    """Between the two intervals is above or below, beyond both is far; every end belongs inwards."""
    assert against_two_intervals(Ends(1, 2), Ends(0, 3), comparator) is stands


def test_touching_intervals_are_similar() -> None:
    """Two intervals differ only when there is room between them."""
    assert between_intervals(Ends(1, 2), Ends(2, 3)) is Standing.SIMILAR
    assert between_intervals(Ends(1, 2), Ends(2.1, 3)) is Standing.BELOW
    assert between_intervals(Ends(1, 2), Ends(0, 0.9)) is Standing.ABOVE


@pytest.mark.parametrize(("value", "stands"), [(0.9, -1), (1, 0), (1.5, 0), (2, 0), (2.1, 1)])
def test_on_a_control_limit_is_similar(value: float, stands: int) -> None:
    """Only strictly outside the limits is a signal, and outside above is above."""
    assert against_limits(value, Ends(1, 2)) == stands


def test_what_is_missing_is_never_similar() -> None:
    """Without an interval, a comparator or a number there is no comparison."""
    held = Ends(1, 2)
    assert against_interval(None, 1) is against_interval(held, None) is against_interval(held, nan) is None
    assert against_two_intervals(None, held, 1) is against_two_intervals(held, None, 1) is None
    assert between_intervals(None, held) is between_intervals(held, None) is None
    assert against_limits(None, held) is against_limits(1, None) is against_limits(nan, held) is None
    assert graded(Standing.ABOVE, None) is graded(None, Standing.ABOVE) is None
    assert verdict(None, higher_is_better=True) is None


@given(st.sampled_from(Standing))
def test_the_other_way_of_being_good_is_the_mirror(standing: Standing) -> None:
    """What is better where higher is good is worse where lower is, and similar is similar."""
    assert verdict(standing, higher_is_better=True) == verdict(Standing(-standing), higher_is_better=False)


def test_the_words_of_each_standing() -> None:
    """Worse to better with a good way, lower to higher without one."""
    judged = [verdict(standing, higher_is_better=True) for standing in Standing]
    told = [verdict(standing, higher_is_better=None) for standing in Standing]
    assert judged == [Verdict.MUCH_WORSE, Verdict.WORSE, Verdict.SIMILAR, Verdict.BETTER, Verdict.MUCH_BETTER]
    assert told == [Verdict.MUCH_LOWER, Verdict.LOWER, Verdict.SIMILAR, Verdict.HIGHER, Verdict.MUCH_HIGHER]
