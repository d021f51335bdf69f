"""What a curve has to show: every number of a card, put on one row of periods counted from 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from oba import words
from oba.compose.evidence import Evidence, evidence
from oba.compose.subject import Subject
from oba.domain.evidence import Series
from oba.domain.finding import Forecasted
from oba.domain.measure import Measure
from oba.domain.number import round_half_away
from oba.domain.period import Period
from oba.domain.rule import Better, Version
from oba.domain.target import Target

Row = Mapping[Period, int]
Values = tuple[tuple[int, Fraction], ...]


class ForecastPoint(NamedTuple):
    """A forecast at one period."""

    at: int
    low: Fraction
    middle: Fraction
    high: Fraction


class Goal(NamedTuple):
    """A target at one period: the ends it has, how it is written, whether it is settled."""

    at: int
    ends: tuple[Fraction, ...]
    text: str
    firm: bool


class ComparatorLine(NamedTuple):
    """A comparator's numbers."""

    name: str
    values: Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """Everything one curve shows, periods by their place in `periods`.

    `missing` holds the shorthand of each number that should stand in the line and does not; the line is also broken
    before every period of `breaks`; `ended` is the period history ended in; `used` is what tests of chance looked at.
    """

    measure: Measure
    periods: tuple[str, ...]
    own: Values = ()
    judged: int | None = None
    missing: tuple[tuple[int, str], ...] = ()
    breaks: tuple[int, ...] = ()
    ended: int | None = None
    forecast: tuple[ForecastPoint, ...] = ()
    path: Values = ()
    goals: tuple[Goal, ...] = ()
    beside: tuple[ComparatorLine, ...] = ()
    aim: tuple[Fraction, Fraction] | None = None
    evidence: Evidence = field(default_factory=Evidence)


def traces(subject: Subject) -> Traces:
    """Put what is shown on one row of periods, each number as it is printed; what lies before the row is left out.

    A height can be measured: one that is drawn from a finer number than is printed would give that away.

    Comparators and the forecast's interval give way to control limits, which would be taken for one or the other. They
    have their rows in the table, and the limits say what to expect of this number by itself.
    """
    row = {period: at for at, period in enumerate(subject.periods)}
    judged = subject.assessment.judged
    decimals = subject.measure.decimals
    tested = evidence(subject.assessment, subject.own, subject.version.direction, row).printed(decimals)
    lines = () if tested.stretches else subject.comparators
    beside = (ComparatorLine(name, _values(series, row, decimals)) for name, series in lines)
    return Traces(
        measure=subject.measure,
        periods=tuple(period.label for period in row),
        own=_values(subject.own, row, decimals),
        judged=row.get(judged.period) if judged else None,
        missing=tuple((at, code) for period, at in row.items() if (code := subject.missing(period))),
        breaks=tuple(row[changed.at] for changed in subject.measure.breaks if changed.at in row),
        ended=max((row[p] for p in subject.version.baseline.history if p in row), default=None),
        forecast=tuple(_ends(row[p.period], p, tested, decimals) for p in subject.forecast if p.period in row),
        path=tuple((row[p], round_half_away(value, decimals)) for p, value in subject.path if p in row),
        goals=tuple(_goal(subject.measure, row[p], target) for p, target in subject.targets if _drawn(target, p, row)),
        beside=tuple(one for one in beside if one.values),
        aim=_aim(subject.version),
        evidence=tested,
    )


def _ends(at: int, point: Forecasted, tested: Evidence, decimals: int) -> ForecastPoint:
    """The forecast at a period; beside control limits without its interval."""
    low, high = (point.middle, point.middle) if tested.stretches else (point.low, point.high)
    return ForecastPoint(at, *(round_half_away(one, decimals) for one in (low, point.middle, high)))


def _values(series: Series, row: Row, decimals: int) -> Values:
    known = ((at, series.value_at(period)) for period, at in row.items())
    return tuple((at, round_half_away(value, decimals)) for at, value in known if value is not None)


def _drawn(target: Target, period: Period, row: Row) -> bool:
    return target.aim.numeric and period in row


def _goal(measure: Measure, at: int, target: Target) -> Goal:
    ends = tuple(dict.fromkeys(end for end in (target.aim.low, target.aim.high) if end is not None))
    wanted = words.span(ends[0], ends[-1], measure) if len(ends) > 1 else words.bare(ends[0], measure)
    return Goal(at, ends, f"Target {wanted}" + ("" if target.firm else ", provisional"), target.firm)


def _aim(version: Version) -> tuple[Fraction, Fraction] | None:
    """The range to be near, where nearer is better."""
    wanted = version.direction.aim if version.direction.better is Better.NEARER else None
    if wanted is None or wanted.low is None or wanted.high is None:
        return None
    return wanted.low, wanted.high
