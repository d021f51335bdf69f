"""Series of a place for the tests of plausibility, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from oba.audit.plausibility.review import implausible
from oba.domain.evidence import Observation
from oba.domain.measure import Kind, Measure
from oba.domain.plan import Round
from oba.domain.problem import Problem, Where
from oba.domain.rule import Rule
from tests.build import INDICATOR, TOP, measure, observation, rule, trajectory, version, year

FIRST = 2004
ROUND = Round(id="2024-25-q4", title="", cut_off=date(2025, 6, 30), meeting=date(2025, 7, 30))
PERCENT: Measure = measure()
COUNT: Measure = replace(measure(), kind=Kind.COUNT, per=None)
RATE: Measure = replace(measure(), kind=Kind.RATE, per=Fraction(1000))


def row(index: int, value: str | None, place: str = TOP) -> Observation:
    """The number of a place in one of the years from 2004/05 on, published well after it ended; line by year."""
    found = replace(observation(year(FIRST + index), value or "0", place=place), published=date(2024, 1, 5))
    decimals = len((value or "").partition(".")[2])
    where = Where(file=f"{place}.csv", line=index + 2)
    return replace(found, decimals=decimals, where=where, value=None if value is None else Fraction(value))


def counted(index: int, top: int, bottom: int, place: str = TOP) -> Observation:
    """The counts of a place in one of the years."""
    return replace(row(index, None, place), numerator=Fraction(top), denominator=Fraction(bottom), decimals=None)


def series(values: Iterable[str], place: str = TOP) -> list[Observation]:
    """The numbers of one year after another."""
    return [row(index, value, place) for index, value in enumerate(values)]


def without_targets(measured: Measure = PERCENT) -> Rule:
    """The rule with a measure, and with no number of its own."""
    path = replace(trajectory(), start=None, targets=())
    return replace(rule(), measure=measured, versions=(replace(version(), trajectory=path),))


def told(rows: Sequence[Observation], measured: Measure = PERCENT, of: Rule | None = None) -> list[Problem]:
    """Every warning about some rows."""
    chosen = of or without_targets(measured)
    return list(implausible({INDICATOR: chosen}, lambda _: rows, (ROUND,)))


def codes(rows: Sequence[Observation], measured: Measure = PERCENT, of: Rule | None = None) -> list[tuple[str, int]]:
    """The code and the line of each warning."""
    return [(one.code, one.where.line or 0) for one in told(rows, measured, of)]
