"""The published admissions caused by injuries: every series with its verdicts, and the rule that judges them."""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

from oba.assess.assessment import assess
from oba.domain.assessment import Assessment
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.measure import Measure
from oba.domain.number import parse_number
from oba.domain.period import Period
from oba.domain.period_text import parse_period
from oba.domain.rule import Method, Rule
from oba.read.project import Project, read_project
from tests.build import WHERE

ROOT = Path(__file__).parents[2]
PLAN, RULE, ENGLAND, BESIDE = "hospital-admissions-2023-24", "injuries-under-15", "england", "england-beside"
DATA = ROOT / "data" / PLAN
KNOWN = date(2025, 3, 31)


class Published(NamedTuple):
    """A published number: its cells as they were exported, and what was said of it; empty where nothing was."""

    period: str
    value: str
    lower: str
    upper: str
    top: str
    bottom: str
    trend: str
    beside_england: str


class Line(NamedTuple):
    """One series of the file: whose parent, which area, which sex, which decile of deprivation."""

    parent: str
    area: str
    sex: str
    deciles: str
    decile: str

    @property
    def name(self) -> str:
        """The series as a person would name it; England stands in the file as itself and as a part of itself."""
        parts = (self.area, "as a part of itself" if self.area == self.parent else "", self.sex, self.decile)
        return ", ".join(part for part in (*parts, self.deciles) if part)


@cache
def lines() -> Mapping[Line, tuple[Published, ...]]:
    """Every series, its numbers in order of time."""
    found: dict[Line, list[Published]] = {}
    for row in _rows():
        line = Line(
            "England" if row["Parent Code"] else "", row["Area Name"], row["Sex"], row["Category Type"], row["Category"]
        )
        number = Published(
            period=row["Time period"],
            value=row["Value"],
            lower=row["Lower CI 95.0 limit"],
            upper=row["Upper CI 95.0 limit"],
            top=row["Count"],
            bottom=row["Denominator"],
            trend=row["Recent Trend"],
            beside_england=row["Compared to England value or percentiles"],
        )
        found.setdefault(line, []).append(number)
    return {line: tuple(sorted(numbers)) for line, numbers in found.items()}


def with_trend() -> dict[Line, str]:
    """The series with a published trend, and its words; it stands beside the number of 2023/24."""
    return {line: numbers[-1].trend for line, numbers in lines().items() if numbers[-1].trend}


def _rows() -> Iterator[dict[str, str]]:
    with lzma.open(DATA / "published" / "admissions.csv.xz", "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def project() -> Project:
    """The plan made from the file, in which nothing is wrong."""
    found, problems = read_project(ROOT / "rules", ROOT / "data", PLAN, ROOT)
    assert problems == ()
    assert found
    return found


def measure() -> Measure:
    """What the rule measures: a rate per 10,000."""
    return project().rules[RULE].measure


def as_fingertips() -> Rule:
    """The plan's rule with `method: fingertips` in place of its test of the direction."""
    rule = project().rules[RULE]
    (version,) = rule.versions
    direction = replace(version.direction, test=None, method=Method.FINGERTIPS)
    return replace(rule, versions=(replace(version, direction=direction),))


def judged(numbers: tuple[Published, ...], england: tuple[Published, ...] = (), rule: Rule | None = None) -> Assessment:
    """The five answers that the plan's rule, or another, gives to the latest of some numbers, England's beside them."""
    plan, rule = project(), rule or project().rules[RULE]
    top = plan.places.by_id[ENGLAND]
    known = {ENGLAND: series(numbers, ENGLAND), BESIDE: series(england, BESIDE)}
    return assess(rule, top, plan.places, known, plan.plan.policy, KNOWN)


def series(numbers: tuple[Published, ...], place: str) -> Series:
    """Published numbers as a place's series, each with the interval it was published with."""
    figures = [_figure(number) for number in numbers]
    return Series(indicator=RULE, place=place, figures={figure.period: figure for figure in figures})


def _figure(number: Published) -> Figure:
    value = parse_number(number.value)
    if value is None:
        return Figure(period=_period(number.period), reason=Reason.NOT_AVAILABLE, published=KNOWN, cites=(WHERE,))
    return Figure(
        period=_period(number.period),
        value=value,
        numerator=parse_number(number.top),
        denominator=parse_number(number.bottom),
        lower=parse_number(number.lower),
        upper=parse_number(number.upper),
        level=Fraction(95),
        published=KNOWN,
        cites=(WHERE,),
    )


@cache
def _period(text: str) -> Period:
    found = parse_period(text, every=measure().every, year=measure().year)
    assert found
    return found
