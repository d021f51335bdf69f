"""What counts as a number, and how exactly it is averaged."""

from __future__ import annotations

from math import fsum, inf, nan
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.known import average, is_known
from tests.statistics.draws import REALS


@pytest.mark.parametrize("value", [None, nan, inf, -inf])
def test_what_is_no_number_is_not_known(value: float | None) -> None:
    """Missing, NaN and infinite are all the same: not known."""
    assert not is_known(value)
    assert is_known(0.0)


@given(value=REALS, count=st.integers(1, 60))
def test_a_constant_series_has_its_own_value_as_mean(value: float, count: int) -> None:
    """No rounding puts a constant beside its mean, where it would become a run of seven."""
    assert average([value] * count) == value


def test_the_second_pass_is_what_makes_it_exact() -> None:
    """One pass alone is off for some constants, so the law above is not idle."""
    missed = [n for n in range(1, 60) for value in (5.1, 0.7, 1.9) if fsum([value] * n) / n != value]
    assert missed


@given(st.lists(REALS, min_size=1, max_size=30), st.randoms())
def test_order_and_sign_do_not_matter(values: list[float], random: Random) -> None:
    """A mean is the same in any order, and turns with its numbers."""
    shuffled = random.sample(values, len(values))
    assert average(shuffled) == average(values)
    assert average([-value for value in values]) == -average(values)
