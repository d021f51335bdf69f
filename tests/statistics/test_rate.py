"""Intervals of rates: exact Poisson and Byar."""

from __future__ import annotations

from math import inf, isclose, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.interval import Formula
from oba.statistics.rate import byar_lower, byar_upper, exact_poisson, rate
from tests.statistics.draws import CONFIDENCES

EVENTS = st.integers(0, 400)
PEOPLE = st.integers(1, 100_000)


@given(EVENTS, PEOPLE, CONFIDENCES)
def test_the_interval_holds_the_rate(events: int, people: int, confidence: float) -> None:
    """0 <= lower <= value <= upper, with more events than people too."""
    found = rate(events, people, confidence=confidence)
    assert found is not None
    assert 0 <= found.interval.lower <= found.value <= found.interval.upper
    assert isclose(found.value, 100_000 * events / people)


@given(EVENTS, PEOPLE, st.lists(st.integers(90, 100), min_size=2, max_size=2, unique=True))
def test_more_confidence_is_wider(events: int, people: int, levels: list[int]) -> None:
    """An interval at a higher confidence holds the one at a lower."""
    narrow, wide = (rate(events, people, confidence=level) for level in sorted(levels))
    assert narrow is not None
    assert wide is not None
    assert wide.interval.lower <= narrow.interval.lower
    assert narrow.interval.upper <= wide.interval.upper


@given(EVENTS, PEOPLE, st.integers(2, 64))
def test_twice_the_people_is_half_the_rate(events: int, people: int, times: int) -> None:
    """The interval is that of the events; people only set the scale."""
    found, diluted = rate(events, people), rate(events, people * times)
    assert found is not None
    assert diluted is not None
    for one, other in zip(found.interval, diluted.interval, strict=True):
        assert isclose(one, times * other, rel_tol=1e-12)


@given(st.integers(0, 8), CONFIDENCES)
def test_more_events_lie_higher(events: int, confidence: float) -> None:
    """One event more moves both ends up."""
    for lower, higher in zip(exact_poisson(events, confidence), exact_poisson(events + 1, confidence), strict=True):
        assert lower < higher


@given(st.integers(10, 2000))
def test_byar_is_near_the_exact_interval_from_ten_events(events: int) -> None:
    """From 10 events the approximation is within half a percent of the exact ends, which is why it begins there."""
    exact = exact_poisson(events)
    assert byar_lower(events) == pytest.approx(exact.lower, rel=5e-3)
    assert byar_upper(events) == pytest.approx(exact.upper, rel=5e-3)


def test_the_method_changes_at_ten_events() -> None:
    """Nine events are exact, ten are Byar's, and a fraction under ten is still exact."""
    methods = [found.method for count in (0, 9, 9.9, 10, 11) if (found := rate(count, 100))]
    assert methods == [Formula.EXACT] * 3 + [Formula.BYAR] * 2


def test_no_events_begin_at_nothing() -> None:
    """With no events the lower end is 0 and the upper 3.69, the familiar rule of about three and a half."""
    found = rate(0, 1, multiplier=1)
    assert found is not None
    assert found.interval.lower == 0
    assert found.interval.upper == pytest.approx(3.6889, abs=1e-4)


def test_a_negative_end_of_byar_means_nothing() -> None:
    """One event at 99.8 % would begin below 0: missing, not 0; so does none at all."""
    assert byar_lower(1, 99.8) is None
    assert byar_lower(0) is None
    assert byar_lower(1) is not None


@pytest.mark.parametrize("events", [0, 3, 30])
def test_certainty_reaches_from_nothing_to_everything(events: int) -> None:
    """At 100 % an interval says nothing, exact or not, and nothing fails."""
    found = rate(events, 100, confidence=100)
    assert found is not None
    assert found.interval == (0, inf)


@pytest.mark.parametrize(
    ("count", "total"),
    [(None, 5), (5, None), (-1, 5), (5, 0), (5, -1), (nan, 5), (5, nan), (inf, 5), (5, inf)],
)
def test_what_is_no_rate_has_none(count: float | None, total: float | None) -> None:
    """Missing and impossible numbers give nothing, and do not raise."""
    assert rate(count, total) is None


def test_a_wrong_confidence_is_refused_whatever_the_numbers() -> None:
    """A mistake in the program shows at once, even where the data is missing."""
    with pytest.raises(ValueError, match=r"not 0\.95"):
        rate(None, None, confidence=0.95)
