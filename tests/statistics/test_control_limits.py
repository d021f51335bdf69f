"""Control limits around a comparator."""

from __future__ import annotations

from math import inf, isclose, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.comparison import Standing, against_limits
from oba.statistics.control_limits import TAIL_95, TAIL_998, Z_95, Z_998, proportion_limits, rate_limits
from oba.statistics.proportion import proportion

SHARES = st.floats(0, 1)
TOTALS = st.integers(1, 100_000)


@given(SHARES, TOTALS, st.sampled_from([Z_95, Z_998]))
def test_limits_of_a_proportion_hold_it_and_mirror(share: float, total: int, z: float) -> None:
    """The limits lie about the comparator, inside 0 to 1, and those of the others mirror them."""
    limits, others = proportion_limits(share, total, z=z), proportion_limits(1 - share, total, z=z)
    assert limits is not None
    assert others is not None
    assert -1e-12 <= limits.lower <= share + 1e-12
    assert share - 1e-12 <= limits.upper <= 1 + 1e-12
    assert isclose(limits.lower, 1 - others.upper, abs_tol=1e-12)


@given(SHARES, TOTALS)
def test_surer_limits_are_wider_and_larger_places_have_narrower_ones(share: float, total: int) -> None:
    """99.8 % limits hold the 95 % ones; four times the people, narrower limits."""
    near, far = proportion_limits(share, total), proportion_limits(share, total, z=Z_998)
    large = proportion_limits(share, 4 * total)
    assert near is not None
    assert far is not None
    assert large is not None
    assert far.lower <= near.lower + 1e-12
    assert near.upper <= far.upper + 1e-12
    assert large.upper - large.lower <= near.upper - near.lower


def test_the_typed_constants() -> None:
    """Fingertips types 1.96 and 3.0902, and 0.025 and 0.001 for rates per 100,000: its numbers, to the digit."""
    assert (Z_95, Z_998, TAIL_95, TAIL_998) == (1.96, 3.0902, 0.025, 0.001)
    assert proportion_limits(0.5, 100) == proportion_limits(0.5, 100, z=1.96)
    assert rate_limits(50, 1000) == rate_limits(50, 1000, unit=100_000, tail=0.025)


def test_limits_of_a_proportion_are_wilsons_with_the_comparator_as_proportion() -> None:
    """With E = n·p events the limits are Wilson's interval of E in n, but for the typed 1.96."""
    wilson, limits = proportion(20, 100), proportion_limits(0.2, 100)
    assert wilson is not None
    assert limits == pytest.approx(wilson.interval, rel=1e-4)


@given(st.integers(1, 500), st.sampled_from([TAIL_95, TAIL_998]))
def test_limits_of_a_rate_hold_it(events: int, tail: float) -> None:
    """Where whole events are expected, their rate lies between the limits, and more are expected, higher they lie."""
    here, above = (rate_limits(100 * count, 1000, unit=100_000, tail=tail) for count in (events, events + 1))
    assert here is not None
    assert above is not None
    assert here.lower < 100 * events < here.upper
    assert here.lower < above.lower
    assert here.upper < above.upper


def test_expected_events_round_outwards() -> None:
    """2.5 events expected take the lower limit of 3 and the upper limit of 2: the limits move in, not out."""
    between, two, three = (rate_limits(rate, 1, unit=1) for rate in (2.5, 2, 3))
    assert between is not None
    assert two is not None
    assert three is not None
    assert between == (three.lower, two.upper)


def test_no_events_expected() -> None:
    """Where nothing is expected the lower limit is 0, and one event in a thousand people is no signal."""
    limits = rate_limits(0, 1000, unit=1000)
    assert limits is not None
    assert limits.lower == 0
    assert against_limits(1, limits) is Standing.SIMILAR
    assert against_limits(4, limits) is Standing.ABOVE


@pytest.mark.parametrize(
    ("comparator", "total"), [(None, 5), (0.5, None), (-0.1, 5), (0.5, 0), (0.5, -1), (nan, 5), (0.5, nan), (0.5, inf)]
)
def test_without_numbers_there_are_no_limits(comparator: float | None, total: float | None) -> None:
    """Missing and impossible numbers give nothing, and do not raise."""
    assert proportion_limits(comparator, total) is None
    assert rate_limits(comparator, total) is None


def test_a_proportion_ends_at_one_and_a_rate_does_not() -> None:
    """1.5 is no proportion, but it is a rate."""
    assert proportion_limits(1.5, 5) is None
    assert rate_limits(1.5, 5) is not None
    assert rate_limits(inf, 5) is None
