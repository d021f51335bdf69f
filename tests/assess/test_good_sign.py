"""Which way is good: numbers and intervals turned so that more is better."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.good_sign import good_interval, good_signed
from oba.domain.rule import Better, Direction
from tests.assess.situation import HIGHER, LOWER, NEARER, NONE
from tests.build import aim, n

NUMBERS = st.fractions(-60, 60, max_denominator=12)
POINT = replace(NEARER, aim=aim("exactly 25"))
ALL = st.sampled_from((HIGHER, LOWER, NEARER, POINT, NONE))


def mirrored(direction: Direction) -> Direction:
    """The same direction for numbers turned about zero."""
    turned = {Better.HIGHER: Better.LOWER, Better.LOWER: Better.HIGHER}.get(direction.better, direction.better)
    if direction.aim is None or direction.aim.low is None or direction.aim.high is None:
        return replace(direction, better=turned)
    return replace(direction, aim=replace(direction.aim, low=-direction.aim.high, high=-direction.aim.low))


@pytest.mark.parametrize(
    ("direction", "value", "signed"),
    [
        (HIGHER, "6.2", "6.2"),
        (LOWER, "6.2", "-6.2"),
        (LOWER, "-5.6", "5.6"),
        (NONE, "6.2", "6.2"),
        (NEARER, "18", "-2"),
        (NEARER, "20", "0"),
        (NEARER, "25", "0"),
        (NEARER, "30", "0"),
        (NEARER, "33", "-3"),
        (POINT, "24.9", "-0.1"),
        (POINT, "25", "0"),
    ],
)
def test_more_is_better_once_turned(direction: Direction, value: str, signed: str) -> None:
    """X for higher, minus x for lower, minus the distance to the aim for nearer, which is 0 within a range."""
    assert good_signed(n(value), direction) == n(signed)


@given(ALL, NUMBERS)
def test_mirroring_a_number_and_its_rule_changes_nothing(direction: Direction, value: Fraction) -> None:
    """A number turned about zero under a mirrored direction is exactly as good; without a good direction it turns."""
    turned = good_signed(-value, mirrored(direction))
    assert turned == (-value if direction.better is Better.NONE else good_signed(value, direction))


@given(ALL, NUMBERS, NUMBERS)
def test_an_interval_is_turned_to_its_worst_and_its_best_point(
    direction: Direction, one: Fraction, other: Fraction
) -> None:
    """No point of an interval is worse than its turned lower end or better than its upper one."""
    low, high = sorted((one, other))
    worst, best = good_interval(low, high, direction)
    points = [low + (high - low) * Fraction(step, 8) for step in range(9)]
    points += [end for end in (n("20"), n("25"), n("30")) if low <= end <= high]
    goods = [good_signed(point, direction) for point in points]
    assert worst == min(goods)
    assert all(good <= best for good in goods)
    assert best == max(goods) or direction.better is Better.NEARER


@pytest.mark.parametrize(
    ("low", "high", "turned"),
    [
        ("10", "15", ("-10", "-5")),
        ("31", "35", ("-5", "-1")),
        ("15", "22", ("-5", "0")),
        ("28", "40", ("-10", "0")),
        ("10", "40", ("-10", "0")),
        ("22", "28", ("0", "0")),
        ("10", "20", ("-10", "0")),
        ("30", "34", ("-4", "0")),
    ],
)
def test_an_interval_that_touches_the_aim_reaches_the_best_there_is(
    low: str, high: str, turned: tuple[str, str]
) -> None:
    """With nearer, an interval that meets the range anywhere, its ends included, has 0 as its best point."""
    assert good_interval(n(low), n(high), NEARER) == (n(turned[0]), n(turned[1]))
