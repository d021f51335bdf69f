"""Funnels and where places stand in them."""

from __future__ import annotations

from math import inf, isclose, nan
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.comparison import Standing
from oba.statistics.funnel import (
    RateRow,
    proportion_funnel,
    proportion_standings,
    rate_average,
    rate_funnel,
    rate_standing,
    rate_standings,
)
from oba.statistics.proportion import proportion
from tests.statistics.draws import COUNTS

ROWS = st.lists(COUNTS, min_size=1, max_size=12)
RATES = st.lists(st.builds(RateRow, st.integers(1, 300), st.floats(1, 500), st.just(0)), min_size=1, max_size=12)


@given(st.floats(0.01, 0.99), st.integers(1, 100_000))
def test_the_funnel_is_where_wilsons_interval_meets_the_average(average: float, size: int) -> None:
    """A place on the edge of the funnel has an interval that ends on the average."""
    funnel = proportion_funnel(average, size)
    assert funnel is not None
    if funnel.upper < 1:
        place = proportion(funnel.upper * size, size)
        assert place is not None
        assert isclose(place.interval.lower, average, rel_tol=1e-9)


@given(st.floats(0, 1), st.integers(1, 100_000))
def test_the_funnel_holds_the_average_and_narrows(average: float, size: int) -> None:
    """It stays inside 0 to 1, is wider at 99.8 % and narrower for a larger place."""
    near, far = proportion_funnel(average, size), proportion_funnel(average, size, confidence=99.8)
    large = proportion_funnel(average, 2 * size)
    assert near is not None
    assert far is not None
    assert large is not None
    assert 0 <= far.lower <= near.lower <= large.lower <= average <= large.upper <= near.upper <= far.upper <= 1


def test_a_certain_average_has_no_funnel_about_it() -> None:
    """Where nobody or everybody is the rule, chance has no room, even at 100 %."""
    assert proportion_funnel(0, 9, confidence=100) == (0, 0)
    assert proportion_funnel(1, 9, confidence=100) == (1, 1)


@given(ROWS)
def test_counting_the_others_turns_every_standing(rows: list[tuple[int, int]]) -> None:
    """Far above in those in is far below in those out."""
    others = [(total - count, total) for count, total in rows]
    turned = [None if standing is None else -standing for standing in proportion_standings(others)]
    assert list(proportion_standings(rows)) == turned


@given(ROWS, st.randoms(use_true_random=False))
def test_order_does_not_matter(rows: list[tuple[int, int]], random: Random) -> None:
    """A place stands where it stands, whichever row it is in."""
    order = sorted(range(len(rows)), key=lambda _: random.random())
    shuffled = proportion_standings([rows[i] for i in order])
    assert shuffled == tuple(proportion_standings(rows)[i] for i in order)


def test_near_and_far_from_the_average() -> None:
    """Of places of 1,000 about one half: 3.5 points away is beyond 95 %, 6 points beyond 99.8 %."""
    rows = [(440, 1000), (465, 1000), (500, 1000), (535, 1000), (560, 1000)]
    assert proportion_standings(rows) == tuple(Standing)


def test_what_is_no_proportion_stands_nowhere_and_does_not_count() -> None:
    """A bad row changes no other row's standing."""
    rows = [(440, 1000), (560, 1000)]
    bad: list[tuple[float, float]] = [(5, 0), (0, 0), (-1, 5), (6, 5), (nan, 5), (5, inf)]
    assert proportion_standings([*bad, *rows]) == (None,) * 6 + proportion_standings(rows)
    assert proportion_standings(bad) == (None,) * 6
    assert proportion_standings([(1, 1)]) == (Standing.SIMILAR,)
    assert proportion_standings([]) == ()


@given(st.integers(1, 9), st.floats(0.5, 500), st.sampled_from([95, 99.8]))
def test_outside_the_funnel_of_rates_is_what_the_exact_interval_says(
    events: int, average: float, confidence: float
) -> None:
    """A rate just outside the funnel at its number of events stands apart from the average, just inside it does not."""
    funnel = rate_funnel(average, events, confidence=confidence)
    assert funnel is not None
    apart = 1 if confidence == 95 else 2
    for edge, sign in ((funnel.upper, 1), (funnel.lower, -1)):
        outside, inside = (events / (edge * (1 + sign * out)) for out in (1e-6, -1e-6))
        assert rate_standing(events, outside, average) == sign * apart
        assert abs(rate_standing(events, inside, average) or 0) < apart


