"""The slope of Theil and Sen."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes

from oba.statistics.mann_kendall import mann_kendall
from oba.statistics.theil_sen import theil_sen

F = Fraction
POINTS = st.dictionaries(st.integers(-50, 50), st.integers(-50, 50).map(Fraction), min_size=2, max_size=12).map(
    lambda found: sorted(found.items())
)


@given(POINTS)
def test_it_is_what_scipy_finds(points: list[tuple[int, Fraction]]) -> None:
    """The slope agrees with scipy.stats.theilslopes, ties and gaps and all."""
    xs, ys = zip(*points, strict=True)
    assert float(theil_sen(points)) == pytest.approx(theilslopes([float(y) for y in ys], xs)[0], abs=1e-9)


@given(POINTS, st.integers(-100, 100), st.integers(-3, 3))
def test_it_tilts_with_its_numbers(points: list[tuple[int, Fraction]], up: int, tilt: int) -> None:
    """Adding to every number changes nothing, adding a line adds its slope, and turned over it is turned over."""
    slope = theil_sen(points)
    assert theil_sen([(x, y + up + tilt * x) for x, y in points]) == slope + tilt
    assert theil_sen([(x, -y) for x, y in points]) == -slope


@given(POINTS)
def test_it_never_goes_against_the_pairs(points: list[tuple[int, Fraction]]) -> None:
    """Where more pairs rise than fall the slope rises or lies level, as ties can make it."""
    found, slope = mann_kendall([y for _, y in points]), theil_sen(points)
    assert slope * (found.rises - found.falls) >= 0


def test_one_odd_number_does_not_tilt_it() -> None:
    """Nine numbers on a line and a tenth far off it: the slope stays."""
    assert theil_sen([*((x, F(2 * x)) for x in range(9)), (9, F(1000))]) == 2
