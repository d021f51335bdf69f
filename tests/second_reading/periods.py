"""Periods: read leniently, written one way, counted in months."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_FIRST_MONTH = {"calendar": 1, "financial": 4, "academic": 9}
_YEAR = re.compile(r"(\d{4})(?:[/-]?(\d{4}|\d{1,2}))?")
_PART = re.compile(r"(\d{4}(?:[/-]?\d{1,2})?)[ -]([qt])([1-4])")
_LETTERS = {3: "q", 4: "t"}  # of quarters and of terms, by their months
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{2})-01/p(1y|2y|3m|1m)")
_LENGTH = {"1y": 12, "2y": 24, "3m": 3, "1m": 1}


@dataclass(frozen=True, order=True)
class Calendar:
    """How a measure counts time: months in a period, its year's first month, years in a window, months to the next."""

    months: int
    first: int
    step: int


@dataclass(frozen=True, order=True)
class Period:
    """Some months from `start`, counted since the year 0."""

    start: int
    calendar: Calendar

    @property
    def after(self) -> int:
        """The month after its last."""
        return self.start + self.calendar.months

    @property
    def last_day(self) -> date:
        """The last day of its last month."""
        return _first_day(self.after) - timedelta(days=1)

    @property
    def label(self) -> str:
        """The one way in which it is written."""
        first, months = self.calendar.first, self.calendar.months
        year = (self.start - first + 1) // 12
        if self.calendar.step == 12 and months > 12:
            return f"{_year_label(year, first)} to {_year_label(year + months // 12 - 1, first)}"
        if months >= 12:
            return _year_label(year, first)
        if letter := _LETTERS.get(months):
            return f"{_year_label(year, first)} {letter.upper()}{(self.start - first + 1) % 12 // months + 1}"
        return f"{self.start // 12}-{self.start % 12 + 1:02}"

    def shifted(self, count: int) -> Period:
        """So many periods later."""
        return Period(self.start + count * self.calendar.step, self.calendar)

    def since(self, other: Period) -> int:
        """How many periods lie between another and this one."""
        return (self.start - other.start) // self.calendar.step

    @property
    def year(self) -> Period:
        """The year that it lies in."""
        first = self.calendar.first - 1
        return Period((self.start - first) // 12 * 12 + first, Calendar(12, first + 1, 12))

    @property
    def first_day(self) -> date:
        """The first day of its first month."""
        return _first_day(self.start)


def calendar(every: str, year: str, window: int = 1) -> Calendar:
    """How a measure counts time, from the words of its rule."""
    step = {"year": 12, "2 years": 24, "term": 4, "quarter": 3, "month": 1}[every]
    return Calendar(step * window, _FIRST_MONTH[year], step)


def period(text: str, counted: Calendar) -> Period:
    """The period that a text names, for a measure that counts time so; ValueError where it names none."""
    plain = text.strip().lower()
    if found := _ISO.fullmatch(plain):
        return Period(int(found[1]) * 12 + int(found[2]) - 1, Calendar(_LENGTH[found[3]], counted.first, counted.step))
    if counted.months == 1 and (found := _MONTH.fullmatch(plain)):
        return Period(int(found[1]) * 12 + int(found[2]) - 1, counted)
    if (found := _PART.fullmatch(plain)) and found[2] == _LETTERS.get(counted.months):
        return Period(_year_start(found[1], counted.first) + counted.months * (int(found[3]) - 1), counted)
    if counted.months >= 12:
        return Period(_year_start(plain.split(" to ", maxsplit=1)[0], counted.first), counted)
    raise ValueError(text)


def base_period(text: str) -> Period:
    """The period of a base: a bare number is a calendar year, whatever the measure's own years are."""
    return period(text, Calendar(12, 1 if text.strip().isdigit() and len(text.strip()) == 4 else 4, 12))


def any_period(text: str, counted: Calendar) -> Period:
    """The period that a text names: one as the measure counts, or else a whole year."""
    try:
        return period(text, counted)
    except ValueError:
        return period(text, Calendar(12, counted.first, 12))


def span(text: str | list[str], counted: Calendar) -> list[Period]:
    """Every period of a list, or of `first to last`."""
    if not isinstance(text, str):
        return [period(one, counted) for one in text]
    if counted.months > counted.step or " to " not in text:
        return [period(text, counted)]
    first, last = (period(one, counted) for one in text.split(" to "))
    return [first.shifted(count) for count in range(last.since(first) + 1)]


def _year_start(text: str, first: int) -> int:
    found = _YEAR.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    return int(found[1]) * 12 + first - 1


def _year_label(year: int, first: int) -> str:
    return str(year) if first == 1 else f"{year}/{(year + 1) % 100:02}"


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