@given(RATES, st.sampled_from([100, 1000, 100_000]))
def test_rates_in_another_unit_stand_the_same(rows: list[RateRow], multiplier: float) -> None:
    """The average scales with the unit and lies among the rates; nobody's standing changes."""
    average = rate_average(rows, multiplier=multiplier)
    assert average is not None
    rates = [row.rate for row in rows if row.rate is not None]
    assert min(rates) * (1 - 1e-9) <= average <= max(rates) * (1 + 1e-9)
    double = [row._replace(rate=2 * row.rate) for row in rows if row.rate is not None]
    assert rate_standings(double, multiplier=2 * multiplier) == rate_standings(rows, multiplier=multiplier)


def test_a_place_without_events_counts_by_its_people() -> None:
    """A rate of 0 implies no denominator, so the given one stands in; it lowers the average."""
    rows = [RateRow(50, 50.0, 0), RateRow(0, 0.0, 100_000)]
    assert rate_average(rows) == 25
    assert rate_standings(rows) == (Standing.FAR_ABOVE, Standing.FAR_BELOW)


def test_one_person_is_a_denominator() -> None:
    """Without events the given denominator stands in, be it as small as 1; endless events are no events."""
    assert rate_average([RateRow(0, 0.0, 1)], multiplier=1) == 0
    assert rate_average([RateRow(inf, 50.0, 9)]) is None


def test_a_standardised_rate_with_few_events_stands_nowhere() -> None:
    """Nine events are too few for a directly standardised rate, ten are not."""
    rows = [RateRow(9, 10.0, 0), RateRow(10, 10.0, 0)]
    assert rate_standings(rows, standardised=True) == (None, Standing.SIMILAR)
    assert rate_standings(rows) == (Standing.SIMILAR, Standing.SIMILAR)


def test_a_place_without_a_rate_is_left_out() -> None:
    """A missing or impossible rate, or a rate of 0 with events, has no denominator: nowhere, and not in the average."""
    odd = [
        RateRow(50, None, 9), RateRow(0, None, 9), RateRow(50, 0.0, 9), RateRow(50, -1.0, 9), RateRow(50, nan, 9),
        RateRow(nan, 50.0, 9), RateRow(-50, 50.0, 9), RateRow(0, 0.0, 0), RateRow(0, 0.0, inf),
    ]  # fmt: skip
    assert rate_average([*odd, RateRow(50, 50.0, 9)]) == 50
    assert rate_standings([*odd, RateRow(50, 50.0, 9)]) == (*(None for _ in odd), Standing.SIMILAR)
    assert set(rate_standings(odd)) == {None}
    assert rate_average(odd) is rate_average([]) is None


def test_a_standardised_ratio_is_a_rate_of_expected_events() -> None:
    """Twice the events expected, of fifty, is far above 1; none of fifty is far below."""
    assert rate_standing(100, 50, 1) is Standing.FAR_ABOVE
    assert rate_standing(0, 50, 1) is Standing.FAR_BELOW
    assert rate_standing(50, 50, 1) is Standing.SIMILAR
    assert rate_standing(None, 50, 1) is None


@pytest.mark.parametrize(("average", "size"), [(-0.1, 5), (1.1, 5), (0.5, 0), (nan, 5), (0.5, nan), (0.5, inf)])
def test_without_numbers_there_is_no_funnel(average: float, size: float) -> None:
    """Impossible numbers give nothing, and do not raise."""
    assert proportion_funnel(average, size) is None


@pytest.mark.parametrize(("average", "events"), [(0, 5), (-1, 5), (5, 0), (5, -1), (nan, 5), (inf, 5), (5, inf)])
def test_without_events_there_is_no_funnel_of_rates(average: float, events: float) -> None:
    """The funnel of rates is drawn over events, from one on."""
    assert rate_funnel(average, events) is None


def test_certainty_has_an_endless_funnel() -> None:
    """At 100 % every rate is possible."""
    assert rate_funnel(5, 5, confidence=100) == (0, inf)
