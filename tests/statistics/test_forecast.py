"""Forecasts: the line and the level exactly, their intervals against published quantiles and an independent formula."""

from __future__ import annotations

from fractions import Fraction
from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from oba.statistics.forecast import FEWEST_FOR_LEVEL, FEWEST_FOR_TREND, mean_line, straight_line, student_quantile

EIGHTY = Fraction(80)
POINTS = st.dictionaries(st.integers(-20, 40), st.fractions(-50, 50, max_denominator=10), min_size=4, max_size=9).map(
    lambda found: sorted(found.items())
)


@pytest.mark.parametrize(
    ("percent", "degrees", "quantile"),
    [
        (80, 2, 1.88561808316412673),
        (80, 3, 1.63774435369621011),
        (80, 8, 1.39681530974386472),
        (95, 1, 12.7062047361747046),
        (95, 4, 2.77644510519779436),
        (95, 8, 2.30600413520416664),
    ],
)
def test_the_two_sided_student_quantile(percent: int, degrees: int, quantile: float) -> None:
    """The quantile leaves half of the rest of the probability beyond it on either side, as the published tables do."""
    assert isclose(student_quantile(Fraction(percent), degrees), quantile, rel_tol=1e-12)


def test_a_line_through_points_on_a_line() -> None:
    """Points that lie on a line give that line, exactly, and an interval without width."""
    line = straight_line([(2004, Fraction(5)), (2005, Fraction(6)), (2006, Fraction(7)), (2007, Fraction(8))])
    assert [line.slope, line.at(2008), line.at(2010), line.residual] == [1, 9, 11, 0]
    assert line.half_width(2008, EIGHTY) == 0


def test_a_series_that_others_read_in_eight_ways() -> None:
    """4.0, 4.6, 5.3, 6.0, 6.2 lead to 6.96 next year, 6.56 to 7.36 with 80 percent."""
    values = [Fraction(text) for text in ("4.0", "4.6", "5.3", "6.0", "6.2")]
    line = straight_line(list(enumerate(values)))
    half = line.half_width(5, EIGHTY)
    assert line.at(5) == Fraction("6.96")
    assert [round(float(end), 2) for end in (line.at(5) - half, line.at(5) + half)] == [6.56, 7.36]


def test_the_spread_of_fractions_is_that_of_their_thirds() -> None:
    """Numbers a third as large spread a ninth as much, about a level and about a line."""
    whole = [(1, Fraction(2)), (2, Fraction(4)), (3, Fraction(9)), (4, Fraction(9))]
    thirds = [(x, y / 3) for x, y in whole]
    assert mean_line(thirds).residual == mean_line(whole).residual / 9
    assert straight_line(thirds).residual == straight_line(whole).residual / 9
    assert mean_line(whole).at(0) == 6


def test_numbers_that_spread_by_one_have_a_width() -> None:
    """Only a perfect fit has none."""
    one_apart = mean_line([(1, Fraction(1)), (2, Fraction(2)), (3, Fraction(3))])
    assert one_apart.residual == 1
    assert one_apart.half_width(4, EIGHTY) > 2


def test_a_level_is_the_mean() -> None:
    """The level of 2, 4 and 9 is 5 wherever it is asked for, with the sample's own spread around it."""
    flat = mean_line([(1, Fraction(2)), (2, Fraction(4)), (3, Fraction(9))])
    assert [flat.at(4), flat.at(99), flat.slope, flat.residual] == [5, 5, 0, 13]
    assert flat.degrees == 2
    expected = student_quantile(EIGHTY, 2) * sqrt(13 * (1 + 1 / 3))
    assert isclose(flat.half_width(4, EIGHTY), expected, rel_tol=1e-14)
    assert flat.half_width(4, EIGHTY) == flat.half_width(99, EIGHTY)


@given(POINTS)
def test_the_line_is_the_least_squares_line(points: list[tuple[int, Fraction]]) -> None:
    """Slope and level are those of an independent library, and no line through the points has smaller squares."""
    line = straight_line(points)
    other = stats.linregress([float(x) for x, _ in points], [float(y) for _, y in points])
    assert isclose(line.slope, other.slope, rel_tol=1e-7, abs_tol=1e-7)
    assert isclose(line.at(0), other.intercept, rel_tol=1e-6, abs_tol=1e-6)
    assert sum(y - line.at(x) for x, y in points) == 0
    assert sum((y - line.at(x)) * x for x, y in points) == 0
    assert line.residual * line.degrees == sum((y - line.at(x)) ** 2 for x, y in points)


@given(POINTS, st.integers(-30, 60))
def test_the_prediction_interval_is_the_matrix_formula(points: list[tuple[int, Fraction]], at: int) -> None:
    """The width at x is t·s·√(1 + x'(X'X)⁻¹x) with n − 2 degrees of freedom, worked out without centring."""
    line = straight_line(points)
    count, sx, sxx = len(points), sum(x for x, _ in points), sum(x * x for x, _ in points)
    lever = Fraction(sxx - 2 * at * sx + at * at * count, count * sxx - sx * sx)
    expected = student_quantile(EIGHTY, count - 2) * sqrt(line.residual * (1 + lever))
    assert isclose(line.half_width(at, EIGHTY), expected, rel_tol=1e-12, abs_tol=1e-12)


@given(POINTS, st.integers(41, 60))
def test_mirroring_a_history_mirrors_its_forecast(points: list[tuple[int, Fraction]], at: int) -> None:
    """A history turned about zero has the forecast turned about zero, and an interval exactly as wide."""
    turned = [(x, -y) for x, y in points]
    for fit in (straight_line, mean_line):
        here, there = fit(points), fit(turned)
        assert there.at(at) == -here.at(at)
        assert there.half_width(at, EIGHTY) == here.half_width(at, EIGHTY)


@given(POINTS, st.integers(41, 60))
def test_a_later_forecast_and_a_surer_one_are_wider(points: list[tuple[int, Fraction]], at: int) -> None:
    """The interval widens with the distance from the history and with the confidence asked for."""
    line = straight_line(points)
    assert line.half_width(at, EIGHTY) <= line.half_width(at + 5, EIGHTY)
    assert line.half_width(at, EIGHTY) <= line.half_width(at, Fraction(95))


def test_how_few_numbers_will_do() -> None:
    """A trend needs four numbers and a level three, so that both leave at least two degrees of freedom."""
    assert (FEWEST_FOR_TREND, FEWEST_FOR_LEVEL) == (4, 3)
    four = [(x, Fraction(x * x)) for x in range(FEWEST_FOR_TREND)]
    assert straight_line(four).degrees == 2
    assert mean_line(four[:FEWEST_FOR_LEVEL]).degrees == 2
