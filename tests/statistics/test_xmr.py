"""The control chart of single numbers."""

from __future__ import annotations

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.xmr import Cause, ChartLimits, chart, is_trial, limits, rebase_groups
from tests.statistics.draws import GAPPED, REALS, SERIES, turned

SCREENED = pytest.mark.parametrize("screened", [True, False])


@given(GAPPED, st.booleans())
def test_turning_over_turns_the_chart(values: list[float | None], screened: bool) -> None:  # noqa: FBT001
    """Limits change places, and every point has the same cause the other way."""
    points, mirrored = chart(values, screened=screened).points, chart(turned(values), screened=screened).points
    for point, other in zip(points, mirrored, strict=True):
        assert (other.side, other.outside, other.way) == (-point.side, -point.outside, -point.way)
        assert (other.close, other.cause) == (point.close, point.cause)
        if point.limits:
            assert other.limits is not None
            assert (other.limits.lower, other.limits.near_lower) == (-point.limits.upper, -point.limits.near_upper)


@given(GAPPED, st.sampled_from([0.5, 2, 1024]))
def test_another_unit_is_the_same_chart(values: list[float | None], unit: float) -> None:
    """Numbers in another unit have the same causes, and limits in that unit."""
    scaled = chart([None if value is None else unit * value for value in values])
    for point, other in zip(chart(values).points, scaled.points, strict=True):
        assert (other.side, other.outside, other.close, other.cause, other.way) == (
            point.side, point.outside, point.close, point.cause, point.way,
        )  # fmt: skip
        assert other.limits == (point.limits and tuple(unit * part for part in point.limits))


@given(SERIES, st.integers(-100, 100))
def test_moving_every_number_moves_the_limits(values: list[float], by: int) -> None:
    """Limits lie where the numbers lie."""
    found, moved = limits(values), limits([value + by for value in values])
    if found is None:
        assert moved is None
    else:
        assert moved == pytest.approx([part + by for part in found], abs=1e-9)


@given(GAPPED, st.booleans())
def test_limits_stand_in_order(values: list[float | None], screened: bool) -> None:  # noqa: FBT001
    """Lower, near, mean, near, upper; screening never widens them."""
    found = limits(values, screened=screened)
    if found:
        assert found.lower <= found.near_lower <= found.mean <= found.near_upper <= found.upper
        whole = limits(values, screened=False)
        assert whole is not None
        assert found.upper <= whole.upper + 1e-9


@given(GAPPED)
def test_every_point_is_what_its_facts_say(values: list[float | None]) -> None:
    """Outside is strictly beyond a limit, close strictly between a near limit and its limit, side against the mean."""
    for point in chart(values).points:
        if point.value is None or point.limits is None:
            assert (point.side, point.outside, point.close, point.cause, point.way) == (0, 0, False, None, 0)
            continue
        mean, lower, upper, near_lower, near_upper = point.limits
        assert point.outside == (point.value > upper) - (point.value < lower)
        assert point.close == (upper >= point.value > near_upper or lower <= point.value < near_lower)
        assert point.side == (point.value > mean) - (point.value < mean)
        assert (point.cause is Cause.OUTSIDE) == (point.outside != 0)
        assert (point.cause is None) == (point.way == 0)


@given(GAPPED, GAPPED, st.booleans())
def test_a_rebase_is_two_charts(before: list[float | None], after: list[float | None], screened: bool) -> None:  # noqa: FBT001
    """Limits and rules start again: no range, trend or run reaches across."""
    both = chart([*before, *after], rebase_at={len(before)}, screened=screened)
    apart = [chart(part, screened=screened) for part in (before, after) if part]
    assert [point._replace(group=0) for point in both.points] == [point for one in apart for point in one.points]
    assert both.trial == tuple(flag for one in apart for flag in one.trial)


@given(SERIES, GAPPED, GAPPED)
def test_fixed_limits_do_not_move(first: list[float], one: list[float | None], other: list[float | None]) -> None:
    """After the fixed points nothing that follows changes mean or limits, and everything is judged by them."""
    fixed = limits(first)
    for rest in (one, other):
        found = chart([*first, *rest], fix_after=len(first)).points
        assert all(point.limits == fixed for point in found)


@SCREENED
@given(value=REALS, count=st.integers(2, 30))
def test_a_constant_series_does_not_vary(value: float, count: int, screened: bool) -> None:  # noqa: FBT001
    """No variation: limits on the mean, no point off it, and no signal, whatever the constant."""
    found = chart([value] * count, screened=screened)
    assert found.points[0].limits == ChartLimits(*[value] * 5)
    assert {(point.side, point.outside, point.cause) for point in found.points} == {(0, 0, None)}


def test_one_step_off_a_constant_is_outside() -> None:
    """Screening drops the only range, the limits meet in the mean and every point is off it; unscreened none is."""
    values = [5.0] * 11 + [6]
    assert [point.outside for point in chart(values).points] == [-1] * 11 + [1]
    assert chart(values, screened=False).points[-1].outside == 1
    assert not any(point.outside for point in chart(values, screened=False).points[:-1])


