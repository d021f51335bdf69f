"""Rounded counts: between which ends the number lies that they give."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple


class Reach(NamedTuple):
    """The least and the most that a number can be, both included; None where it has no upper end."""

    low: Fraction
    high: Fraction | None

    def spread(self, value: Fraction) -> Fraction:
        """How far from a value the further end lies; without an upper end, how far the lower."""
        return max(value - self.low, (self.high or value) - value)

    def misses(self, value: Fraction, half: Fraction) -> bool:
        """Whether a value that is itself rounded, by up to `half` either way, cannot lie within."""
        return value + half < self.low or (self.high is not None and value - half > self.high)


def reach(numerator: Fraction, denominator: Fraction, off: Fraction, per: Fraction) -> Reach:
    """The ends of `per` times numerator over denominator where each of the two may be off by so much, either way.

    Neither count is below 0; where the denominator may be 0 there is no upper end.
    """
    low = per * max(numerator - off, Fraction(0)) / (denominator + off)
    return Reach(low, per * (numerator + off) / (denominator - off) if denominator > off else None)
