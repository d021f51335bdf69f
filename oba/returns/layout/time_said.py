"""What is said of time: a period, a day, a year alone, or a part of a year without its year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.period import Every, Period, YearKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeText:
    """What a text says of time, and what is left of it.

    `period` is a whole one; `bare` a calendar year that stands alone; `day` a day; `part` a quarter, half or month
    without its year. `so_far` says that it is counted from the year's beginning, `average` that it is a mean of
    periods. `months_too` is the month that a year such as 2009-10 may be instead.
    """

    period: Period | None = None
    bare: int | None = None
    day: date | None = None
    part: tuple[Every, int] | None = None
    so_far: bool = False
    average: bool = False
    months_too: Period | None = None
    text: str = ""
    rest: str = ""

    @property
    def says(self) -> bool:
        """Whether it says anything of a period."""
        return self.period is not None or self.bare is not None or self.day is not None or self.part is not None


def year_from(start: int) -> Period:
    """The financial year that begins in a calendar year; other kinds of split years are written alike."""
    return Period(every=Every.YEAR, year=YearKind.FINANCIAL, ordinal=start)


def part_of(year: Period, part: tuple[Every, int]) -> Period:
    """A quarter, half or month of a financial year."""
    every, number = part
    if every is Every.MONTH:
        return month_of(year.ordinal + (number < 4), number)  # noqa: PLR2004  (January to March end the year)
    per = {Every.QUARTER: 4, Every.HALF_YEAR: 2}[every]
    return Period(every=every, year=YearKind.FINANCIAL, ordinal=year.ordinal * per + number - 1)


def month_of(year: int, month: int) -> Period:
    """A month of a calendar year."""
    return Period(every=Every.MONTH, year=YearKind.FINANCIAL, ordinal=year * 12 + month - 1)
