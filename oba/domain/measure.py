"""What an indicator measures: its kind, its unit, how often, how it rolls up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from oba.domain.alarm import Alarm, Checked
from oba.domain.citation import Citation
from oba.domain.number import printed
from oba.domain.period import PER_YEAR, Every, Period, YearKind
from oba.domain.period_text import parse_any_year, parse_period

ALL = "all"
RATE = "rate"
NBSP = "\N{NO-BREAK SPACE}"
NOUGHT, HUNDRED = Fraction(0), Fraction(100)


class Kind(StrEnum):
    """What sort of number a measure gives."""

    PERCENT = "percent"
    RATE = "rate"
    COUNT = "count"
    SCORE = "score"
    GAP = "gap"
    CHANGE = "change"
    MOVING = "moving"
    NARRATIVE = "narrative"


class YearIs(StrEnum):
    """How the number of a whole year comes from those of its parts."""

    SUM = "sum"
    LAST = "last"
    MEAN = "mean"
    RATIO = "ratio"
    SUPPLIED = "supplied"


class RollUp(StrEnum):
    """How a place's number comes from its parts."""

    SUM = "sum"
    SUPPLIED = "supplied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """The fixed point a `change` measure counts from; the value is the top place's own."""

    period: str
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A change of definition: numbers before `at` and from `at` on are not compared; `where` its rule says so."""

    at: Period
    why: str
    where: Citation | None = field(default=None, compare=False)


class Clipped(NamedTuple):
    """Numbers moved to the nearest that a measure can take, and the bounds at which any of them was cut."""

    values: tuple[Fraction, ...]
    cut: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure: kind, population, numerator, frequency, decimals, roll-up.

    `per` is the multiplier of a percentage (100) or rate; None for counts and scores. For the derived kinds `parts`
    names the kind of the parts: `gap` is group `between[0]` minus group `between[1]` in points; `change` is the
    percent change of the rate since `base`; `moving` is `over` periods' numerators over their denominators.
    `coverage` is the share of the denominator that suffices for a roll-up, 1 unless the rule says less.
    `window` is the number of years each number covers; `step` how many periods lie from one number to the next.
    `year_is` says how a whole year is made of quarters or months, None where nothing asks for one; `year_to_date` that
    what is sent counts from the year's beginning. `expected_within` are the days after a period's end by which its
    number is due, None where the plan's own days hold. `collected_by` is the month and the day by which a year's number
    is collected, where that is before the year's end; `checked` says who has looked at a kind of alarm for all rows.
    `fractional` says that the parts need not be whole, such as full-time equivalents: no count of children hangs on
    them. `sensitive` says that it must not come out either where every child is counted, or none is left. The children
    counted are among those of the indicator `part_of`, the children counted of are those of `same_children_as`; both
    are empty where nothing is declared.
    """

    kind: Kind
    of: str
    numerator: str
    every: Every
    year: YearKind
    decimals: int
    roll_up: RollUp
    per: Fraction | None
    parts: Kind | None = None
    between: tuple[str, str] | None = None
    base: Base | None = None
    over: int = 1
    window: int = 1
    step: int = 1
    year_is: YearIs | None = None
    year_to_date: bool = False
    expected_within: int | None = None
    coverage: Fraction = Fraction(1)
    breaks: tuple[Break, ...] = ()
    fractional: bool = False
    sensitive: bool = False
    part_of: str = ""
    same_children_as: str = ""
    collected_by: tuple[int, int] | None = None
    checked: tuple[tuple[Alarm, Checked], ...] = ()

    def within(self, usual: int) -> int:
        """The days after a period's end by which its number is due: its own, else the plan's usual ones."""
        return usual if self.expected_within is None else self.expected_within

    def collected(self, period: Period) -> date:
        """The day from which a period's number can be whole: its end, or the last `collected_by` not after it."""
        end = period.end
        if self.collected_by is None:
            return end
        this_year = date(end.year, *self.collected_by)
        return this_year if this_year <= end else date(end.year - 1, *self.collected_by)

    def as_at(self, when: date) -> Measure:
        """The measure without what somebody looked at after a day."""
        return replace(self, checked=tuple((alarm, by) for alarm, by in self.checked if by.day <= when))

    def looked_at(self, alarm: Alarm) -> bool:
        """Whether somebody has looked at a kind of alarm for all rows."""
        return bool(self.checked) and any(alarm is known for known, _ in self.checked)

    def kind_of(self, group: str) -> Kind:
        """What sort of number a row of a group gives: the parts' for a part of a derived measure, else its own."""
        part = group in self.part_groups or self.kind is Kind.MOVING
        return self.parts if self.parts and part else self.kind

    @property
    def is_narrative(self) -> bool:
        """Whether it has no number: people say in words, each round, how it stands, and no question is asked of it."""
        return self.kind is Kind.NARRATIVE

    @property
    def plain(self) -> Kind:
        """The kind of number that a reader sees: of a moving number that of its parts."""
        return self.parts if self.kind is Kind.MOVING and self.parts else self.kind

    @property
    def ratio(self) -> bool:
        """Whether the parts are numerators over denominators."""
        return self.per is not None

    @property
    def part_groups(self) -> tuple[str, ...]:
        """The groups whose rows the measure is computed from, `all` for a plain one."""
        if self.between:
            return self.between
        return (RATE,) if self.kind is Kind.CHANGE else (ALL,)

    @property
    def percentage_parts(self) -> bool:
        """Whether the numbers that a row may give lie between 0 and 100 and have a complement."""
        return Kind.PERCENT in (self.kind, self.parts)

    @property
    def bounds(self) -> tuple[Fraction | None, Fraction | None]:
        """The least and greatest value the measure itself can take; None where it has no bound."""
        if self.plain is Kind.PERCENT:
            return NOUGHT, HUNDRED
        if self.plain is Kind.GAP and self.parts is Kind.PERCENT:
            return -HUNDRED, HUNDRED
        if self.plain is Kind.CHANGE:
            return -HUNDRED, None
        return (NOUGHT, None) if self.plain in (Kind.RATE, Kind.COUNT) else (None, None)

    def kept(self, value: Fraction) -> Fraction:
        """The nearest value that the measure can take."""
        least, most = self.bounds
        above = value if least is None else max(value, least)
        return above if most is None else min(above, most)

    def clipped(self, *values: Fraction) -> Clipped:
        """The ends of an interval, of limits or of a forecast, kept to what can be, and where they were cut."""
        least, most = self.bounds
        below = least is not None and any(value < least for value in values)
        above = most is not None and any(value > most for value in values)
        if not below and not above:
            return Clipped(values, ())
        kept = tuple(self.kept(value) for value in values)
        return Clipped(kept, tuple(dict.fromkeys(sorted(k for k, v in zip(kept, values, strict=True) if k != v))))

    @property
    def suffix(self) -> str:
        """What stands behind a printed number: a percent sign, 'points' or nothing."""
        if self.plain in (Kind.PERCENT, Kind.CHANGE):
            return f"{NBSP}%"
        return f"{NBSP}points" if self.plain is Kind.GAP else ""

    @property
    def difference_suffix(self) -> str:
        """What stands behind a printed difference: differences of percentages are points."""
        return f"{NBSP}points" if self.suffix else ""

    @property
    def unit(self) -> str:
        """The unit in words, for axes and tables: %, points, per 1,000, number, in words."""
        if self.suffix:
            return self.suffix.strip(NBSP)
        said = "in words" if self.is_narrative else "number"
        return f"per {printed(self.per, 0)}" if self.per else said

    @property
    def periods_covered(self) -> int:
        """How many periods each number covers; numbers that cover several share some with their neighbours."""
        return max(self.window, self.over)

    @property
    def rolling(self) -> bool:
        """Whether numbers that follow one another share periods."""
        return self.periods_covered > 1

    def covered(self, period: Period) -> str:
        """The time that a number of a period tells of: of years that are taken together the first and the last."""
        if self.kind is Kind.MOVING and period.every is Every.YEAR:
            return f"{period.shift(1 - self.over).label} to {period.label}"
        return period.label

    def break_between(self, one: Period, other: Period) -> Break | None:
        """The first change of definition that a comparison of two periods would cross; a year stands at its end."""
        if not self.breaks:
            return None
        early, late = sorted(period.last_of(self.every).ordinal for period in (one, other))
        return next((crossed for crossed in self.breaks if early < crossed.at.ordinal <= late), None)

    def read_period(self, text: str) -> Period | None:
        """Read a period that a number may stand for; None when it has none.

        That is one as the measure counts, the whole year where its parts make one, or the year of its base, which may
        be a year of another kind.
        """
        own = parse_period(text, every=self.every, year=self.year, window=self.window, step=self.step)
        if own is None and self.year_is:
            return parse_period(text, every=Every.YEAR, year=self.year)
        base = parse_any_year(text) if own is None and self.base else None
        return base if base and self.base and str(base) == self.base.period else own

    @property
    def by_year(self) -> Measure:
        """The measure of whole years that its parts make; a change of definition stands at the year it falls in."""
        breaks = tuple(replace(one, at=one.at.in_year) for one in self.breaks)
        return replace(self, every=Every.YEAR, year_is=None, year_to_date=False, breaks=breaks)

    @property
    def full_year(self) -> bool:
        """Whether each number covers a whole year, so that annual targets may judge it."""
        return self.every is Every.YEAR or (self.kind is Kind.MOVING and self.over == PER_YEAR[self.every])
