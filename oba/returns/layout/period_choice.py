"""Which period a number stands for, from all that is said of time about it; what stands nearest to it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from oba.domain.measure import Measure
from oba.domain.period import Every, Period
from oba.domain.rule import Rule
from oba.returns.layout.context import year_of
from oba.returns.layout.doubt import Answers, Doubt
from oba.returns.layout.period_doubt import (
    QUARTER,
    Axis,
    Choice,
    in_bare_year,
    month_for,
    of_bare_year,
    of_mean,
    of_part_year,
    of_year_so_far,
    settled_by,
)
from oba.returns.layout.setting import Timed
from oba.returns.layout.time_said import TimeText, month_of, part_of, year_from

_MONTH = re.compile(r"\d{4}-\d{2}\Z")
_STEPS = {Every.MONTH: 1, Every.QUARTER: QUARTER, Every.YEAR: 12}
_NONE = Choice(why="no period is named for it")


def fits(period: str, measure: Measure) -> bool:
    """Whether a measure counts in a period; 2009-10 is a month, which no measure of years counts in."""
    if _MONTH.match(period) and measure.every is not Every.MONTH:
        return False
    return measure.read_period(period) is not None


@dataclass(frozen=True, kw_only=True)
class PeriodChooser:
    """Decides on the periods of one indicator's numbers in one table."""

    rule: Rule
    axis: Axis
    answers: Answers

    def chosen(self, times: Sequence[Timed], place: str) -> Choice:
        """The period of a number, by what its titles, headings and line say of time, from the outermost on."""
        said = [one for one in times if not one.title]
        titles = [one for one in times if one.title]
        own = [one for one in said if one.time.says]
        spoken = said or [one for one in titles if one.time.so_far]
        special = next((one for one in reversed(spoken) if one.time.so_far or one.time.average), None)
        if special is not None and special.time.so_far:
            return of_year_so_far(special, own, self.rule, self.answers, place)
        if special is not None:
            period = next((one.time.period for one in reversed(own) if one.time.period), None)
            return of_mean(special, period, year_of(times), self.rule, self.answers)
        if not own:
            return self._titled(titles)
        nearest = _nearest(own)
        if nearest is None:
            return Choice(why="its line and its heading name two different periods")
        silent = [one for one in said if not one.time.says]
        return self._settled(nearest, own, year_of(times), next((one.partial for one in silent if one.partial), ""))

    def _titled(self, titles: Sequence[Timed]) -> Choice:
        """The period that only titles name: the part of a year that one names, in the year that one names."""
        parts = {one.time.part: one for one in titles if one.time.part and one.time.period is None}
        whole = {str(one.time.period): one for one in titles if one.time.period}
        finer = {
            text: one for text, one in whole.items() if one.time.period and one.time.period.every is not Every.YEAR
        }
        if len(parts) == 1 and not finer:
            return self._of_part(next(iter(parts.values())), year_of(titles))
        named = finer or whole
        if len(named) != 1 or parts:
            return Choice(why="the titles name several periods") if named or parts else _NONE
        return self._settled(next(iter(named.values())), [], year_of(titles), "")

    def _settled(self, main: Timed, own: Sequence[Timed], title: TimeText | None, partial: str) -> Choice:
        time = main.time
        if main.at in self.axis.odd:
            doubt, meant = self.axis.odd[main.at]
            return settled_by(doubt, str(meant), self.answers)
        if main.partial or partial:
            return of_part_year(main, main.partial or partial, self.rule, self.answers)
        if time.part and time.period is None:
            year = next((one.time for one in reversed(own) if one.time.period or one.time.bare is not None), None)
            return self._of_part(main, year or title)
        if time.bare is not None:
            return of_bare_year(main, self.rule, self.answers)
        if time.day is not None:
            return self._of_day(time.day)
        return self._whole(time.period, time.months_too) if time.period else _NONE

    def _whole(self, period: Period, month: Period | None) -> Choice:
        measure = self.rule.measure
        if month is not None and measure.every is Every.MONTH:
            return Choice(str(month))
        if period.every is Every.MONTH and measure.every is not Every.MONTH:
            return month_for(period, self.rule, self.axis, self.answers) or Choice(str(period))
        return Choice(str(period))

    def _of_part(self, main: Timed, year: TimeText | None) -> Choice:
        """A quarter or month without its year: that of the heading or the title; a bare year leaves it in doubt."""
        part = main.time.part
        if part is None or year is None:
            return Choice(why=f"no year is named for '{main.text}'")
        if year.period is not None:
            return Choice(str(part_of(year.period.in_year, part)))
        return in_bare_year(part, year.bare or 0, main.text, self.answers)

    def _of_day(self, day: date) -> Choice:
        """A day as the end of a month, a quarter or a year, as the days beside it are."""
        end = (day + timedelta(days=1)).day == 1
        step = self.axis.step or _STEPS.get(self.rule.measure.every)
        if step == QUARTER and end and day.month % QUARTER == 0:
            quarters = (one for before in (0, 1) for one in year_from(day.year - before).parts(Every.QUARTER))
            return Choice(str(next(one for one in quarters if one.end == day)))
        if step == 1 and (end or day.day == 1):
            return Choice(str(month_of(day.year, day.month)))
        year = year_from(day.year - 1)
        if year.end != day:
            return Choice(why=f"the day {day:%d/%m/%Y} is no end of a period")
        doubt = Doubt(id="year-to-march", question=f"{day:%d/%m/%Y}: is it the year {year}?", answer="yes")
        return settled_by(doubt, str(year), self.answers)


def _nearest(own: Sequence[Timed]) -> Timed | None:
    """What counts of all that a line and its headings say; None where two of them contradict one another."""
    last = own[-1]
    before = [one for one in own[:-1] if one.time.period and last.time.period]
    if last.place or not before:
        return last
    clash = [one for one in before if not _within(one.time.period, last.time.period)]
    if clash and all(_within(last.time.period, one.time.period) for one in clash):
        return clash[-1]
    return None if clash else last


def _within(outer: Period | None, inner: Period | None) -> bool:
    return bool(outer and inner and outer.start <= inner.start and inner.end <= outer.end)
