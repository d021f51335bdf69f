"""Periods: years and their parts, months and windows of years, written one way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache


class Every(StrEnum):
    """How often a measure has a number."""

    YEAR = "year"
    HALF_YEAR = "half-year"
    TERM = "term"
    QUARTER = "quarter"
    MONTH = "month"


class YearKind(StrEnum):
    """Which twelve months a year is."""

    FINANCIAL = "financial"
    ACADEMIC = "academic"
    CALENDAR = "calendar"


FIRST_MONTH = {YearKind.FINANCIAL: 4, YearKind.ACADEMIC: 9, YearKind.CALENDAR: 1}
PER_YEAR = {Every.YEAR: 1, Every.HALF_YEAR: 2, Every.TERM: 3, Every.QUARTER: 4, Every.MONTH: 12}
LETTERS = {Every.HALF_YEAR: "H", Every.TERM: "T", Every.QUARTER: "Q"}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One year, part of a year or month, or a window of several years named by its last.

    `ordinal` counts periods of one kind: the starting year of a year, 4 × year + 0..3 for a quarter of that year,
    halves and terms likewise, 12 × calendar year + 0..11 for a month. `span` is the number of years in a window, 1
    otherwise. `step` is how many ordinals lie from one number of a measure to the next: 2 for one every second year.
    """

    every: Every
    year: YearKind
    ordinal: int
    span: int = 1
    step: int = 1

    def __hash__(self) -> int:
        """As that of its ordinal, for speed: most periods that are looked up stand among others of one kind."""
        return self.ordinal

    def __str__(self) -> str:
        """Write it the one way: 2008/09, 2008, 2010/11 Q2, 2010/11 H1, 2010-04, 2013/14 to 2015/16."""
        if self.every is Every.MONTH:
            return f"{self.ordinal // 12}-{self.ordinal % 12 + 1:02d}"
        if self.every in LETTERS:
            year, part = divmod(self.ordinal, self.per_year)
            return f"{_year_text(year, self.year)} {LETTERS[self.every]}{part + 1}"
        last = _year_text(self.ordinal, self.year)
        return last if self.span == 1 else f"{_year_text(self.ordinal - self.span + 1, self.year)} to {last}"

    @property
    def label(self) -> str:
        """Write it for readers: as `str`, but months by name."""
        return f"{MONTHS[self.ordinal % 12][:3]} {self.ordinal // 12}" if self.every is Every.MONTH else str(self)

    @property
    def start(self) -> date:
        """The first day."""
        return _first_day(self.every, self.year, self.ordinal - self.span + 1)

    @property
    def end(self) -> date:
        """The last day."""
        return _last_day(self.every, self.year, self.ordinal)

    @property
    def in_year(self) -> Period:
        """The year this period ends in."""
        if self.every is Every.YEAR:
            return replace(self, span=1)
        before = FIRST_MONTH[self.year] - 1 if self.every is Every.MONTH else 0
        return Period(every=Every.YEAR, year=self.year, ordinal=(self.ordinal - before) // self.per_year)

    @property
    def per_year(self) -> int:
        """How many periods of this kind make a year."""
        return PER_YEAR[self.every]

    def shift(self, periods: int) -> Period:
        """The period so many later, or earlier when negative."""
        return self._at(self.ordinal + periods * self.step)

    def stepping(self, step: int) -> Period:
        """The same period of a measure with so many ordinals from one number to the next."""
        return _period(self.every, self.year, self.ordinal, self.span, step)

    def steps_from(self, earlier: Period) -> Fraction:
        """How many periods of a measure lie from an earlier one to this."""
        return _ratio(self.ordinal - earlier.ordinal, self.step)

    def until(self, ordinal: int) -> Iterator[Period]:
        """The period and those that follow it, up to an ordinal and no further; none where it lies behind."""
        return map(self._at, range(self.ordinal, ordinal + 1, self.step))

    def _at(self, ordinal: int) -> Period:
        """The period of the same kind with that ordinal."""
        return _period(self.every, self.year, ordinal, self.span, self.step)

    def same_kind(self, other: Period) -> bool:
        """Whether two periods count in the same way, so that their ordinals may be compared."""
        return replace(self, ordinal=0) == replace(other, ordinal=0)

    def overlaps(self, other: Period) -> bool:
        """Whether two periods share a day."""
        return self.start <= other.end and other.start <= self.end

    def last_of(self, every: Every) -> Period:
        """The last part of that kind of a year; any other period is given back as it is."""
        if self.every is not Every.YEAR or every is Every.YEAR:
            return self
        return tuple(self.parts(every))[-1]

    def parts(self, every: Every) -> Iterator[Period]:
        """The parts of that kind that a year is made of, in order of time."""
        first = self.ordinal * PER_YEAR[every] + (FIRST_MONTH[self.year] - 1 if every is Every.MONTH else 0)
        return Period(every=every, year=self.year, ordinal=first).until(first + PER_YEAR[every] - 1)


@lru_cache(maxsize=4096)
def _period(every: Every, year: YearKind, ordinal: int, span: int, step: int) -> Period:
    """One of the periods that paths, forecasts and series have in common: every place has the same few."""
    return Period(every=every, year=year, ordinal=ordinal, span=span, step=step)


@lru_cache(maxsize=4096)
def _ratio(ordinals: int, step: int) -> Fraction:
    return Fraction(ordinals, step)


@lru_cache(maxsize=4096)
def _year_text(start: int, kind: YearKind) -> str:
    return str(start) if kind is YearKind.CALENDAR else f"{start}/{(start + 1) % 100:02d}"


@lru_cache(maxsize=4096)
def _first_day(every: Every, year: YearKind, ordinal: int) -> date:
    """The first day of the period of a kind with that ordinal."""
    months = ordinal if every is Every.MONTH else ordinal * (12 // PER_YEAR[every]) + FIRST_MONTH[year] - 1
    return date(months // 12, months % 12 + 1, 1)


@lru_cache(maxsize=4096)
def _last_day(every: Every, year: YearKind, ordinal: int) -> date:
    return _first_day(every, year, ordinal + 1) - timedelta(days=1)
