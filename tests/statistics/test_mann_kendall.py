"""The test of Mann and Kendall."""

from __future__ import annotations

from itertools import permutations
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.mann_kendall import mann_kendall, score_variance
from tests.statistics.draws import CONFIDENCES, GAPPED, SERIES, turned


@given(GAPPED, CONFIDENCES)
def test_turning_over_or_running_backwards_turns_the_score(values: list[float | None], confidence: float) -> None:
    """A rise turned over, or read backwards, is a fall with the same p."""
    found = mann_kendall(values, confidence=confidence)
    for mirrored in (
        mann_kendall(turned(values), confidence=confidence),
        mann_kendall(values[::-1], confidence=confidence),
    ):
        if found is None or mirrored is None:
            assert mirrored is found is None
        else:
            assert (mirrored.score, mirrored.z, mirrored.tau, mirrored.way) == (
                -found.score, -found.z, -found.tau, -found.way,
            )  # fmt: skip
            assert (mirrored.p, mirrored.variance) == (found.p, found.variance)


@given(SERIES)
def test_only_the_order_of_the_numbers_counts(values: list[float]) -> None:
    """Stretching the numbers without changing their order changes nothing."""
    assert mann_kendall([value**3 + value for value in values]) == mann_kendall(values)


@pytest.mark.parametrize("values", [(1, 2, 3, 4, 5), (1, 1, 2, 3, 4), (1, 1, 1, 2, 2), (7, 7, 7, 7, 7), (1, 2)])
def test_the_variance_is_that_of_all_orders(values: tuple[float, ...]) -> None:
    """Over every order of the numbers, ties and all, the score has the mean 0 and this variance."""
    scores = [found.score for order in permutations(values) if (found := mann_kendall(order))]
    assert sum(scores) == 0
    assert score_variance(len(values), values) == pytest.approx(sum(s * s for s in scores) / len(scores))


def test_nine_numbers_that_rise() -> None:
    """As pyMannKendall 1.4.3 has it: z 2.635, p 0.0084, tau 0.722."""
    found = mann_kendall([1, 3, None, 2, 2, 5, 7, nan, 6, 6, 9])
    assert found is not None
    assert (found.score, found.variance, found.way) == (26, 90, 1)
    assert (found.z, found.p, found.tau) == pytest.approx((2.6352313834736494, 0.008407994577249278, 13 / 18))


def test_more_confidence_asks_for_more() -> None:
    """A p of 0.0084 is a rise at 99 % and none at 99.8 %; one of 0.049 is a fall at 95 %, which is the custom, only."""
    unsure = [9.0, 9, 9, 4, 3, 4, 0, 4]
    fall, none = mann_kendall(unsure), mann_kendall(unsure, confidence=96)
    assert fall is not None
    assert none is not None
    assert (fall.way, none.way) == (-1, 0)
    series = [1, 3, 2, 2, 5, 7, 6, 6, 9]
    ways = [found.way for level in (95, 99, 99.2, 99.8) if (found := mann_kendall(series, confidence=level))]
    assert ways == [1, 1, 0, 0]


def test_a_constant_series_has_no_way() -> None:
    """All ties: a score of 0, and certainly no trend."""
    found = mann_kendall([5.1] * 6)
    assert found is not None
    assert (found.score, found.variance, found.z, found.p, found.way) == (0, 0, 0, 1, 0)


@given(st.sampled_from([[], [1.0], [None, 1.0]]))
def test_one_number_has_no_trend(values: list[float | None]) -> None:
    """There is no pair to compare."""
    assert mann_kendall(values) is None
