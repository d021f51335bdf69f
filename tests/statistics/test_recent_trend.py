"""The recent trend, in our practice and in those of Fingertips."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import chdtri

from oba.statistics.interval import Ends
from oba.statistics.recent_trend import (
    CRITICAL,
    FINGERTIPS_NEXT,
    FINGERTIPS_OPEN,
    OURS,
    NoTrend,
    Practice,
    Trend,
    TrendPoint,
    ValueType,
    recent_trend,
)
from tests.statistics.draws import WHOLES

FINGERTIPS = pytest.mark.parametrize("practice", [FINGERTIPS_OPEN, FINGERTIPS_NEXT])
EVERY = pytest.mark.parametrize("practice", [OURS, FINGERTIPS_OPEN, FINGERTIPS_NEXT])
PRACTICES = st.sampled_from([OURS, FINGERTIPS_OPEN, FINGERTIPS_NEXT])
COUNTED = st.builds(
    lambda value, half, count, total: TrendPoint(value, Ends(value - half, value + half), count, total),
    WHOLES,
    st.floats(0.5, 20),
    st.integers(1, 50),
    st.integers(51, 500),
)
BARE = st.builds(TrendPoint, WHOLES, st.none(), st.integers(1, 50), st.integers(51, 500))
MISSING = st.just(TrendPoint(None))


def turned(point: TrendPoint) -> TrendPoint:
    """The point turned over: its value negative, and those out counted instead of those in."""
    interval = point.interval and Ends(-point.interval.upper, -point.interval.lower)
    value = None if point.value is None else -point.value
    return TrendPoint(value, interval, (point.denominator or 0) - (point.numerator or 0), point.denominator)


def series(*values: float | None, half: float = 1.0) -> list[TrendPoint]:
    """Points of 100 people with these percentages, each give or take a half width."""
    return [
        TrendPoint(None) if value is None else TrendPoint(value, Ends(value - half, value + half), value, 100)
        for value in values
    ]


@given(st.lists(COUNTED | BARE | MISSING, max_size=8), st.booleans())
def test_in_our_practice_turning_over_turns_the_answer(points: list[TrendPoint], by_counts: bool) -> None:  # noqa: FBT001
    """No side is preferred: the mirrored series has the mirrored answer, or the same reason."""
    found, mirrored = (recent_trend(p, by_counts=by_counts) for p in (points, list(map(turned, points))))
    assert mirrored.reason == found.reason
    assert mirrored.way == (None if found.way is None else -found.way)


@given(st.lists(COUNTED, min_size=5, max_size=5), st.lists(COUNTED, max_size=5), PRACTICES)
def test_only_the_latest_five_count(latest: list[TrendPoint], older: list[TrendPoint], practice: Practice) -> None:
    """What was before the latest five changes nothing."""
    assert recent_trend([*older, *latest], practice=practice) == recent_trend(latest, practice=practice)


@given(st.lists(COUNTED, min_size=5, max_size=5), st.sampled_from([0.5, 2, 64]))
def test_another_unit_has_the_same_trend(points: list[TrendPoint], unit: float) -> None:
    """A proportion and its percentage move alike."""
    scaled = [p._replace(value=unit * (p.value or 0), interval=p.interval and p.interval.times(unit)) for p in points]
    assert recent_trend(scaled) == recent_trend(points)


@given(st.lists(COUNTED, min_size=5, max_size=5), st.booleans(), PRACTICES)
def test_a_trend_needs_chi_square_above_the_critical_value(
    points: list[TrendPoint],
    by_counts: bool,  # noqa: FBT001
    practice: Practice,
) -> None:
    """Whatever is called rising or falling is beyond what chance does once in 500."""
    found = recent_trend(points, practice=practice, by_counts=by_counts)
    assert found.chi_square is not None
    assert found.way == 0 or found.chi_square > CRITICAL


@EVERY
@pytest.mark.parametrize("by_counts", [False, True])
def test_a_steady_climb_rises_and_a_steady_fall_falls(practice: Practice, by_counts: bool) -> None:  # noqa: FBT001
    """Ten points a year of a hundred people, in every practice and by either method."""
    climb = series(30, 40, 50, 60, 70)
    assert recent_trend(climb, practice=practice, by_counts=by_counts).way == 1
    assert recent_trend(climb[::-1], practice=practice, by_counts=by_counts).way == -1


def test_the_same_climb_may_be_chance() -> None:
    """With intervals ten times as wide the same numbers tell nothing, and χ² is a hundredth."""
    sure, unsure = recent_trend(series(30, 31, 32, 33, 34)), recent_trend(series(30, 31, 32, 33, 34, half=10))
    assert (sure.way, unsure.way) == (1, 0)
    assert sure.chi_square == pytest.approx(100 * (unsure.chi_square or 0))


def test_a_trend_begins_above_the_critical_value() -> None:
    """Chance exceeds it once in 500; widths chosen to land just under it and just over."""
    assert pytest.approx(float(chdtri(1, 1 / 500)), rel=1e-12) == CRITICAL
    half = 1.96 * (10 / CRITICAL) ** 0.5
    under, over = (recent_trend(series(1, 2, 3, 4, 5, half=half * by)) for by in (1.0001, 0.9999))
    assert (under.way, over.way) == (0, 1)


@FINGERTIPS
def test_one_number_alone_makes_no_trend(practice: Practice) -> None:
    """A leap in the last year is no trend: without it the line is level. Fingertips counts level as rising."""
    leap, drop = series(10, 10, 10, 10, 15), series(10, 10, 10, 10, 5)
    assert recent_trend(leap).way == recent_trend(drop).way == 0
    assert recent_trend(leap, practice=practice).way == 1
    assert recent_trend(drop, practice=practice).way == 0


def test_one_number_that_turns_the_line_makes_no_trend() -> None:
    """Falling four years and leaping in the fifth is no rise, however significant."""
    found = recent_trend(series(13, 12, 11, 10, 30))
    assert (found.chi_square or 0) > CRITICAL
    assert found.way == 0


def test_a_gap_ends_the_series_but_not_in_fingertips_next() -> None:
    """Four numbers since the gap are too few; stepping over the gap finds a fifth."""
    broken = series(30, None, 40, 50, 60, 70)
    assert recent_trend(broken) == Trend(None, reason=NoTrend.TOO_FEW_POINTS)
    assert recent_trend(broken, practice=FINGERTIPS_OPEN).reason is NoTrend.TOO_FEW_POINTS
    assert recent_trend(broken, practice=FINGERTIPS_NEXT).way == 1
    assert recent_trend(series(None, 30, 40, 50, 60, 70)).way == 1


@EVERY
def test_a_gap_at_the_end_or_too_short_a_series(practice: Practice) -> None:
    """Four numbers are too few, in every practice."""
    assert recent_trend(series(30, 40, 50, 60), practice=practice).reason is NoTrend.TOO_FEW_POINTS
    assert recent_trend([], practice=practice).reason is NoTrend.TOO_FEW_POINTS
    assert recent_trend(series(30, 40, 50, 60, None)).reason is NoTrend.TOO_FEW_POINTS


@pytest.mark.parametrize("interval", [None, Ends(50, 50), Ends(-inf, inf), Ends(nan, nan)])
def test_without_an_interval_there_is_no_answer(interval: Ends | None) -> None:
    """A missing interval, or one without width, tells nothing about chance."""
    bare = [*series(30, 40), TrendPoint(50, interval, 50, 100), *series(60, 70)]
    assert recent_trend(bare).reason is NoTrend.NO_INTERVAL


@FINGERTIPS
@pytest.mark.parametrize("at", range(5))
def test_fingertips_drops_what_has_no_interval_and_tests_the_rest(practice: Practice, at: int) -> None:
    """Of five complete numbers one without an interval is dropped: what is left rises, falls or stays level."""
    five = series(30, 40, 50, 60, 70)
    bare = [*five[:at], five[at]._replace(interval=None), *five[at + 1 :]]
    rest = [*five[:at], *five[at + 1 :]]
    found = recent_trend(bare, practice=practice)
    assert (found.way, recent_trend(bare[::-1], practice=practice).way) == (1, -1)
    assert (found.chi_square or 0) < (recent_trend(five, practice=practice).chi_square or 0)
    assert recent_trend(rest, practice=practice).reason is NoTrend.TOO_FEW_POINTS
    assert recent_trend([*series(20), *bare], practice=practice) == recent_trend(
        [*series(20), *rest], practice=practice
    )


@FINGERTIPS
def test_fingertips_tests_as_few_as_two_and_calls_less_no_change(practice: Practice) -> None:
    """Two left rise, for one alone counts as level and level as rising; fewer, or no width, is no change there."""
    five = series(30, 40, 50, 60, 70)
    bare = [point._replace(interval=None) for point in five]
    two = [*bare[:3], *five[3:]]
    assert recent_trend(two, practice=practice).way == 1
    assert recent_trend([*bare[:3], *five[:2][::-1]], practice=practice).way == 0
    for by_counts in (False, True):
        assert recent_trend([*bare[:4], five[4]], practice=practice, by_counts=by_counts) == Trend(0)
        assert recent_trend(bare, practice=practice, by_counts=by_counts) == Trend(0)
    flat = [*five[:2], five[2]._replace(interval=Ends(50, 50)), *five[3:]]
    assert recent_trend(flat, practice=practice) == Trend(0)


def test_by_counts_our_practice_needs_no_interval() -> None:
    """The counts tell all that is needed."""
    points = [TrendPoint(x, None, x, 100) for x in (30.0, 40, 50, 60, 70)]
    assert recent_trend(points, by_counts=True).way == 1


def test_a_single_case_is_a_count() -> None:
    """One of a hundred has odds, and so have ninety-nine."""
    for counts in ((1, 2, 3, 4, 5), (99, 98, 97, 96, 95)):
        points = [TrendPoint(float(x), None, x, 100) for x in counts]
        assert recent_trend(points, by_counts=True).way == 0


def test_by_counts_needs_counts() -> None:
    """Values alone do not tell how many people they rest on; a count of none or all has no odds."""
    points = series(30, 40, 50, 60, 70)
    for numerator, denominator, reason in [
        (None, 100, NoTrend.NO_NUMERATORS),
        (50, None, NoTrend.NO_NUMERATORS),
        (0, 100, NoTrend.ALL_OR_NONE),
        (100, 100, NoTrend.ALL_OR_NONE),
    ]:
        odd = [*points[:4], points[4]._replace(numerator=numerator, denominator=denominator)]
        assert recent_trend(odd, by_counts=True) == Trend(None, reason=reason)


def test_our_practice_by_intervals_needs_no_counts() -> None:
    """A survey's percentage with its interval is enough; Fingertips wants numerator and denominator too."""
    points = [point._replace(numerator=None) for point in series(30, 40, 50, 60, 70)]
    assert recent_trend(points).way == 1
    assert recent_trend(points, practice=FINGERTIPS_NEXT).reason is NoTrend.TOO_FEW_POINTS


@FINGERTIPS
def test_fingertips_stops_at_any_full_count(practice: Practice) -> None:
    """A count equal to its denominator stops the test, even before the latest five; in ours it does not."""
    points = series(100, 30, 40, 50, 60, 70)
    assert recent_trend(points, practice=practice).reason is NoTrend.ALL_OR_NONE
    assert recent_trend(points).way == 1


def test_fingertips_tests_only_some_kinds() -> None:
    """Directly standardised rates came with FingertipsNext; other kinds never did. Ours leaves that to the rule."""
    points = series(30, 40, 50, 60, 70)
    found = [
        [recent_trend(points, practice=practice, kind=kind).reason for kind in ValueType]
        for practice in (FINGERTIPS_OPEN, FINGERTIPS_NEXT, OURS)
    ]
    no = NoTrend.KIND
    assert found == [[None, None, no, no], [None, None, None, no], [None] * 4]


@EVERY
def test_rolling_periods_are_not_tested(practice: Practice) -> None:
    """Numbers for three years each share years with their neighbours."""
    found = recent_trend(series(30, 40, 50, 60, 70), practice=practice, years=3)
    assert found == Trend(None, reason=NoTrend.ROLLING)
