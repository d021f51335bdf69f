"""Which way is good: the one place that knows."""

from __future__ import annotations

from fractions import Fraction

from oba.domain.rule import Better, Direction

NOTHING = Fraction(0)


def good_signed(value: Fraction, direction: Direction) -> Fraction:
    """Turn a number so that more is better: x for higher, −x for lower, minus the distance to the aim for nearer.

    Without a good direction the number itself, so that rising and falling can be told.
    """
    if direction.better is Better.LOWER:
        return -value
    if direction.better is Better.NEARER and direction.aim is not None:
        return -abs(value - direction.aim.nearest_to(value))
    return value


def good_interval(low: Fraction, high: Fraction, direction: Direction) -> tuple[Fraction, Fraction]:
    """Turn an interval so that more is better: its worst and its best point."""
    ends = sorted((good_signed(low, direction), good_signed(high, direction)))
    aim = direction.aim if direction.better is Better.NEARER else None
    if aim and aim.low is not None and aim.high is not None and low <= aim.high and aim.low <= high:
        return ends[0], NOTHING
    return ends[0], ends[1]
