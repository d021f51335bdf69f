"""What formulas give back: an interval, and a value with its interval."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Formula(StrEnum):
    """The formula that gave an interval, as a reader is told."""

    WILSON = "Wilson"
    EXACT = "exact Poisson"
    BYAR = "Byar"


class Ends(NamedTuple):
    """Two ends, both of them part of the interval."""

    lower: float
    upper: float

    def times(self, factor: float) -> Ends:
        """The interval in a unit that is this many times smaller; `factor` is positive."""
        return Ends(self.lower * factor, self.upper * factor)


class Estimate(NamedTuple):
    """A value, the interval that holds it, and the formula of the interval."""

    value: float
    interval: Ends
    method: Formula

    def times(self, factor: float) -> Estimate:
        """The estimate in a unit that is this many times smaller; `factor` is positive."""
        return Estimate(self.value * factor, self.interval.times(factor), self.method)
