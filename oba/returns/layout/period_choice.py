"""Which period a number stands for, from all that is said of time about it, and what of that only a person can tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from oba.domain.measure import Measure
from oba.domain.period import Every, Period
from oba.domain.period_correction import periods_meant
from oba.domain.rule import Rule
from oba.returns.layout.context import year_of
from oba.returns.layout.doubt import Answers, Doubt, leaves_out, slug
from oba.returns.layout.setting import Timed
from oba.returns.layout.time_text import TimeText, month_of, part_of, year_from
from oba.returns.layout.wording import one_line, plain

_DIGITS = re.compile(r"\d{4}")
_MEAN = re.compile(r"average|avg|mean", re.IGNORECASE)
_MONTH = re.compile(r"\d{4}-\d{2}\Z")
_QUARTER = 3
_WHOLE = frozenset({"whole year", "the year", "year", "whole", "keep", "read"})


class Choice(NamedTuple):
    """The period in words, the doubts in which it stands, and why there is none; `mean` that it is one of several."""

    period: str = ""
    doubts: tuple[Doubt, ...] = ()
    why: str = ""
    left_out: bool = False
    mean: bool = False


@dataclass(frozen=True, kw_only=True)
class Axis:
    """The times of a table together: how many months lie between its days, and which of them stand out of order."""

    step: int | None = None
    odd: Mapping[tuple[int, int], tuple[Doubt, Period]] = field(default_factory=dict)
    turned: bool = False


def chosen(times: Sequence[Timed], rule: Rule, axis: Axis, answers: Answers, place: str) -> Choice:
    """Decide on the period of a number of an indicator; what stands nearest to the number counts."""
    said = [one for one in times if not one.title]
    title = year_of(times)
    own = [one for one in said if one.time.says]
    special = next((one for one in reversed(said) if one.time.so_far or one.time.average), None)
    if not own and special is None and title is None:
        titled = [one for one in times if one.title]
        why = "the titles name several periods" if titled else "no period is named for it"
        return Choice(why=why)
    if special is not None:
        return _special(special, own, title, rule, answers, place)
    nearest = _nearest(own)
    if nearest is None:
        return Choice(why="its line and its heading name two different periods")
    main = nearest if own else next(one for one in reversed(times) if one.title)
    return _settled(main, own, title, rule, axis, answers)


def fits(period: str, measure: Measure) -> bool:
    """Whether a measure counts in a period; 2009-10 is a month, which no measure of years counts in."""
    if _MONTH.match(period) and measure.every is not Every.MONTH:
        return False
    return measure.read_period(period) is not None


def _nearest(own: Sequence[Timed]) -> Timed | None:
    """What counts of all that a line and its headings say; None where two of them contradict one another."""
    if not own:
        return Timed(time=TimeText(), title=True)
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


def _settled(
    main: Timed, own: Sequence[Timed], title: TimeText | None, rule: Rule, axis: Axis, answers: Answers
) -> Choice:
    time, doubts = main.time, list[Doubt]()
    if main.at in axis.odd:
        doubt, meant = axis.odd[main.at]
        answer = answers.to(doubt)
        if leaves_out(answer):
            return Choice(why="said to be left out", left_out=True)
        return Choice(answer or str(meant), () if answer else (doubt,))
    if main.partial:
        return _partial(main, rule, answers)
    if time.part and time.period is None:
        year = next((one.time for one in reversed(own) if one.time.period or one.time.bare is not None), None)
        return _of_part(time, year or title, main, answers)
    if time.bare is not None:
        return _bare(main, rule, answers)
    if time.day is not None:
        return _of_day(time.day, rule.measure, axis, answers)
    if time.period is None:
        return Choice(why="no period is named for it")
    return _whole(time, rule.measure, axis, answers, doubts)


def _whole(time: TimeText, measure: Measure, axis: Axis, answers: Answers, doubts: list[Doubt]) -> Choice:
    period = time.period
    if period is None:
        return Choice(why="no period is named for it")
    if time.months_too and measure.every is Every.MONTH and measure.read_period(str(period)) is None:
        return Choice(str(time.months_too))
    if period.every is Every.MONTH and measure.every is not Every.MONTH:
        return _month_for(period, measure, axis, answers) or Choice(str(period), tuple(doubts))
    return Choice(str(period), tuple(doubts))


def _month_for(month: Period, measure: Measure, axis: Axis, answers: Answers) -> Choice | None:
    """A month where quarters or years are counted: the last of a quarter, or 2008/09 that a spreadsheet has turned."""
    meant: Period | None = None
    if measure.every is Every.QUARTER and axis.step == _QUARTER:
        quarters = (year_from(month.start.year - before).parts(Every.QUARTER) for before in (0, 1))
        meant = next((one for of in quarters for one in of if one.end == month.end), None)
        why = "quarters by their last month"
    else:
        years = periods_meant(f"{month.start:%d/%m/%Y}", every=Every.YEAR, year=measure.year) if axis.turned else ()
        meant = years[0] if years and measure.every is Every.YEAR else None
        why = "years that a spreadsheet has turned into months"
    if meant is None:
        return None
    doubt = Doubt(
        id=f"months-{slug(why)}", question=f"{month.label}: is it {meant}? They seem to be {why}.", answer="yes"
    )
    answer = answers.to(doubt)
    if leaves_out(answer):
        return Choice(why="said to be left out", left_out=True)
    return Choice(str(meant), () if answer else (doubt,))


def _of_part(time: TimeText, year: TimeText | None, main: Timed, answers: Answers) -> Choice:
    """A quarter or month without its year: that of the heading or the title; a bare year leaves it in doubt."""
    if time.part is None or year is None:
        return Choice(why=f"no year is named for '{main.text}'")
    if year.period is not None:
        return Choice(str(part_of(year.period.in_year, time.part)))
    return _in_bare(time.part, year.bare or 0, main, answers)


def _in_bare(part: tuple[Every, int], bare: int, main: Timed, answers: Answers) -> Choice:
    meant = month_of(bare, part[1]) if part[0] is Every.MONTH else part_of(year_from(bare), part)
    if part[0] is Every.MONTH:
        return Choice(str(meant))
    doubt = Doubt(
        id="quarters-of-a-year",
        question=f"'{main.text}': is it {meant}, the quarter of the financial year that begins in {bare}?",
        answer="yes",
    )
    answer = answers.to(doubt)
    if leaves_out(answer):
        return Choice(why="said to be left out", left_out=True)
    return Choice(str(meant), () if answer else (doubt,))


def _bare(main: Timed, rule: Rule, answers: Answers) -> Choice:
    """A calendar year alone: its own where the measure counts so, else the year that begins or ends in it, as told."""
    bare, measure = main.time.bare or 0, rule.measure
    if main.time.part:
        return _in_bare(main.time.part, bare, main, answers)
    if measure.read_period(str(bare)) is not None:
        return Choice(str(bare))
    pattern = _DIGITS.sub("year", plain(main.time.text))
    doubt = Doubt(
        id=f"period-{slug(pattern)}",
        question=f"'{main.text}': which year of the plan is it? {rule.number or rule.id} counts in years such as 2008/09.",
        answer=f"{bare} = {year_from(bare)}",
    )
    answer = answers.to(Doubt(id=doubt.id, question="", answer="begins"))
    if answer is None:
        return Choice(str(year_from(bare)), (doubt,))
    if leaves_out(answer):
        return Choice(why="said to be left out", left_out=True)
    return Choice(str(year_from(bare - _offset(answer))))


def _offset(answer: str) -> int:
    """How many years before the year that is named the plan's year begins, by the pair or the word that says so."""
    told = re.search(r"(\d{4})\s*=\s*(\d{4})", answer)
    if told:
        return int(told[1]) - int(told[2])
    return 1 if "end" in answer.lower() else 0


