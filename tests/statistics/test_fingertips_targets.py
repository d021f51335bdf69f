"""Targets as Fingertips judges them."""

from __future__ import annotations

from math import nan

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from oba.statistics.comparison import Verdict
from oba.statistics.fingertips_targets import interval_target, previous_target, range_target, single_target
from oba.statistics.interval import Ends
from tests.statistics.draws import WHOLES

ENDS = st.lists(WHOLES, min_size=2, max_size=2).map(sorted)


@given(WHOLES, WHOLES)
def test_on_the_target_is_better_both_ways(value: float, target: float) -> None:
    """A single target mirrors, its tie included."""
    found = single_target(value, target, higher_is_better=True)
    assert found == single_target(-value, -target, higher_is_better=False)
    assert (found is Verdict.BETTER) == (value >= target)


@given(ENDS, WHOLES, st.booleans())
def test_an_interval_off_the_target_mirrors(ends: list[float], target: float, higher: bool) -> None:  # noqa: FBT001
    """Away from its ends, turning interval, target and the good way over changes nothing."""
    assume(target not in ends)
    low, high = ends
    found = interval_target(Ends(low, high), target, higher_is_better=higher)
    assert found == interval_target(Ends(-high, -low), -target, higher_is_better=not higher)


@given(ENDS, WHOLES, st.booleans())
def test_a_range_off_its_ends_mirrors(ends: list[float], value: float, higher: bool) -> None:  # noqa: FBT001
    """Away from its ends a range is the same seen from either side."""
    assume(value not in ends)
    low, high = ends
    found = range_target(value, low, high, higher_is_better=higher)
    assert found == range_target(-value, -high, -low, higher_is_better=not higher)


def test_the_ends_belong_where_fingertips_puts_them() -> None:
    """A lower end on the target is above it, an upper end is not below; of a range only the lower end is inside."""
    assert interval_target(Ends(10, 12), 10, higher_is_better=True) is Verdict.BETTER
    assert interval_target(Ends(8, 10), 10, higher_is_better=True) is Verdict.SIMILAR
    assert interval_target(Ends(8, 9), 10, higher_is_better=True) is Verdict.WORSE
    assert range_target(1, 1, 2, higher_is_better=True) is Verdict.SIMILAR
    assert range_target(2, 1, 2, higher_is_better=True) is Verdict.BETTER
    assert range_target(0.9, 1, 2, higher_is_better=True) is Verdict.WORSE
    assert range_target(1, 1, 1, higher_is_better=True) is Verdict.BETTER


def test_last_years_comparator_knows_no_good_way() -> None:
    """Not below it is better, even where lower would be good."""
    assert previous_target(2, 2) is previous_target(3, 2) is Verdict.BETTER
    assert previous_target(1.9, 2) is Verdict.WORSE


@pytest.mark.parametrize("missing", [None, nan])
def test_without_numbers_there_is_no_verdict(missing: float | None) -> None:
    """Nothing is compared with nothing."""
    held = Ends(1, 2)
    assert single_target(missing, 1, higher_is_better=True) is single_target(1, missing, higher_is_better=True) is None
    assert interval_target(None, 1, higher_is_better=True) is None
    assert interval_target(held, missing, higher_is_better=True) is None
    assert range_target(missing, 1, 2, higher_is_better=True) is None
    assert range_target(1, missing, 2, higher_is_better=True) is None
    assert range_target(1, 1, missing, higher_is_better=True) is None
    assert range_target(1, 2, 1, higher_is_better=True) is None
    assert previous_target(missing, 1) is previous_target(1, missing) is None
