"""Rows of a file and small hierarchies for the roll-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from oba.domain.evidence import Figure, Observation, Reason, Series
from oba.domain.measure import Measure
from oba.domain.period import Period
from oba.domain.place import Place, Places, Tier
from oba.domain.problem import Problem, Where
from oba.domain.rule import Rule
from oba.rollup.series import roll_up
from tests.build import TOP, measure, n, observation, place, rule, year

AREAS = ("north", "central", "south")


def share(where: str, top: int, bottom: int, when: Period | None = None, group: str = "all") -> Observation:
    """A row with numerator and denominator, for 2009/10 unless said otherwise."""
    row = observation(when or year(2009), "0", place=where)
    found = replace(row, numerator=Fraction(top), denominator=Fraction(bottom), value=None, decimals=None, group=group)
    return replace(found, where=Where(file=f"{where}.csv", line=top + 1))


def value(where: str, text: str, when: Period | None = None, group: str = "all") -> Observation:
    """A row with a value as it was written."""
    row = observation(when or year(2009), text, place=where)
    return replace(row, group=group, decimals=len(text.partition(".")[2]), where=Where(file=f"{where}.csv", line=1))


def missing(where: str, reason: Reason = Reason.NOT_AVAILABLE, when: Period | None = None) -> Observation:
    """A row that says why there is no number."""
    return replace(observation(when or year(2009), "0", place=where), value=None, decimals=None, missing=reason)


def published(row: Observation, on: date) -> Observation:
    """The row, known from a day on."""
    return replace(row, published=on)


def hierarchy(*parts: Place) -> Places:
    """The county, its three areas, England, and more places."""
    every = (place(), *(place(area, area.title(), "area", TOP) for area in AREAS), place("england", "England", None))
    tiers = tuple(
        Tier(id=tier, name=tier.title(), documents=True) for tier in ("county", "area", "district", "locality")
    )
    return Places(by_id={p.id: p for p in (*every, *parts)}, tiers=tiers)


def of(measured: Measure) -> Rule:
    """The rule with another measure."""
    return replace(rule(), measure=measured)


def rolled(
    rows: Iterable[Observation], measured: Measure | None = None, places: Places | None = None
) -> tuple[dict[str, Series], tuple[Problem, ...]]:
    """Every series and every warning from rows in order of publication."""
    return roll_up(of(measured or measure()), rows, places or hierarchy())


def figure(
    rows: Iterable[Observation],
    where: str = TOP,
    when: Period | None = None,
    measured: Measure | None = None,
    places: Places | None = None,
) -> Figure:
    """One place's figure for one period."""
    series, _ = rolled(rows, measured, places)
    return series[where].figures[when or year(2009)]


def percent(top: int, bottom: int) -> Fraction:
    """An exact percentage."""
    return n("100") * top / bottom