def _of_day(day: date, measure: Measure, axis: Axis, answers: Answers) -> Choice:
    """A day as the end of a month, a quarter or a year, as the days beside it are."""
    end = (day + timedelta(days=1)).day == 1
    first = day.day == 1
    month = month_of(day.year, day.month)
    step = axis.step or {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}.get(measure.every)
    if step == _QUARTER and end and day.month % _QUARTER == 0:
        return Choice(str(next(one for one in _quarters(day) if one.end == day)))
    if step == 1 and (end or first):
        return Choice(str(month))
    year = year_from(day.year - (day.month < 4))  # noqa: PLR2004
    if year.end != day:
        return Choice(why=f"the day {day:%d/%m/%Y} is no end of a period")
    doubt = Doubt(id="year-to-march", question=f"{day:%d/%m/%Y}: is it the year {year}?", answer="yes")
    answer = answers.to(doubt)
    if leaves_out(answer):
        return Choice(why="said to be left out", left_out=True)
    return Choice(str(year), () if answer else (doubt,))


def _quarters(day: date) -> Sequence[Period]:
    return [one for before in (0, 1) for one in year_from(day.year - before).parts(Every.QUARTER)]


def _partial(main: Timed, rule: Rule, answers: Answers) -> Choice:
    """A year with words that may make it a part of one: 2009/10 HT1-5."""
    period = main.time.period or year_from(main.time.bare or 0)
    words = one_line(main.partial)
    doubt = Doubt(
        id=f"part-{slug(words)}",
        question=f"'{main.text}': is {words} the year of {rule.number or rule.id}, or a part of it or another year?",
        answer="whole year",
    )
    answer = answers.to(doubt)
    if answer is None:
        return Choice(str(period), (doubt,))
    if leaves_out(answer):
        return Choice(why="said to be left out", left_out=True)
    return Choice(str(period) if answer.lower() in _WHOLE else answer)


def _special(
    special: Timed, own: Sequence[Timed], title: TimeText | None, rule: Rule, answers: Answers, place: str
) -> Choice:
    """A year so far, which is no year; or a mean of periods, which may be the year's own number."""
    period = next((one.time.period for one in reversed(own) if one.time.period), None)
    if special.time.so_far:
        return _so_far(special, period, rule, answers, place)
    year = period or (title.period.in_year if title and title.period else None)
    doubt = Doubt(
        id=f"average-{slug(special.text)}",
        question=f"'{special.text}': is it {rule.number or rule.id} of the year {year or ''}?".replace(
            "year ?", "year?"
        ),
        answer=str(year) if year else "",
    )
    answer = answers.to(doubt)
    if leaves_out(answer):
        return Choice(why="said to be left out", left_out=True)
    if answer is None and year is None:
        return Choice(doubts=(doubt,), why="which year it is the mean of is not said")
    mean = bool(_MEAN.search(special.text))
    return Choice(answer or str(year), () if answer else (doubt,), mean=mean)


def _so_far(special: Timed, period: Period | None, rule: Rule, answers: Answers, place: str) -> Choice:
    measure = rule.measure
    if measure.year_to_date and period is not None and period.every is measure.every:
        return Choice(str(period))
    where = f" under {place}" if place else ""
    doubt = Doubt(
        id="-".join(filter(None, ("ytd", slug(place) if place else slug(special.text)))),
        question=f"'{special.text}'{where} is a part of a year; these indicators count whole periods. Leave it out?",
        answer="leave out",
    )
    answer = answers.to(doubt)
    if answer is None:
        return Choice(doubts=(doubt,), why="a part of a year", left_out=True)
    return Choice(why="a part of a year", left_out=True) if leaves_out(answer) else Choice(answer)
