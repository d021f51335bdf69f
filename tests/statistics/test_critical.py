"""Critical values against the distributions they come from."""

from __future__ import annotations

import subprocess
import sys
from math import inf, isclose, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtr, pdtr, pdtrc

from oba.statistics.critical import normal, poisson_lower, poisson_upper, tail

TAILS = st.floats(1e-6, 0.4)


def test_the_tail_is_half_of_what_is_left() -> None:
    """95 % leaves 2.5 % beyond either end, 100 % nothing."""
    assert tail(95) == 0.025
    assert tail(90) == 0.05
    assert tail(100) == 0
    assert isclose(tail(99.8), 0.001)


@pytest.mark.parametrize("confidence", [0.95, 89.9, 100.1, -95, nan, inf])
def test_a_confidence_nobody_can_mean_is_refused(confidence: float) -> None:
    """A share instead of a percentage is a mistake in the program, not in the data."""
    with pytest.raises(ValueError, match="confidence is a percentage from 90 to 100"):
        tail(confidence)


def test_forecasts_may_be_less_sure() -> None:
    """An 80 % prediction interval is ordinary, so the least is the caller's."""
    assert tail(80, least=0) == 0.1


@given(TAILS)
def test_a_point_has_that_much_beyond_it(beyond: float) -> None:
    """The point for a tail has that tail beyond it."""
    assert isclose(1 - float(ndtr(normal(beyond))), beyond, rel_tol=1e-7)


@given(TAILS, st.integers(0, 300))
def test_poisson_ends_leave_that_chance(beyond: float, count: int) -> None:
    """At the lower mean so many events or more have that chance, at the upper so many or fewer."""
    assert isclose(float(pdtr(count, poisson_upper(count, beyond))), beyond, rel_tol=1e-9)
    if count:
        assert isclose(float(pdtrc(count - 1, poisson_lower(count, beyond))), beyond, rel_tol=1e-9)


def test_certainty_has_no_end() -> None:
    """With no chance left over the points lie at infinity, and the Poisson mean may be anything from 0."""
    assert normal(0) == poisson_upper(3, 0) == inf
    assert poisson_lower(3, 0) == poisson_lower(0, 0.025) == 0


def test_importing_the_formulas_does_not_load_scipy() -> None:
    """Whoever only imports a formula does not wait for scipy."""
    names = "proportion rate funnel xmr_reading recent_trend mann_kendall theil_sen forecast"
    code = f"import sys; {'; '.join(f'import oba.statistics.{name}' for name in names.split())}"
    loaded = f"{code}; sys.exit('scipy' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0