def test_limits_by_hand() -> None:
    """5, 7, 6, 8: mean 6.5, ranges 2, 1, 2, so 6.5 give or take 2.66 × 5/3, and two thirds of that."""
    found = limits([5, 7, 6, 8])
    assert found == pytest.approx((6.5, 2.066666667, 10.933333333, 3.544444444, 9.455555556))


def test_screening_drops_a_range_on_the_edge() -> None:
    """A range just under 3.267 times the mean range stays, one just over goes."""
    quiet = [0.0, 1000] * 20
    for leap, kept in ((3468.0, True), (3469.0, False)):
        ranges = [1000.0] * 39 + [leap]
        assert (leap < 3.267 * sum(ranges) / 40) is kept
        size = sum(ranges) / 40 if kept else 1000
        found = limits([*quiet, 1000 + leap])
        assert found is not None
        assert found.upper - found.mean == pytest.approx(2.66 * size)


def test_a_missing_number_has_no_range_and_breaks_every_rule() -> None:
    """Ranges either side of a gap are not taken, and no trend or run crosses it."""
    assert limits([1, 2, None, 9, 10]) == limits([1, 2, None, 9, 10, nan])
    found = limits([1, 2, None, 9, 10])
    assert found is not None
    assert found.upper - found.mean == pytest.approx(2.66)
    rise = [float(x) for x in range(6)]
    assert {point.cause for point in chart([*rise, None, *rise], screened=False).points} <= {None, Cause.TWO_OF_THREE}


def test_sparing_keeps_the_ranges_where_only_level_stretches_would_stay() -> None:
    """One blip in a constant series: screened, the limits collapse; spared, they are those of the unscreened ranges."""
    blip = [5.0] * 6 + [4.0] + [5.0] * 6
    collapsed, whole = limits(blip), limits(blip, screened=False)
    assert collapsed is not None
    assert collapsed.lower == collapsed.upper
    assert limits(blip, spare=True) == whole
    varied = [1.0, 2, 1, 2, 10, 1, 2]
    assert limits(varied, spare=True) == limits(varied)
    assert limits([5.0] * 5, spare=True) == limits([5.0] * 5)


def test_without_two_neighbours_there_are_no_limits() -> None:
    """One number, or none next to another, has no moving range: no limits, no signals, and nothing fails."""
    assert limits([]) is limits([1]) is limits([1, None, 2]) is None
    assert chart([]) == ((), ())
    assert {point.cause for point in chart([1, None, 2, None, 30]).points} == {None}
    assert {point.limits for point in chart([1.0, 2, 3], fix_after=1).points} == {None}
    assert [point.value for point in chart([1, None, 2]).points] == [1, None, 2]


@pytest.mark.parametrize(
    ("values", "cause", "way"),
    [
        ([1, -1] * 8 + [9], Cause.OUTSIDE, 1),
        ([1, -1] * 8 + [-9], Cause.OUTSIDE, -1),
        ([9, -9] * 8 + [-5, -4, -3, -2, -1, 0, 1], Cause.TREND, 1),
        ([9, -9] * 8 + [5, 4, 3, 2, 1, 0, -1], Cause.TREND, -1),
        ([-1, 1] * 8 + [4.5, 4.5], Cause.TWO_OF_THREE, 1),
        ([1, -1] * 8 + [-5, -1, -5], Cause.TWO_OF_THREE, -1),
        ([9, -9] * 8 + [3, 5, 3, 5, 3, 5, 4], Cause.RUN, 1),
        ([9, -9] * 8 + [-3, -5, -3, -5, -3, -5, -4], Cause.RUN, -1),
        ([1, -1] * 8 + [0], None, 0),
    ],
)
def test_each_cause_both_ways(values: list[float], cause: Cause | None, way: int) -> None:
    """The last point is outside, or in a trend, or two of three, or in a run, or only chance."""
    last = chart(values).points[-1]
    assert (last.cause, last.way) == (cause, way)


def test_the_first_rule_that_applies_is_the_cause() -> None:
    """A leap out of a rising run is called outside; the rest of the rise, on one side of the mean, a trend."""
    causes = [point.cause for point in chart([0.0, 1] * 8 + [2, 3, 4, 5, 6, 7, 60]).points]
    assert causes[-1] is Cause.OUTSIDE
    assert Cause.TREND in causes


def test_a_point_outside_is_not_close() -> None:
    """Outside and close do not make two of three; the close point stays chance."""
    found = chart([1.0, -1] * 12 + [3, 30, 5.5]).points[-1]
    assert (found.close, found.cause) == (True, None)


def test_short_groups_are_on_trial() -> None:
    """Under twelve known numbers limits are on trial; each group for itself."""
    assert is_trial(11)
    assert not is_trial(12)
    assert chart([1.0, 2] * 6).trial == (False,)
    assert chart([*[1.0, 2] * 6, 3.0], rebase_at=[12]).trial == (False, True)
    assert chart([*[1.0, 2] * 5, None, 3.0]).trial == (True,)
    assert chart([1.0, 2], fewest=2).trial == (False,)


def test_marks_begin_groups() -> None:
    """The marked point is the first of its group; a mark on the first point makes no empty group in a chart."""
    assert rebase_groups([False, False, True, False, True]) == (0, 0, 1, 1, 2)
    assert [point.group for point in chart([1.0, 2, 3, 4], rebase_at={0, 2}).points] == [0, 0, 1, 1]
