"""The line of Theil and Sen."""

from __future__ import annotations

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes

from oba.statistics.theil_sen import theil_sen
from tests.statistics.draws import CONFIDENCES, WHOLES

POINTS = st.lists(st.tuples(WHOLES, WHOLES), min_size=2, max_size=12)


@given(POINTS, CONFIDENCES)
def test_it_is_what_scipy_finds(points: list[tuple[float, float]], confidence: float) -> None:
    """Slope, intercept and both ends agree with scipy.stats.theilslopes, ties and all."""
    found = theil_sen(points, confidence=confidence)
    xs, ys = zip(*points, strict=True)
    if found is None or found.interval is None:
        assert len(set(xs)) < len(xs)
        return
    theirs = theilslopes(ys, xs, confidence / 100)
    assert (found.slope, found.intercept, *found.interval) == pytest.approx(tuple(theirs), abs=1e-9)


@given(POINTS, st.integers(-100, 100), st.integers(-3, 3))
def test_it_moves_and_tilts_with_its_numbers(points: list[tuple[float, float]], up: int, tilt: int) -> None:
    """Adding to every number lifts the line; adding a line adds its slope."""
    found, lifted = theil_sen(points), theil_sen([(x, y + up) for x, y in points])
    tilted = theil_sen([(x, y + tilt * x) for x, y in points])
    if found is None or lifted is None or tilted is None:
        assert found is lifted is tilted is None
        return
    assert lifted.at(3) == pytest.approx(found.at(3) + up, abs=1e-9)
    assert tilted.slope == pytest.approx(found.slope + tilt, abs=1e-9)


TIMED = st.lists(WHOLES, min_size=2, max_size=12).map(lambda ys: [(float(x), y) for x, y in enumerate(ys)])


@given(TIMED)
def test_the_interval_holds_the_slope_and_widens(points: list[tuple[float, float]]) -> None:
    """More confidence is wider, and at 100 % every slope is possible."""
    found, surer, sure = (theil_sen(points, confidence=level) for level in (90, 99, 100))
    assert found is not None
    assert found.interval is not None
    assert surer is not None
    assert surer.interval is not None
    assert sure is not None
    assert sure.interval is not None
    assert sure.interval.lower <= surer.interval.lower <= found.interval.lower
    assert found.interval.upper <= surer.interval.upper <= sure.interval.upper
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a in points for b in points if a[0] < b[0]]
    assert sure.interval == (min(slopes), max(slopes))
    assert sure.interval.lower <= found.slope <= sure.interval.upper


def test_the_slope_is_95_percent_sure_unless_told_otherwise() -> None:
    """The confidence of every interval, where the caller names none."""
    points: list[tuple[float, float]] = [(x, float(x * x % 17)) for x in range(16)]
    assert theil_sen(points) == theil_sen(points, confidence=95) != theil_sen(points, confidence=96)


def test_one_odd_number_does_not_tilt_it() -> None:
    """Nine numbers on a line and a tenth far off it: the line stays."""
    points: list[tuple[float, float]] = [(x, 2.0 * x) for x in range(9)]
    found = theil_sen([*points, (9, 1000.0)])
    assert found is not None
    assert found.slope == 2
    assert found.at(20) == pytest.approx(40.0)


def test_tied_in_both_ways_there_is_no_interval() -> None:
    """Two points on one spot and a third beside them leave a slope, but S has no variance to speak of."""
    found = theil_sen([(0, 0.0), (0, 0.0), (1, 0.0)])
    assert found is not None
    assert found == (0, 0, None)


def test_a_missing_number_keeps_its_place_in_time() -> None:
    """A gap leaves a step of two, not a step missing."""
    found = theil_sen([(0, 0.0), (1, None), (2, 2.0), (3, nan), (4, 4.0)])
    assert found is not None
    assert (found.slope, found.intercept) == (1, 0)


@pytest.mark.parametrize("points", [[], [(1, 1.0)], [(1, 1.0), (1, 2.0)], [(1, 1.0), (2, None)]])
def test_no_line_without_two_places(points: list[tuple[float, float | None]]) -> None:
    """No slope without two numbers at different times."""
    assert theil_sen(points) is None
