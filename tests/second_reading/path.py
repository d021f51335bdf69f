"""Targets and the planned path: a place's own, or its parent's where the rule lets areas be judged as the county."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.second_reading.case import Case
from tests.second_reading.exact import exact
from tests.second_reading.numbers import Number, missing
from tests.second_reading.periods import Period, any_period, period
from tests.second_reading.targets import Target, target


@dataclass(frozen=True)
class Start:
    """Where a trajectory begins."""

    period: Period
    number: Number


def targets(case: Case) -> dict[Period, Target]:
    """The targets that a place is held against, in order of time."""
    written = _targets(case, case.place.id)
    found = {any_period(at, case.measured.calendar): target(phrase) for at, phrase in written.items()}
    return dict(sorted(found.items()))


def _targets(case: Case, place: str) -> Mapping[str, Any]:
    """A place's own targets; else its parent's, if areas are judged as the county and it is no count."""
    trajectory = case.version.part("trajectory")
    parent = case.places[place].parent
    own: Mapping[str, Any] = trajectory.get("areas", {}).get(place, {}).get("targets", {})
    if own or not parent:
        return own or trajectory.get("targets", {})
    as_county = case.version.part("threshold").get("areas") == "as county" and case.measured.kind != "count"
    return _targets(case, parent) if as_county else {}


def start(case: Case) -> Start:
    """The start: a value in the rule serves the top place, every other has its own number, else one written for it."""
    trajectory = case.version.part("trajectory")
    area = trajectory.get("areas", {}).get(case.place.id, {})
    written = area.get("start") or trajectory["start"]
    at = period(str(written["period"]), case.at.calendar)
    own = case.series.get(at)
    if case.place.parent and own and own.value is not None:
        return Start(at, own)
    if "value" in written and ("start" in area or not case.place.parent):
        return Start(at, Number(value=exact(str(written["value"]))))
    return Start(at, own if own and own.value is not None else missing("no start"))


def goal(asked: Mapping[Period, Target]) -> Period | None:
    """The period of the last firm target, else of the last provisional one; None without a number."""
    numeric = [at for at, one in asked.items() if one.numeric]
    firm = [at for at in numeric if not asked[at].provisional]
    return max(firm or numeric, default=None)


def fixed_points(begin: Start, value: Fraction, asked: Mapping[Period, Target]) -> list[tuple[Period, Fraction]]:
    """The start, and every target after it up to the goal."""
    end = goal(asked)
    points, last = [(begin.period, value)], value
    for at, one in asked.items():
        if one.numeric and end is not None and begin.period < at <= end:
            last = one.edge(last)
            points.append((at, last))
    return points


def planned(case: Case, points: list[tuple[Period, Fraction]], at: Period) -> Fraction:
    """The path's value at a period between two fixed points."""
    trajectory = case.version.part("trajectory")
    kind = trajectory.get("path", "straight")
    if kind == "stated":
        stated = {period(str(one), case.at.calendar): exact(str(text)) for one, text in trajectory["planned"].items()}
        return {**stated, **dict(points)}[at]
    before = max(one for one in points if one[0] <= at)
    after = min((one for one in points if one[0] >= at), default=before)
    if before[0] == after[0] or kind == "steps":
        return before[1]
    share = Fraction(at.since(before[0]), after[0].since(before[0]))
    if kind == "compound":
        return before[1] * Fraction(float(after[1] / before[1]) ** float(share))
    return before[1] + (after[1] - before[1]) * share
