"""One indicator in one place, as a round knows it: what every question is asked of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tests.second_reading.exact import exact, half_away
from tests.second_reading.intervals import Interval, interval
from tests.second_reading.numbers import Number, Series
from tests.second_reading.periods import Period
from tests.second_reading.places import Place
from tests.second_reading.rules import Measure, Policy, Version


@dataclass(frozen=True)
class Answer:
    """An answer or a reason, with the period that was judged and its number."""

    answer: str = ""
    reason: str = ""
    period: Period | None = None
    value: Fraction | None = None


@dataclass(frozen=True)
class Case:
    """A place, its version of the rule, and the period and number judged beside all the others."""

    measured: Measure
    version: Version
    policy: Policy
    place: Place
    every: Mapping[str, Series]
    places: Mapping[str, Place]
    at: Period
    number: Number

    @property
    def value(self) -> Fraction:
        """The number judged, as compared."""
        assert self.number.value is not None
        return self.compared(self.number.value)

    @property
    def series(self) -> Series:
        """The place's own numbers."""
        return self.every[self.place.id]

    @property
    def span(self) -> int:
        """How many periods a number covers: those of a window, or of a moving measure."""
        return self.at.calendar.months // self.at.calendar.step + self.measured.over - 1

    def compared(self, value: Fraction | float) -> Fraction:
        """A number as it is compared: rounded first, where the plan says so."""
        return half_away(value, self.measured.decimals) if self.policy.as_printed else Fraction(value)

    def good(self, value: Fraction) -> Fraction:
        """A number turned so that more is better."""
        better = self.version.better
        if better == "nearer":
            low, high = self.aim
            return min(value - low, high - value, Fraction(0))
        return -value if better == "lower" else value

    def good_interval(self, ends: Interval) -> Interval:
        """An interval, as compared, turned so that more is better."""
        low, high = (self.compared(end) for end in ends)
        turned = [self.good(low), self.good(high)]
        if self.version.better == "nearer":
            aim_low, aim_high = self.aim
            if low <= aim_high and high >= aim_low:
                turned.append(Fraction(0))
        return Interval(min(turned), max(turned))

    def interval(self, number: Number, level: str = "95") -> Interval | None:
        """A number's interval, as compared."""
        found = interval(number, self.measured, level)
        return Interval(*(self.compared(end) for end in found)) if found else None

    def broken(self, *periods: Period) -> bool:
        """Whether the definition changed between any of these periods."""
        first, last = min(periods), max(periods)
        return any(first.start < one.start <= last.start for one in self.measured.breaks)

    @property
    def aim(self) -> tuple[Fraction, Fraction]:
        """The one number, or the range, that is aimed at."""
        aim = str(self.version.part("direction")["aim"]).removeprefix("between ")
        ends = [exact(part) for part in aim.split(" and ")]
        return ends[0], ends[-1]
