"""What became of a number since its baseline, as Healthy People judges it: every note of its table."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.statistics.targeted_change import ChangeStatus, error_of_change, targeted_change

F = Fraction
TENTHS = st.integers(-200, 200).map(lambda number: F(number, 10))


@pytest.mark.parametrize(
    ("base", "latest", "target", "error", "status"),
    [
        ("10", "20", "20", None, ChangeStatus.MET),
        ("10", "21", "20", None, ChangeStatus.MET),
        ("25", "22", "20", None, ChangeStatus.MET),
        ("10", "11", "20", None, ChangeStatus.IMPROVED),
        ("10", "10.9", "20", None, ChangeStatus.LITTLE),
        ("10", "10", "20", None, ChangeStatus.LITTLE),
        ("10", "9.1", "20", None, ChangeStatus.LITTLE),
        ("10", "9", "20", None, ChangeStatus.WORSE),
        ("10", "10.2", "20", 0.1, ChangeStatus.IMPROVED),
        ("10", "10.1", "20", 0.1, ChangeStatus.LITTLE),
        ("10", "9.9", "20", 0.1, ChangeStatus.LITTLE),
        ("10", "9.8", "20", 0.1, ChangeStatus.WORSE),
        ("10", "15", "20", 100.0, ChangeStatus.LITTLE),
        ("25", "19", "20", None, ChangeStatus.WORSE),
        ("21", "19", "20", None, ChangeStatus.LITTLE),
    ],
)
def test_each_note_of_the_table(base: str, latest: str, target: str, error: float | None, status: ChangeStatus) -> None:
    """Met on the target; by chance where errors are known; by a tenth, that tenth included, where they are not."""
    assert targeted_change(F(base), F(latest), F(target), size=F(base), error=error).status is status


def test_a_met_target_says_nothing_of_the_way() -> None:
    """A number may meet its target and still have moved away from it since."""
    found = targeted_change(F(40), F(30), F(20), size=F(40), error=None)
    assert (found.status, found.way, found.share) == (ChangeStatus.MET, -1, F(1, 4))
    better = targeted_change(F(40), F(44), F(20), size=F(40), error=None)
    assert (better.status, better.way, better.share) == (ChangeStatus.MET, 1, F(1, 10))


def test_no_change_is_a_share_of_nothing() -> None:
    """Away from a baseline of 0, without errors, it cannot be told; with them, or towards the target, it can."""
    assert targeted_change(F(0), F(-1), F(2), size=F(0), error=None).status is None
    assert targeted_change(F(0), F(-1), F(2), size=F(0), error=None).way is None
    assert targeted_change(F(0), F(-1), F(2), size=F(0), error=0.1).status is ChangeStatus.WORSE
    assert targeted_change(F(0), F(1), F(2), size=F(0), error=None).share == F(1, 2)
    assert targeted_change(F(0), F(0), F(2), size=F(0), error=None).way == 0
    assert targeted_change(F(0), F(1), F(0), size=F(0), error=None).status is ChangeStatus.MET


def test_a_change_is_told_in_its_errors() -> None:
    """0.2 is two errors of 0.1; narrow intervals have an error as wide ones do."""
    assert targeted_change(F(10), F("10.2"), F(20), size=F(10), error=0.1).z == pytest.approx(2)
    assert error_of_change(0.3, 0.4) == pytest.approx(0.5 / 3.92)


def test_the_test_is_one_sided() -> None:
    """1.645 errors are enough, 1.644 are not."""
    assert targeted_change(F(10), F("11.645"), F(20), size=F(10), error=1.0).status is ChangeStatus.IMPROVED
    assert targeted_change(F(10), F("11.644"), F(20), size=F(10), error=1.0).status is ChangeStatus.LITTLE


@given(TENTHS, TENTHS, TENTHS, TENTHS)
def test_a_better_number_is_never_judged_worse(
    base: Fraction, latest: Fraction, more: Fraction, target: Fraction
) -> None:
    """Got worse, little or no change, improved, met: in this order as the latest number grows."""
    order = [ChangeStatus.WORSE, ChangeStatus.LITTLE, ChangeStatus.IMPROVED, ChangeStatus.MET]
    here = targeted_change(base, latest, target, size=base, error=None).status
    there = targeted_change(base, latest + abs(more), target, size=base, error=None).status
    if here is not None and there is not None:
        assert order.index(here) <= order.index(there)


def test_the_error_of_a_change_needs_two_intervals_with_width() -> None:
    """Two independent numbers: the errors add up as squares."""
    assert error_of_change(3.92 * 3, 3.92 * 4) == pytest.approx(5)
    assert error_of_change(0.0, 1.0) is None
    assert error_of_change(1.0, 0.0) is None
