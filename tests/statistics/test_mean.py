"""Student's interval of a mean."""

from __future__ import annotations

from math import isclose, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtr

from oba.statistics.interval import Formula
from oba.statistics.mean import mean, spread
from tests.statistics.draws import CONFIDENCES, GAPPED, REALS, turned

SOME = st.lists(REALS, min_size=2, max_size=20)


@given(SOME, CONFIDENCES)
def test_the_ends_are_where_students_test_gives_in(values: list[float], confidence: float) -> None:
    """At either end the t of the mean has the tail that the confidence leaves."""
    found, about = mean(values, confidence=confidence), spread(values)
    assert found is not None
    assert about is not None
    assert found.interval.lower <= found.value <= found.interval.upper
    assert found.method is Formula.STUDENT
    if about.deviation > 1e-3:
        t = (found.interval.upper - found.value) / (about.deviation / about.size**0.5)
        assert isclose(1 - float(stdtr(about.size - 1, t)), (100 - confidence) / 200, rel_tol=1e-4)


@given(GAPPED, st.integers(-100, 100))
def test_it_moves_and_turns_with_its_numbers(values: list[float | None], by: int) -> None:
    """Adding to every number moves the interval, turning them over turns it."""
    found = mean(values)
    moved = mean([None if value is None else value + by for value in values])
    flipped = mean(turned(values))
    if found is None:
        assert moved is flipped is None
        return
    assert moved is not None
    assert flipped is not None
    assert moved.interval.lower == pytest.approx(found.interval.lower + by, abs=1e-9)
    assert flipped.interval == (-found.interval.upper, -found.interval.lower)


@given(SOME)
def test_more_confidence_is_wider(values: list[float]) -> None:
    """99.8 % holds 95 %."""
    narrow, wide = mean(values), mean(values, confidence=99.8)
    assert narrow is not None
    assert wide is not None
    assert wide.interval.lower <= narrow.interval.lower
    assert narrow.interval.upper <= wide.interval.upper


def test_a_constant_has_no_spread() -> None:
    """Five times 5.1 is 5.1 without doubt, even at 100 %."""
    found = mean([5.1] * 5, confidence=100)
    assert found is not None
    assert (found.value, *found.interval) == (5.1, 5.1, 5.1)


def test_missing_numbers_are_left_out() -> None:
    """A gap, and what is no number, count for nothing."""
    assert mean([1, None, 3, nan, 5]) == mean([1, 3, 5], confidence=95)
    assert spread([1, None, 3]) == (2, 2.0, 2**0.5)


@pytest.mark.parametrize("values", [[], [1.0], [None, 1.0], [None, None]])
def test_one_number_has_no_interval(values: list[float | None]) -> None:
    """Fewer than two known numbers say nothing about their spread."""
    assert mean(values) is None
    assert spread(values) is None
