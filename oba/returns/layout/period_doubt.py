"""Periods that only a person can settle: bare years, parts of years, years so far, means, months for years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from oba.domain.period import Every, Period, YearKind
from oba.domain.period_correction import periods_meant
from oba.domain.rule import Rule
from oba.returns.layout.doubt import Answers, Doubt, leaves_out, slug
from oba.returns.layout.setting import Timed
from oba.returns.layout.time_said import TimeText, month_of, part_of, year_from
from oba.returns.layout.wording import called, one_line, plain

QUARTER = 3
_YEAR = re.compile(r"\d{4}")
_MEAN = re.compile(r"average|avg|mean", re.IGNORECASE)
_ACADEMIC = re.compile(r"academic|school year|\bAY\b", re.IGNORECASE)
_PART = re.compile(
    r"autumn|spring|\bterms?\b|months|interim|part|snapshot|as at|to end|year to|half|mid"
    r"|HT\s?\d\Z|HT\s?1\s*\D\s*[1-4]\b",
    re.IGNORECASE,
)
_WHOLE = frozenset({"yes", "whole year", "the year", "year", "whole", "keep", "read"})
_TOLD_OUT = "said to be left out"


class Choice(NamedTuple):
    """The period in words, the doubts in which it stands, and why there is none; `mean` that it is one of several."""

    period: str = ""
    doubts: tuple[Doubt, ...] = ()
    why: str = ""
    left_out: bool = False
    mean: bool = False


NO_CHOICE = Choice()


@dataclass(frozen=True, kw_only=True)
class Axis:
    """The times of a table together: how many months lie between its days, and which of them stand out of order."""

    step: int | None = None
    odd: Mapping[tuple[int, int], tuple[Doubt, Period]] = field(default_factory=dict)
    turned: bool = False


def settled_by(doubt: Doubt, meant: str, answers: Answers) -> Choice:
    """The period that is meant if the answer is yes, another that the answer names, or none where it is left out."""
    answer = answers.to(doubt)
    if answer is None:
        return Choice(meant, (doubt,))
    if leaves_out(answer):
        return Choice(why=_TOLD_OUT, left_out=True)
    return Choice(meant if answer.lower() in _WHOLE else answer)


def of_bare_year(main: Timed, rule: Rule, answers: Answers) -> Choice:
    """A calendar year alone: its own where the measure counts so, else the year that begins or ends in it, as told."""
    bare = main.time.bare or 0
    if main.time.part:
        return in_bare_year(main.time.part, bare, main.text, answers)
    if rule.measure.read_period(str(bare)) is not None:
        return Choice(str(bare))
    number = called(rule)
    doubt = Doubt(
        id=f"period-{slug(_YEAR.sub('year', plain(main.time.text)))}",
        question=f"'{main.text}': which year of the plan is it? {number} counts in years such as 2008/09.",
        answer=f"{bare} = {year_from(bare)}",
    )
    answer = answers.to(Doubt(id=doubt.id, question="", answer="begins"))
    if answer is None or leaves_out(answer):
        return settled_by(doubt, str(year_from(bare)), answers)
    return Choice(str(year_from(bare - _offset(answer))))


def _offset(answer: str) -> int:
    """How many years before the year that is named the plan's year begins, by the pair or the word that says so."""
    told = re.search(r"(\d{4})\s*=\s*(\d{4})", answer)
    if told:
        return int(told[1]) - int(told[2])
    return 1 if "end" in answer.lower() else 0


def in_bare_year(part: tuple[Every, int], bare: int, text: str, answers: Answers) -> Choice:
    """A month of a calendar year; a quarter of one may be of the financial year that begins in it, which is asked."""
    if part[0] is Every.MONTH:
        return Choice(str(month_of(bare, part[1])))
    meant = part_of(year_from(bare), part)
    question = f"'{text}': is it {meant}, the quarter of the financial year that begins in {bare}?"
    return settled_by(Doubt(id="quarters-of-a-year", question=question, answer="yes"), str(meant), answers)


