"""Wilson's interval of a proportion."""

from __future__ import annotations

from math import inf, isclose, nan, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.critical import normal, tail
from oba.statistics.interval import Formula
from oba.statistics.proportion import proportion
from tests.statistics.draws import CONFIDENCES, COUNTS


@given(COUNTS, CONFIDENCES)
def test_the_interval_holds_the_proportion_and_stays_inside(counts: tuple[int, int], confidence: float) -> None:
    """Whatever the rounding, 0 <= lower <= value <= upper <= 1."""
    found = proportion(*counts, confidence=confidence)
    assert found is not None
    assert 0 <= found.interval.lower <= found.value <= found.interval.upper <= 1
    assert found.method is Formula.WILSON


@given(COUNTS, CONFIDENCES)
def test_each_end_is_where_the_score_test_just_gives_in(counts: tuple[int, int], confidence: float) -> None:
    """At an end p the proportion lies z standard errors √(p(1 − p)/n) away: that is what Wilson's interval means."""
    found = proportion(*counts, confidence=confidence)
    assert found is not None
    for end in found.interval:
        reach = normal(tail(confidence)) * sqrt(end * (1 - end) / counts[1])
        assert isclose(abs(found.value - end), reach, rel_tol=1e-6, abs_tol=1e-7)


@given(COUNTS, CONFIDENCES)
def test_counting_the_others_mirrors_it(counts: tuple[int, int], confidence: float) -> None:
    """Those in and those out have intervals that mirror each other about one half."""
    count, total = counts
    these, others = (
        proportion(count, total, confidence=confidence),
        proportion(total - count, total, confidence=confidence),
    )
    assert these is not None
    assert others is not None
    assert isclose(these.interval.lower, 1 - others.interval.upper, abs_tol=1e-12)
    assert isclose(these.interval.upper, 1 - others.interval.lower, abs_tol=1e-12)


@given(COUNTS, st.lists(st.integers(90, 100), min_size=2, max_size=2, unique=True))
def test_more_confidence_is_wider(counts: tuple[int, int], levels: list[int]) -> None:
    """An interval at a higher confidence holds the one at a lower; at 100 % it is everything."""
    narrow, wide = (proportion(*counts, confidence=level) for level in sorted(levels))
    assert narrow is not None
    assert wide is not None
    assert wide.interval.lower <= narrow.interval.lower
    assert narrow.interval.upper <= wide.interval.upper
    certain = proportion(*counts, confidence=100)
    assert certain is not None
    assert certain.interval == (0, 1)


@given(COUNTS, st.sampled_from([1, 100, 1000]))
def test_the_multiplier_changes_only_the_unit(counts: tuple[int, int], multiplier: int) -> None:
    """A percentage is the proportion times 100, value and ends alike."""
    plain, times = proportion(*counts), proportion(*counts, multiplier=multiplier)
    assert plain is not None
    assert times == plain.times(multiplier)
    assert times.value == plain.value * multiplier


def test_none_of_them_and_all_of_them_end_exactly() -> None:
    """With nobody the lower end is 0, with everybody the upper end is 1, to the last bit."""
    nobody, everybody = proportion(0, 14), proportion(14, 14)
    assert nobody is not None
    assert everybody is not None
    assert nobody.interval.lower == 0
    assert everybody.interval.upper == 1


def test_three_of_fourteen() -> None:
    """Three pupils of fourteen may be anything from 7.6 to 47.6 %, so a target of 46.2 % is not shown to be missed."""
    found = proportion(3, 14, multiplier=100)
    assert found is not None
    assert [round(x, 1) for x in (found.value, *found.interval)] == [21.4, 7.6, 47.6]


@pytest.mark.parametrize(
    ("count", "total"),
    [(None, 5), (5, None), (-1, 5), (6, 5), (0, 0), (-2, -1), (nan, 5), (1, nan), (1, inf), (inf, inf)],
)
def test_what_is_no_proportion_has_none(count: float | None, total: float | None) -> None:
    """Missing and impossible numbers give nothing, and do not raise."""
    assert proportion(count, total) is None


def test_a_wrong_confidence_is_refused_whatever_the_numbers() -> None:
    """A mistake in the program shows at once, even where the data is missing."""
    with pytest.raises(ValueError, match="not 80"):
        proportion(None, None, confidence=80)
