"""Rows of text to observations: periods as each measure counts them, exact numbers, cells that agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from oba.domain.catalogue import problem
from oba.domain.evidence import Observation, Status
from oba.domain.measure import ALL
from oba.domain.number import decimals_in, parse_number
from oba.domain.period import Period
from oba.domain.period_text import how_to_write, parse_any_year, parse_period
from oba.domain.problem import Problem, Where
from oba.domain.rule import Rule
from oba.read.data.rows import SHORTHANDS, Numbers, Sort, faults_in, groups_of, sort_of
from oba.read.data.verdicts import NUMBERS
from oba.read.text.identifiers import parse_date
from oba.read.text.suggestion import quoted
from oba.words import listed

STATUS = {status.value: status for status in Status}
_NUMBER_CELLS = frozenset({*NUMBERS, "missing"})


class Raw(NamedTuple):
    """One row as text; an empty cell is an empty text. The columns are named as in the file."""

    indicator: str
    place: str
    period: str
    status: str
    published: str
    group: str
    numerator: str
    denominator: str
    value: str
    lower: str
    upper: str
    level: str
    missing: str
    published_elsewhere: str
    source: str
    note: str


class Spell(NamedTuple):
    """A period and the day it begins on."""

    period: Period
    start: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Typist:
    """Types rows one by one, remembering every text it has seen before."""

    rules: Mapping[str, Rule]
    spells: dict[tuple[str, str], Spell | None] = field(default_factory=dict)
    sorts: dict[tuple[str, str], Sort | None] = field(default_factory=dict)
    numbers: dict[str, Fraction | None] = field(default_factory=dict)
    dates: dict[str, date | None] = field(default_factory=dict)

    def read(self, raw: Raw, where: Where, wrong: frozenset[str]) -> tuple[Observation | None, list[Problem]]:
        """Type one row of which some cells are known to be wrong; without it when anything in it is."""
        rule = self.rules.get(raw.indicator)
        if rule is None:
            return None, []
        spell, sort = self._spell(raw, rule), self._sort(raw, rule)
        row = self._numbers(raw) if wrong.isdisjoint(_NUMBER_CELLS) else None
        problems = [*_period_problem(raw, where, rule, spell), *_group_problem(raw, where, rule, sort)]
        if row and sort:
            problems.extend(problem(f.code, beside(where, f.column), f.what) for f in faults_in(row, sort))
        day = self._day(raw.published)
        if spell and day and day < spell.start:
            what = f"published on {day}, before {spell.period} begins on {spell.start}"
            problems.append(problem("D009", beside(where, "published"), what))
        if problems or wrong or spell is None or row is None or day is None:
            return None, problems
        return self._observation(raw, where, spell.period, row, day), problems

    def _observation(self, raw: Raw, where: Where, period: Period, row: Numbers, day: date) -> Observation:
        return Observation(
            indicator=raw.indicator,
            place=raw.place,
            period=period,
            group=raw.group or ALL,
            numerator=row.numerator,
            denominator=row.denominator,
            value=row.value,
            decimals=None if row.value is None else row.decimals,
            lower=row.lower,
            upper=row.upper,
            level=row.level,
            missing=row.missing,
            status=STATUS[raw.status],
            published=day,
            elsewhere=raw.published_elsewhere,
            source=raw.source,
            note=raw.note,
            where=where,
        )

    def _spell(self, raw: Raw, rule: Rule) -> Spell | None:
        key = (raw.indicator, raw.period)
        if key not in self.spells:
            measure = rule.measure
            found = parse_period(raw.period, every=measure.every, year=measure.year, window=measure.window)
            found = found or _base_period(raw, rule)
            self.spells[key] = Spell(found, found.start) if found else None
        return self.spells[key]

    def _sort(self, raw: Raw, rule: Rule) -> Sort | None:
        key = (raw.indicator, raw.group)
        if key not in self.sorts:
            group = raw.group or ALL
            self.sorts[key] = sort_of(rule.measure, group) if group in groups_of(rule.measure) else None
        return self.sorts[key]

    def _numbers(self, raw: Raw) -> Numbers:
        """The numbers of a row of which every number cell is sound."""
        number = self._number
        return Numbers(
            number(raw.numerator),
            number(raw.denominator),
            number(raw.value),
            number(raw.lower),
            number(raw.upper),
            number(raw.level),
            SHORTHANDS.get(raw.missing),
            decimals_in(raw.value),
        )

    def _number(self, text: str) -> Fraction | None:
        if not text:
            return None
        if text not in self.numbers:
            self.numbers[text] = parse_number(text)
        return self.numbers[text]

    def _day(self, text: str) -> date | None:
        if text not in self.dates:
            self.dates[text] = parse_date(text)
        return self.dates[text]


def beside(where: Where, column: str) -> Where:
    """A cell of the row at a place."""
    return Where(file=where.file, line=where.line, column=column)


def _base_period(raw: Raw, rule: Rule) -> Period | None:
    """The base of a change, which may stand in a year of another kind than the measure's."""
    period = parse_any_year(raw.period) if rule.measure.base else None
    return period if rule.measure.base and str(period) == rule.measure.base.period else None


def _period_problem(raw: Raw, where: Where, rule: Rule, spell: Spell | None) -> Iterator[Problem]:
    if spell is None and raw.period:
        measure = rule.measure
        how = how_to_write(measure.every, measure.year, measure.window)
        what = f"{quoted(raw.period)} is not a period of {rule.id}"
        yield problem("D004", beside(where, "period"), what, f"write it so: {how}.")


def _group_problem(raw: Raw, where: Where, rule: Rule, sort: Sort | None) -> Iterator[Problem]:
    if sort is None:
        groups = [group for group in groups_of(rule.measure) if group != ALL]
        others = f", or write {listed(groups, 'or')}" if groups else ""
        mend = f"leave it empty for everyone{others}."
        yield problem("D003", beside(where, "group"), f"{quoted(raw.group)} is not a group of {rule.id}", mend)