def month_for(month: Period, rule: Rule, axis: Axis, answers: Answers) -> Choice | None:
    """A month where quarters or years are counted: the last of a quarter, or 2008/09 that a spreadsheet has turned."""
    measure = rule.measure
    if measure.every is Every.QUARTER and axis.step == QUARTER:
        quarters = (one for before in (0, 1) for one in year_from(month.start.year - before).parts(Every.QUARTER))
        meant = next((one for one in quarters if one.end == month.end), None)
        one, why = "quarters", "quarters by their last month"
    else:
        years = periods_meant(f"{month.start:%d/%m/%Y}", every=Every.YEAR, year=measure.year) if axis.turned else ()
        meant = years[0] if years and measure.every is Every.YEAR else None
        one, why = "years", "years that a spreadsheet has turned into months"
    if meant is None:
        return None
    question = f"{month.label}: is it {meant}? They seem to be {why}."
    return settled_by(Doubt(id=f"months-for-{one}", question=question, answer="yes"), str(meant), answers)


def of_part_year(main: Timed, partial: str, rule: Rule, answers: Answers) -> Choice:
    """A year with words that may make it a part of one, or another year: 2009/10 HT1-5, academic year 2008/09."""
    period = main.time.period or year_from(main.time.bare or 0)
    words = one_line(partial)
    other = bool(_ACADEMIC.search(words))
    if other and rule.measure.year is YearKind.ACADEMIC:
        return Choice(str(period))
    offer = "" if other else "leave out" if _PART.search(words) else "whole year"
    doubt = Doubt(
        id=f"part-{slug(words)}",
        question=(
            f"'{main.text}': is {words} the year {period} of {called(rule)}, a part of it, or another year? "
            "Say whole year, next year or leave out."
        ),
        answer=offer,
    )
    answer = answers.to(doubt)
    if answer is None and offer == "leave out":
        return Choice(doubts=(doubt,), left_out=True, why="a part of a year")
    if answer is not None and answer.lower() == "next year":
        return Choice(str(period.shift(1)))
    return settled_by(doubt, str(period), answers)


def of_mean(special: Timed, own: Period | None, title: TimeText | None, rule: Rule, answers: Answers) -> Choice:
    """A mean or a total of periods, which may be the year's own number."""
    year = own or (title.period.in_year if title and title.period else None)
    number = called(rule)
    question = f"'{special.text}': is it {number} of the year {year}?" if year else f"'{special.text}': of which year?"
    answer = "yes" if own else str(year or "")
    doubt = Doubt(id=f"average-{slug(special.text)}", question=question, answer=answer)
    if year is None and answers.to(doubt) is None:
        return Choice(doubts=(doubt,), why="which year it is the mean of is not said", left_out=True)
    choice = settled_by(doubt, str(year or ""), answers)
    return choice._replace(mean=bool(_MEAN.search(special.text)))


def of_year_so_far(special: Timed, own: Sequence[Timed], rule: Rule, answers: Answers, place: str) -> Choice:
    """A year to date, which is no year; where the rule says that numbers are sent so, it is its quarter or month."""
    measure = rule.measure
    period = next((one.time.period for one in reversed(own) if one.time.period), None)
    if measure.year_to_date and period is not None and period.every is measure.every:
        return Choice(str(period))
    where = f" under {place}" if place else ""
    doubt = Doubt(
        id=f"ytd-{slug(place or special.text)}",
        question=f"'{special.text}'{where} is a part of a year; these indicators count whole periods. Leave it out?",
        answer="leave out",
    )
    answer = answers.to(doubt)
    if answer is None:
        return Choice(doubts=(doubt,), why="a part of a year", left_out=True)
    return Choice(why="a part of a year", left_out=True) if leaves_out(answer) else Choice(answer)
