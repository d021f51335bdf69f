"""A straight line and its intervals."""

from __future__ import annotations

from fractions import Fraction
from math import nan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from oba.statistics.forecast import straight_line
from oba.statistics.least_squares import least_squares
from tests.statistics.draws import WHOLES

POINTS = st.lists(st.tuples(st.integers(-30, 30), WHOLES), min_size=3, max_size=20)
CURVE = [4.0, 4.6, 5.3, 6.0, 6.2, 6.3, 6.1, 6.6]


@given(POINTS, st.integers(-50, 50), st.integers(50, 99))
def test_it_is_the_exact_line_in_floats(points: list[tuple[int, float]], x: int, confidence: int) -> None:
    """Forecast and interval agree with the line fitted in exact fractions."""
    assume(len({x for x, _ in points}) > 1)
    exact, found = straight_line([(x, Fraction(y)) for x, y in points]), least_squares(points)
    assert found is not None
    assert found.at(x) == pytest.approx(float(exact.at(x)), rel=1e-9, abs=1e-7)
    interval = found.of_next(x, confidence=confidence)
    assert interval is not None
    half = float(exact.half_width(x, Fraction(confidence)))
    assert interval.upper - found.at(x) == pytest.approx(half, rel=1e-6, abs=1e-6)
    assert found.at(x) - interval.lower == pytest.approx(half, rel=1e-6, abs=1e-6)


@given(POINTS, st.integers(-50, 50))
def test_a_new_number_strays_further_than_the_line(points: list[tuple[int, float]], x: int) -> None:
    """The interval of the mean lies in that of a new number, and more confidence is wider."""
    found = least_squares(points)
    assume(found is not None)
    assert found is not None
    line, new, sure = found.of_mean(x), found.of_next(x), found.of_next(x, confidence=99)
    assert line is not None
    assert new is not None
    assert sure is not None
    assert sure.lower <= new.lower <= line.lower <= found.at(x) <= line.upper <= new.upper <= sure.upper


@given(POINTS, st.integers(-100, 100), st.integers(-5, 5))
def test_adding_a_line_adds_it(points: list[tuple[int, float]], up: int, tilt: int) -> None:
    """The line moves and tilts with its numbers."""
    found, moved = least_squares(points), least_squares([(x, y + up + tilt * x) for x, y in points])
    if found is None or moved is None:
        assert found is moved is None
    else:
        assert moved.at(7) == pytest.approx(found.at(7) + up + 7 * tilt, abs=1e-6)


def test_the_numbers_of_statsmodels() -> None:
    """Eight years and the ninth and twelfth, as statsmodels 0.15 gives them (OLS, get_prediction)."""
    found = least_squares(list(enumerate(CURVE)))
    assert found is not None
    assert found.at(8) == pytest.approx(7.185714, abs=5e-7)
    assert found.of_mean(8) == pytest.approx((6.436184, 7.935245), abs=5e-7)
    assert found.of_next(8) == pytest.approx((5.966244, 8.405184), abs=1e-6)
    assert found.of_next(11, confidence=80) == pytest.approx((7.329352, 9.106362), abs=5e-7)


def test_two_points_have_a_line_and_no_interval() -> None:
    """With no degree of freedom left nothing is known of the spread."""
    found = least_squares([(1, 1.0), (2, 3.0), (3, None), (4, nan)])
    assert found is not None
    assert (found.at(3), found.error) == (5, None)
    assert found.of_next(3) is found.of_mean(3) is None


def test_a_perfect_fit_has_no_width() -> None:
    """Three points on a line leave nothing to doubt, even at 100 %."""
    found = least_squares([(0, 1.0), (1, 2.0), (2, 3.0)])
    assert found is not None
    assert found.of_next(3, confidence=100) == (4, 4)


@pytest.mark.parametrize("points", [[], [(1, 1.0)], [(1, 1.0), (1, 2.0)], [(1, 1.0), (2, None)]])
def test_no_line_without_two_places(points: list[tuple[float, float | None]]) -> None:
    """A line needs numbers at two different times."""
    assert least_squares(points) is None


def test_a_wrong_confidence_is_refused() -> None:
    """A prediction may be 80 % sure, not 101 %."""
    found = least_squares([(0, 1.0), (1, 2.0)])
    assert found is not None
    with pytest.raises(ValueError, match="from 0 to 100"):
        found.of_next(3, confidence=101)
