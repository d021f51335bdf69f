"""The line of numbers that an example may give: its steps, how far they reach, and how one is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from oba.assess.bands import bands_of
from oba.assess.year import judges_years
from oba.domain.measure import Kind, Measure, YearIs
from oba.domain.number import round_half_away, unit_of_last_decimal
from oba.domain.period import PER_YEAR
from oba.domain.plan import Policy
from oba.domain.rule import ChanceTest, Given, Method, Rule, Version

_FEWEST = 1000  # whom a share is of, at least
_NARROW = 20  # steps to each side of numbers that all are one
_HALF_WIDTH = 8  # steps from a number to an end of its interval
_BY_NUMBERS = (ChanceTest.XMR, ChanceTest.MANN_KENDALL)  # tests that weigh no interval
_STRAY = (1, -1, 2, -2, 0, 1, -1, -2, 2, 1, -1, 0)  # ordinary ups and downs: no signal of any test
_USUAL = {Kind.PERCENT: (20, 60), Kind.GAP: (0, 40), Kind.CHANGE: (-30, 10)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Numbers a step apart, from `low` to `high` steps above 0; `begins` is where the plan does, `marks` what it names.

    A share is given by its counts, of `whole`, where chance or a year needs them; another number then with an interval.
    `part` is the share of a year's number that one of its parts has.
    """

    measure: Measure
    step: Fraction
    low: int
    high: int
    begins: Fraction
    marks: tuple[Fraction, ...]
    whole: Fraction | None
    interval: bool
    part: Fraction = Fraction(1)

    @property
    def level(self) -> int:
        """The step nearest to where the plan begins."""
        return round(self.begins)

    def over(self, parts: int) -> Line:
        """The line of what so many of its numbers come to together."""
        marks = tuple(mark * parts for mark in self.marks)
        return replace(
            self, low=self.low * parts, high=self.high * parts, begins=self.begins * parts, marks=marks
        )  # fmt: skip

    def strewn(self, total: int, parts: int) -> tuple[int, ...]:
        """So many of its numbers that come to a total, in ordinary ups and downs about their mean."""
        mean = total // parts
        stray = max(0, min(self.stray, (mean - self.low) // 2, (self.high - mean - 1) // 2))
        even = [total * (n + 1) // parts - total * n // parts for n in range(parts)]
        steps = [at + stray * up_or_down(n, parts) for n, at in enumerate(even[:-1])]
        return (*steps, total - sum(steps))

    def given(self, at: int) -> Given:
        """The number so many steps above 0, as an example gives it."""
        if self.whole:
            return Given(value=None, counts=(Fraction(at), self.whole))
        value = at * self.step
        ends = (self.measure.kept(value - self._reach), self.measure.kept(value + self._reach))
        return Given(value=value, interval=ends if self.interval else None)

    def plain(self, at: int) -> Given:
        """The number so many steps above 0 by itself, with no more decimals than are printed."""
        return Given(value=round_half_away(at * self.step, self.measure.decimals))

    def kept(self, at: int) -> int:
        """The nearest step on the line."""
        return min(max(at, self.low), self.high)

    def at(self, number: Fraction) -> int:
        """The step nearest to a number that the rule names."""
        return self.kept(round(number * self.part / self.step))

    @property
    def stray(self) -> int:
        """How far a number strays in its ordinary ups and downs, in steps."""
        return max(1, self.length // 80)

    @property
    def length(self) -> int:
        """How many steps it has."""
        return self.high - self.low

    @property
    def _reach(self) -> Fraction:
        return max(_HALF_WIDTH, self.length // 40) * self.step


def up_or_down(n: int, length: int) -> int:
    """How far a number of a series lies above or below what was to be expected: by turns where the series is short."""
    return _STRAY[n % len(_STRAY)] if length >= len(_STRAY) else 1 - n % 2 * 2


def line_of(rule: Rule, version: Version, policy: Policy) -> Line:
    """The line around everything that a version names: its targets, its start, its stated values."""
    measure, chance = rule.measure, _weighs_chance(rule, version)
    counted = chance and not measure.fractional and measure.kind not in (Kind.GAP, Kind.CHANGE)
    unit = unit_of_last_decimal(measure.decimals)
    whole = max(measure.per / unit, Fraction(_FEWEST)) if counted and measure.per else None
    step = measure.per / whole if whole and measure.per else unit
    part = _part(rule, version)
    named = sorted(number * part for number in _targeted(rule, version, policy)) + sorted(_stated(version))
    ends = (min(named), max(named)) if named else _usual(measure)
    spread = max(ends[1] - ends[0], abs(ends[1]) / 2, _NARROW * unit)
    low, high = measure.kept(ends[0] - spread), measure.kept(ends[1] + spread)
    start = version.trajectory.start
    level = start.value * part if start and start.value is not None else (ends[0] + ends[1]) / 2
    return Line(
        measure=measure, step=step, low=int(-(-low // step)), high=int(high // step), begins=level / step,
        marks=tuple(one / step for one in named), whole=whole, interval=chance and not whole, part=part,
    )  # fmt: skip


def _usual(measure: Measure) -> tuple[Fraction, Fraction]:
    """Where numbers may lie of which a rule names none."""
    per = measure.per or Fraction(1000)
    low, high = _USUAL.get(measure.plain, (per / 20, per / 8))
    return Fraction(low), Fraction(high)


def _weighs_chance(rule: Rule, version: Version) -> bool:
    """Whether a number needs its counts or its interval: for a test or a method that weighs it, or a year of counts."""
    ways = (version.direction, version.threshold, version.comparators)
    tests = {part.test for part in ways} - {None, *_BY_NUMBERS}
    return rule.measure.year_is is YearIs.RATIO or bool(tests) or Method.FINGERTIPS in {part.method for part in ways}


def _targeted(rule: Rule, version: Version, policy: Policy) -> set[Fraction]:
    """Every number that a version aims at or where its amber ends, and its start: of a year where years are judged."""
    planned, aim = version.trajectory, version.direction.aim
    aims = [*(target.aim for target in planned.targets if target.aim.numeric), *([aim] if aim else [])]
    ends = {end for one in aims for end in bands_of(version, one, rule.measure, policy).edges}
    return {end for end in (*ends, planned.start.value if planned.start else None) if end is not None}


def _stated(version: Version) -> set[Fraction]:
    """Every number that a version states for a period of the measure's own."""
    return {*version.trajectory.stated.values(), *version.baseline.stated.values()}


def _part(rule: Rule, version: Version) -> Fraction:
    """The share of a year's number that one of its parts has: of events, and of a rate of them."""
    measure = rule.measure
    pooled = measure.year_is is YearIs.RATIO and Kind.RATE in (measure.kind, measure.parts)
    added = judges_years(rule, version.trajectory) and (measure.year_is is YearIs.SUM or pooled)
    return Fraction(1, PER_YEAR[measure.every]) if added else Fraction(1)
