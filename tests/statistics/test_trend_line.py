"""The lean of a line through a few points."""

from __future__ import annotations

from fractions import Fraction
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.forecast import straight_line
from oba.statistics.trend_line import counted_lean, weighted_lean
from tests.statistics.draws import WHOLES

FIVE = st.lists(WHOLES, min_size=5, max_size=5)
WIDTHS = st.lists(st.floats(0.1, 10), min_size=5, max_size=5)
SHARES = st.lists(st.tuples(st.integers(1, 50), st.integers(51, 500)), min_size=5, max_size=5)


def _signs(values: list[float]) -> tuple[int, ...]:
    """The sign of the plain line through all points, and through all but each."""
    points = [(at, Fraction(value)) for at, value in enumerate(values)]
    slopes = [straight_line(kept).slope for kept in (points, *(points[:i] + points[i + 1 :] for i in range(5)))]
    return tuple((slope > 0) - (slope < 0) for slope in slopes)


@given(FIVE)
def test_with_equal_widths_it_is_the_plain_line(values: list[float]) -> None:
    """Equal weights change nothing, and χ² is (slope ÷ standard error)² with the error that the width tells."""
    fit = straight_line([(at, Fraction(value)) for at, value in enumerate(values)])
    lean = weighted_lean(values, [3.92] * 5)
    assert lean.chi_square == pytest.approx(float(fit.slope) ** 2 * 10, abs=1e-9)
    assert lean.ways == _signs(values)


@given(FIVE, WIDTHS)
def test_chi_square_is_the_drop_in_weighted_squares(values: list[float], widths: list[float]) -> None:
    """χ² is what the line explains: the weighted squares about the mean less those about the line."""
    weights = [(3.92 / width) ** 2 for width in widths]
    whole = sum(weights)
    centre = sum(w * t for t, w in enumerate(weights)) / whole
    mean = sum(w * y for w, y in zip(weights, values, strict=True)) / whole
    crossed = sum(w * (t - centre) * (y - mean) for t, (w, y) in enumerate(zip(weights, values, strict=True)))
    spread = sum(w * (t - centre) ** 2 for t, w in enumerate(weights))
    assert weighted_lean(values, widths).chi_square == pytest.approx(crossed**2 / spread, rel=1e-6, abs=1e-6)


@given(FIVE, WIDTHS)
def test_turning_over_or_running_backwards_turns_every_way(values: list[float], widths: list[float]) -> None:
    """Mirrored numbers lean the other way by as much; so do numbers read backwards."""
    lean, turned = weighted_lean(values, widths), weighted_lean([-value for value in values], widths)
    assert turned == (lean.chi_square, tuple(-way for way in lean.ways))
    backwards = weighted_lean(values[::-1], widths[::-1])
    assert backwards.chi_square == pytest.approx(lean.chi_square, rel=1e-9, abs=1e-9)
    assert backwards.ways[0] == -lean.ways[0]
    assert backwards.ways[1:] == tuple(-way for way in lean.ways[:0:-1])


@given(FIVE, WIDTHS, st.sampled_from([0.5, 2, 1024]))
def test_another_unit_leans_as_much(values: list[float], widths: list[float], unit: float) -> None:
    """Numbers and widths in another unit give the same χ² and the same ways."""
    scaled = weighted_lean([unit * value for value in values], [unit * width for width in widths])
    assert scaled == weighted_lean(values, widths)


@given(st.floats(-100, 100), WIDTHS)
def test_a_level_line_has_no_way_at_all(value: float, widths: list[float]) -> None:
    """Constant numbers lean by exactly nothing, whatever their weights."""
    assert weighted_lean([value] * 5, widths) == (0, (0,) * 6)


@given(SHARES)
def test_counting_the_others_turns_the_counts(counts: list[tuple[int, int]]) -> None:
    """A rise in those in is a fall in those out, as strong."""
    lean, others = counted_lean(counts), counted_lean([(total - count, total) for count, total in counts])
    assert others.chi_square == pytest.approx(lean.chi_square, rel=1e-6, abs=1e-9)
    assert others.ways == tuple(-way for way in lean.ways)


@given(SHARES)
def test_the_line_through_counts_is_the_plain_one_through_log_odds(counts: list[tuple[int, int]]) -> None:
    """Which way leaving one out leans is told by the plain slopes of log(x / (n − x))."""
    assert counted_lean(counts).ways == pytest.approx(_signs([log(x / (n - x)) for x, n in counts]))


def test_chi_square_of_two_proportions_in_a_row() -> None:
    """10 of 100, 20 of 100, 30 of 100: Armitage's statistic is 12.5 (N = 300, X = 60, Σtx = 80, Σtn = 300)."""
    assert counted_lean([(10, 100), (20, 100), (30, 100)]).chi_square == pytest.approx(12.5)
