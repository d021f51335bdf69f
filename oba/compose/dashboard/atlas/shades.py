"""How dark a place is: one of four steps from the lowest number to the highest."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from oba.compose.curve.scale import LEAST_SHARE

STEPS = 4


def step(value: Fraction, shown: Sequence[Fraction]) -> int:
    """The step of a number among those shown, 0 the lightest; a small range stays small.

    Four steps span a quarter of the largest number at least, so that places nearly alike look alike.
    """
    low, high = min(shown), max(shown)
    least = max(high - low, LEAST_SHARE * max(abs(low), abs(high))) or Fraction(1)
    share = (value - (low + high) / 2) / least + Fraction(1, 2)
    return min(int(share * STEPS), STEPS - 1)
