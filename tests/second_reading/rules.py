"""A rule and a plan, taken from the text of their files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tests.second_reading.exact import exact
from tests.second_reading.files import Tree
from tests.second_reading.periods import Calendar, Period, any_period, calendar, period
from tests.second_reading.versions import laid_over

_COVERAGE = re.compile(r"at least (\S+) percent")
_NOTHING: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Round:
    """A round's name, and the day after which it knows nothing."""

    id: str
    cut_off: date


@dataclass(frozen=True)
class Policy:
    """The choices of a plan that bear on answers."""

    as_printed: bool
    on_course: Fraction
    expected_within: int


@dataclass(frozen=True)
class Measure:
    """What is measured; `unit` is what n/d is multiplied by, None for what is no share; `coverage` in percent."""

    kind: str
    parts: str
    unit: Fraction | None
    calendar: Calendar
    decimals: int
    sums: bool
    coverage: Fraction
    breaks: tuple[Period, ...]
    over: int
    written: Mapping[str, Any]

    @property
    def floor(self) -> Fraction | None:
        """The least that it can be."""
        return Fraction(0) if self.kind in ("percent", "count", "rate", "moving") else None

    @property
    def ceiling(self) -> Fraction | None:
        """The most that it can be."""
        return Fraction(100) if self.kind == "percent" or (self.kind, self.parts) == ("moving", "percent") else None


@dataclass(frozen=True)
class Version:
    """A rule as it stands from one period on."""

    since: Period
    approved: date
    written: Mapping[str, Any]

    def part(self, key: str) -> Mapping[str, Any]:
        """What it says to one question; empty where it says nothing."""
        found: Mapping[str, Any] = self.written.get(key) or _NOTHING
        return found

    @property
    def better(self) -> str:
        """Which way is good."""
        return str(self.part("direction")["better"])


@dataclass(frozen=True)
class Rule:
    """A rule: its measure and its versions as they stand in the file, the newest first."""

    id: str
    measure: Measure
    versions: tuple[Version, ...]

    @property
    def begins(self) -> int:
        """The month in which its oldest version begins: nothing is expected of anybody before."""
        return min(one.since.start for one in self.versions)

    def in_force(self, at: Period, cut_off: date) -> Version | None:
        """The latest version that began by a period, else the oldest; None where none was approved by the cut-off."""
        approved = [one for one in self.versions if one.approved <= cut_off]
        begun = [one for one in approved if one.since.start <= at.start]
        if begun:
            return max(begun, key=lambda one: (one.since.start, one.approved))
        return min(approved, key=lambda one: one.since.start, default=None)


def measure(written: Tree) -> Measure:
    """Read the measure of a rule."""
    kind, parts = str(written["kind"]), str(written.get("parts", written["kind"]))
    counted = calendar(written["every"], written["year"], int(written.get("window", 1)))
    rolled = str(written["roll_up"])
    covered = _COVERAGE.search(rolled)
    breaks = written.get("break", [])
    return Measure(
        kind=kind.split(maxsplit=1)[0],
        parts=parts.split(maxsplit=1)[0],
        unit=_unit(parts),
        calendar=counted,
        decimals=int(written["decimals"]),
        sums=rolled.startswith("sum"),
        coverage=exact(covered[1]) if covered else Fraction(100),
        breaks=tuple(period(one["at"], counted) for one in (breaks if isinstance(breaks, list) else [breaks])),
        over=int(written.get("over", 1)),
        written=written,
    )


def rule(written: Tree) -> Rule:
    """Read a rule."""
    measured = measure(written["measure"])
    versions = tuple(_version(one, measured.calendar) for one in laid_over(written["in_force"]))
    return Rule(str(written["id"]), measured, versions)


def rounds(plan: Tree) -> list[Round]:
    """The rounds of a plan, in order of time."""
    return [Round(one["id"], date.fromisoformat(one["cut_off"])) for one in plan["rounds"]]


def policy(plan: Tree) -> Policy:
    """The policy of a plan."""
    written = plan["policy"]
    return Policy(
        as_printed=written["compare"] == "as printed",
        on_course=exact(written["on_course"]),
        expected_within=int(written["expected_within"]),
    )


def _version(written: Tree, counted: Calendar) -> Version:
    approved = date.fromisoformat(written["reference"]["approved"]["on"])
    return Version(any_period(written["from"], counted), approved, written)


def _unit(parts: str) -> Fraction | None:
    if parts == "percent":
        return Fraction(100)
    return exact(parts.removeprefix("rate per ")) if parts.startswith("rate per ") else None
