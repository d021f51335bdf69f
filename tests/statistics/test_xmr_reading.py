"""How a control chart is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.xmr import Cause, ChartLimits, Point
from oba.statistics.xmr_reading import Assurance, Variation, assurance, variation
from tests.statistics.draws import WHOLES

BETWEEN = ChartLimits(2, 1, 3, 1.5, 2.5)


def point(way: int) -> Point:
    """A point of which only its way matters."""
    return Point(2, 0, BETWEEN, 0, 0, close=False, cause=Cause.RUN if way else None, way=way)


@pytest.mark.parametrize(
    ("higher", "words"),
    [
        (True, [Variation.CONCERN, Variation.COMMON_CAUSE, Variation.IMPROVEMENT]),
        (False, [Variation.IMPROVEMENT, Variation.COMMON_CAUSE, Variation.CONCERN]),
        (None, [Variation.LOW, Variation.COMMON_CAUSE, Variation.HIGH]),
    ],
)
def test_what_a_special_cause_means(higher: bool | None, words: list[Variation]) -> None:  # noqa: FBT001
    """Down, chance and up, where higher is better, where lower is, and where neither is."""
    assert [variation(point(way), higher_is_better=higher) for way in (-1, 0, 1)] == words


@given(WHOLES, st.booleans())
def test_turning_limits_and_target_over_changes_nothing(target: float, higher: bool) -> None:  # noqa: FBT001
    """The other good way, with everything turned over, is the same assurance."""
    turned = ChartLimits(-2, -3, -1, -2.5, -1.5)
    assert assurance(BETWEEN, target, higher_is_better=higher) == assurance(
        turned, -target, higher_is_better=not higher
    )


@pytest.mark.parametrize(
    ("target", "assured"),
    [
        (0.9, Assurance.PASS), (1, Assurance.INCONSISTENT), (2, Assurance.INCONSISTENT),
        (3, Assurance.INCONSISTENT), (3.1, Assurance.FAIL),
    ],
)  # fmt: skip
def test_a_target_beyond_the_limits_is_assured(target: float, assured: Assurance) -> None:
    """Where higher is better a target under all the limits is passed, one over them failed; on a limit is neither."""
    assert assurance(BETWEEN, target, higher_is_better=True) is assured


def test_nothing_is_assured_of_nothing() -> None:
    """Without limits, target or a good direction there is no assurance."""
    assert assurance(None, 2, higher_is_better=True) is None
    assert assurance(BETWEEN, None, higher_is_better=True) is None
    assert assurance(BETWEEN, 2, higher_is_better=None) is None
