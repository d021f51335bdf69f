"""What an indicator measures: its kind, its unit, how often, how it rolls up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from oba.domain.number import printed
from oba.domain.period import PER_YEAR, Every, Period, YearKind

ALL = "all"
RATE = "rate"
NBSP = "\N{NO-BREAK SPACE}"
HUNDRED = Fraction(100)


class Kind(StrEnum):
    """What sort of number a measure gives."""

    PERCENT = "percent"
    RATE = "rate"
    COUNT = "count"
    SCORE = "score"
    GAP = "gap"
    CHANGE = "change"
    MOVING = "moving"


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
    """A change of definition: numbers before `at` and from `at` on are not compared."""

    at: Period
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure: kind, population, numerator, frequency, decimals, roll-up.

    `per` is the multiplier of a percentage (100) or rate; None for counts and scores. For the derived kinds `parts`
    names the kind of the parts: `gap` is group `between[0]` minus group `between[1]` in points; `change` is the
    percent change of the rate since `base`; `moving` is `over` periods' numerators over their denominators.
    `coverage` is the share of the denominator that suffices for a roll-up, 1 unless the rule says less.
    `window` is the number of years each number covers. `fractional` says that the parts need not be whole, such as
    full-time equivalents: no count of children hangs on them.
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
    coverage: Fraction = Fraction(1)
    breaks: tuple[Break, ...] = ()
    fractional: bool = False

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
            return Fraction(0), HUNDRED
        if self.plain is Kind.GAP and self.parts is Kind.PERCENT:
            return -HUNDRED, HUNDRED
        if self.plain is Kind.CHANGE:
            return -HUNDRED, None
        return (Fraction(0), None) if self.plain in (Kind.RATE, Kind.COUNT) else (None, None)

    def kept(self, value: Fraction) -> Fraction:
        """The nearest value that the measure can take."""
        least, most = self.bounds
        above = value if least is None else max(value, least)
        return above if most is None else min(above, most)

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
        """The unit in words, for axes and tables: %, points, per 1,000, number."""
        if self.suffix:
            return self.suffix.strip(NBSP)
        return f"per {printed(self.per, 0)}" if self.per else "number"

    @property
    def periods_covered(self) -> int:
        """How many periods each number covers; numbers that cover several share some with their neighbours."""
        return max(self.window, self.over)

    @property
    def rolling(self) -> bool:
        """Whether numbers that follow one another share periods."""
        return self.periods_covered > 1

    def break_between(self, one: Period, other: Period) -> Break | None:
        """The first change of definition that a comparison of two periods would cross; a year stands at its end."""
        early, late = sorted(period.last_of(self.every).ordinal for period in (one, other))
        return next((crossed for crossed in self.breaks if early < crossed.at.ordinal <= late), None)

    @property
    def full_year(self) -> bool:
        """Whether each number covers a whole year, so that annual targets may judge it."""
        return self.every is Every.YEAR or (self.kind is Kind.MOVING and self.over == PER_YEAR[self.every])
