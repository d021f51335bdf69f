"""The numbers around the one that an example is about: its past, and the comparators beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from oba.assess.year import judges_years
from oba.audit.proposal.line import Line, up_or_down
from oba.domain.measure import YearIs
from oba.domain.period import Every, Period
from oba.domain.place import Places
from oba.domain.rule import ChanceTest, Example, Given, Method, Rule, Version, With
from oba.domain.target import Target

_MOST_PAST = 40
_MOST_JUDGED = 3
_PAST: Mapping[ChanceTest | Method | None, int] = {
    ChanceTest.XMR: 13, Method.MAKING_DATA_COUNT: 13, ChanceTest.MANN_KENDALL: 10,
    ChanceTest.RECENT_TREND: 4, Method.FINGERTIPS: 4, Method.EUROSTAT: 5,
}  # fmt: skip
_FORTIETH = 40
_BY_THEMSELVES = (YearIs.LAST, YearIs.SUPPLIED)  # years that are not made of all their parts


class Shape(NamedTuple):
    """How numbers go on to the last of them: by so many fortieths of the line each period, and a leap at the end."""

    drift: int = 0
    leap: int = 0


FLAT = Shape()
SHAPES = (FLAT, Shape(1), Shape(-1), Shape(4), Shape(-4), Shape(leap=10), Shape(leap=-10))


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A period to be judged, or a whole year's, the numbers before and beside; only what is judged is left open."""

    rule: Rule
    line: Line
    judged: tuple[Period, ...]
    past: Mapping[Period, Given]
    beside: Mapping[str, Mapping[Period, Given]]

    @cached_property
    def together(self) -> Line:
        """The line of what the numbers judged come to together."""
        return self.line.over(len(self.judged))

    def example(self, at: int) -> Example:
        """The example whose numbers judged come to so many steps above 0."""
        steps = zip(self.judged, self.line.strewn(at, len(self.judged)), strict=True)
        given = {**self.past, **{one: self.line.given(step) for one, step in steps}}
        return Example(given=given, compared=self.beside, then={}, where=self.rule.newest.where)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A version of a rule, the line its numbers lie on, and the periods it governs that are worth judging."""

    rule: Rule
    version: Version
    line: Line
    places: Places

    @cached_property
    def judged(self) -> tuple[Period, ...]:
        """Periods that the version governs: of its targets and forecasts, where it has any, else its first."""
        every = self.rule.measure.every
        targets = [target.period.last_of(every) for target in self.version.trajectory.targets]
        named = [*targets[:3], *self.version.baseline.stated, *targets[-1:], *(one.shift(1) for one in targets[-1:])]
        history = [self.version.baseline.history[-1].shift(1)] if self.version.baseline.history else []
        first = self.version.since.last_of(every)
        found = dict.fromkeys((*named, *history, first, first.shift(1)))
        return tuple(one for one in found if self.rule.version_for(one) is self.version)[:_MOST_JUDGED]

    def alone(self, judged: Period, at: int | None = None) -> Situation:
        """The number alone, with the rest of its year where years are judged."""
        left_open = self._whole(judged)
        others = [one for one in judged.in_year.parts(judged.every) if one.end < judged.end] if self._by_year else []
        before = others[: len(others) + 1 - len(left_open)]
        level = self.line.kept(self.line.level if at is None else at)
        steps = self.line.strewn(level * len(before), len(before)) if before else ()
        past = {one: self.line.given(step) for one, step in zip(before, steps, strict=True)}
        beside = self._beside(judged, (self.version.threshold.against,))
        return Situation(rule=self.rule, line=self.line, judged=left_open, past=past, beside=beside)

    def with_past(self) -> tuple[Situation, ...]:
        """Situations whose past ends at the level of the plan, one of each shape and period judged: whole years first.

        After them the last part of a year by itself, which moves where a year does not.
        """
        level, cases = self.line.level, list(product(SHAPES, self.judged))
        years = [self._after(self._whole(judged), level, shape) for shape, judged in cases if self._whole(judged)[1:]]
        return (*years, *(self._after((judged,), level, shape) for shape, judged in cases))

    def elsewhere(self) -> tuple[Situation, ...]:
        """Situations with a flat past at other levels."""
        levels = [self.line.low + self.line.length * n // 3 for n in (1, 2)]
        return tuple(self._after((judged,), level, FLAT) for level, judged in product(levels, self.judged))

    def _whole(self, judged: Period) -> tuple[Period, ...]:
        """The parts that make the year judged together, where the period ends one; else the period alone."""
        year = judged.in_year
        together = self._by_year and self.rule.measure.year_is not in _BY_THEMSELVES
        return tuple(year.parts(judged.every)) if together and judged == year.last_of(judged.every) else (judged,)

    def judges(self, target: Target) -> bool:
        """Whether a target is what an example is rated against: where years are judged, only one for a year."""
        return not self._by_year or target.period.every is Every.YEAR

    @property
    def _by_year(self) -> bool:
        return judges_years(self.rule, self.version.trajectory)

    def _after(self, judged: tuple[Period, ...], level: int, shape: Shape) -> Situation:
        return Situation(
            rule=self.rule, line=self.line, judged=judged, past=self._past(judged, level, shape),
            beside=self._beside(judged[-1], (*self.version.comparators.places[:1], self.version.threshold.against)),
        )  # fmt: skip

    def _past(self, judged: tuple[Period, ...], level: int, shape: Shape) -> Mapping[Period, Given]:
        """Numbers that go on by as much each period and stray a little, the last of them at a level."""
        each, leap = (by * self.line.length // _FORTIETH for by in shape)
        past = [one for one in self._periods(judged[-1]) if one.end < judged[0].end]
        last = len(past) - 1
        steps = {
            one: level - each * (last - n) + self.line.stray * up_or_down(n, len(past)) + (leap if n == last else 0)
            for n, one in enumerate(past)
        }
        return {one: self.line.given(self.line.kept(at)) for one, at in steps.items()}

    def _periods(self, judged: Period) -> list[Period]:
        """The periods before that any question may look at, from the last change of definition on."""
        start, history = self.version.trajectory.start, self.version.baseline.history
        named = [*history, *([start.period.last_of(judged.every)] if start else [])]
        back = judged.shift(-self._back(judged))
        first = min((one.ordinal for one in (*named, back)), default=back.ordinal)
        begun = [one.at.ordinal for one in self.rule.measure.breaks if one.at.ordinal <= judged.ordinal]
        found = (judged.shift(-n) for n in range(_MOST_PAST, 0, -1))
        return [one for one in found if one.ordinal >= max((first, *begun))]

    def _back(self, judged: Period) -> int:
        direction, threshold = self.version.direction, self.version.threshold
        lasting = {With.LAST_YEAR: judged.per_year, With.MEAN: direction.previous}.get(direction.compare_with, 1)
        ways = (direction.test, direction.method, threshold.method, self.version.trajectory.method)
        year = 2 * judged.per_year - 1 if self._by_year else 1
        return max(lasting, year, *(_PAST.get(way, 1) for way in ways))

    def _beside(self, judged: Period, named: Iterable[str]) -> Mapping[str, Mapping[Period, Given]]:
        """Those of some comparators that there are, each in the middle of the line."""
        known = {place.id for place in self.places.comparators}
        middle = self.line.plain((self.line.low + self.line.high) // 2)
        return {name: {judged: middle} for name in dict.fromkeys(named) if name in known}
