"""The test of Mann and Kendall."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.mann_kendall import mann_kendall, score_variance

F = Fraction
SERIES = st.lists(st.integers(-50, 50).map(Fraction), max_size=30)


@given(SERIES)
def test_turning_over_or_running_backwards_turns_the_score(values: list[Fraction]) -> None:
    """A rise turned over, or read backwards, is a fall with the same p."""
    found = mann_kendall(values)
    for mirrored in (mann_kendall([-value for value in values]), mann_kendall(values[::-1])):
        assert mirrored == (found.falls, found.rises, -found.z, found.p)


@given(SERIES)
def test_only_the_order_of_the_numbers_counts(values: list[Fraction]) -> None:
    """Stretching the numbers without changing their order changes nothing."""
    assert mann_kendall([value**3 + value for value in values]) == mann_kendall(values)


@pytest.mark.parametrize("values", [(1, 2, 3, 4, 5), (1, 1, 2, 3, 4), (1, 1, 1, 2, 2), (7, 7, 7, 7, 7), (1, 2)])
def test_the_variance_is_that_of_all_orders(values: tuple[int, ...]) -> None:
    """Over every order of the numbers, ties and all, the score has the mean 0 and this variance."""
    found = [mann_kendall([F(value) for value in order]) for order in permutations(values)]
    scores = [one.rises - one.falls for one in found]
    assert sum(scores) == 0
    assert score_variance([F(value) for value in values]) == F(sum(score * score for score in scores), len(scores))


def test_nine_numbers_that_rise() -> None:
    """As pyMannKendall 1.4.3 has it: z 2.635, p 0.0084, ties and all."""
    found = mann_kendall([F(value) for value in (1, 3, 2, 2, 5, 7, 6, 6, 9)])
    assert (found.rises, found.falls) == (30, 4)
    assert (found.z, found.p) == pytest.approx((2.6352313834736494, 0.008407994577249278))


@pytest.mark.parametrize("values", [[], ["5.1"], ["5.1"] * 6])
def test_without_two_different_numbers_there_is_certainly_no_trend(values: list[str]) -> None:
    """No pair rises or falls."""
    assert mann_kendall([F(value) for value in values]) == (0, 0, 0, 1)
