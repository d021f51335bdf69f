"""What a baseline and a trajectory may not say: parts that do not fit the forecast, paths that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from oba.domain.number import shortest
from oba.domain.period import Period
from oba.domain.problem import Problem
from oba.domain.rule import Forecast, Trajectory
from oba.domain.rule import Path as TrajectoryPath
from oba.domain.target import goals
from oba.read.rulebook.draft import Draft
from oba.read.rulebook.versions import areas_of, trajectory_of
from oba.read.shapes.rule_shapes import BaselineShape, TrajectoryShape
from oba.read.text.marks import Path
from oba.words import listed


def check_baseline(draft: Draft, shape: BaselineShape) -> Iterator[Problem]:
    """A forecast has the parts that it needs and no others."""
    stated = shape.forecast is Forecast.STATED
    parts = {"values": shape.values, "tolerance": shape.tolerance, "reason": shape.reason or None}
    wanted = parts if stated else {"interval": shape.interval}
    unwanted = {"interval": shape.interval} if stated else parts
    for name, value in wanted.items():
        if value is None and not draft.has("baseline", name):
            what = f"forecast: {shape.forecast} needs {name}"
            yield draft.problem("054", ("baseline",), what, f"add {name}.", key=True)
    for name, value in unwanted.items():
        if value is not None:
            what = f"forecast: {shape.forecast} has no {name}"
            yield draft.problem("054", ("baseline", name), what, f"delete {name}, or correct forecast.", key=True)
    if shape.tolerance is not None and shape.tolerance < 0:
        yield draft.problem("010", ("baseline", "tolerance"), "a tolerance is not below 0")
    yield from _possible(draft, ("baseline", "values"), shape.values)


def check_trajectory(draft: Draft, shape: TrajectoryShape) -> Iterator[Problem]:
    """A path has a start and a way to go, and numbers it can pass through; so have the areas' own."""
    path: Path = ("trajectory",)
    whole = trajectory_of(draft)
    numeric = any(target.aim.numeric for target in whole.targets)
    for name, value in {"start": shape.start, "path": shape.path}.items():
        if numeric and value is None and not draft.has("trajectory", name):
            yield draft.problem("050", path, f"a trajectory to a number needs a {name}", key=True)
    yield from _start(draft, (*path, "start"), whole)
    yield from _compound(draft, path, whole)
    yield from _planned(draft, shape, whole)
    yield from _possible(draft, (*path, "planned"), shape.planned)
    for place, own in areas_of(draft).items():
        inside: Path = (*path, "areas", place)
        yield from _start(draft, (*inside, "start"), own)
        yield from _compound(draft, inside, own)


def _possible(draft: Draft, inside: Path, numbers: Mapping[Period, Fraction] | None) -> Iterator[Problem]:
    for period, number in (numbers or {}).items():
        if not draft.can_be(number):
            path = draft.typed.period_path((*draft.path, *inside), period)
            what = f"{shortest(number)} is outside what the measure can be"
            yield draft.problem("036", path[len(draft.path) :], what)


def _start(draft: Draft, path: Path, trajectory: Trajectory) -> Iterator[Problem]:
    """A target may fall on the period of the start, as one set before its outcome was known; none may come earlier."""
    start, first = trajectory.start, next((target.period for target in trajectory.targets), None)
    if start and first and start.period.end > first.end:
        what = f"the start, {start.period}, comes after the first target, {first}"
        yield draft.problem("051", path, what)
    if start and not draft.can_be(start.value):
        yield draft.problem("036", (*path, "value"), "the start is outside what the measure can be")


def _compound(draft: Draft, path: Path, trajectory: Trajectory) -> Iterator[Problem]:
    if trajectory.path is not TrajectoryPath.COMPOUND:
        return
    start, ends = trajectory.start, [end for one in trajectory.targets for end in (one.aim.low, one.aim.high)]
    numbers = [number for number in (*ends, start.value if start else None) if number is not None]
    if any(number == 0 for number in numbers) or len({number > 0 for number in numbers}) > 1:
        yield draft.problem("052", path, "a compound path cannot pass through 0 or change sign", key=True)


def _planned(draft: Draft, shape: TrajectoryShape, whole: Trajectory) -> Iterator[Problem]:
    path = ("trajectory", "planned")
    if shape.path is not TrajectoryPath.STATED:
        if shape.planned is not None:
            yield draft.problem("053", path, "planned values belong to path: stated", key=True)
        return
    if shape.areas:
        what = "a stated path serves the top place alone, and areas have targets of their own"
        yield draft.problem("053", ("trajectory", "areas"), what, "use a straight path.", key=True)
    missing = [str(period) for period in _to_plan(draft, whole) if period not in whole.stated]
    if missing and (shape.planned is not None or not draft.has(*path)):
        what = f"the stated path has no planned value for {listed(missing[:6])}"
        yield draft.problem("053", path, what, "add planned: {period: value} for each.", key=True)


def _to_plan(draft: Draft, trajectory: Trajectory) -> list[Period]:
    """The periods that a stated path must cover: from after the start to its goal."""
    stops = goals(trajectory.targets, draft.measure)
    if trajectory.start is None or not stops:
        return []
    first = trajectory.start.period.last_of(draft.measure.every)
    return list(first.shift(1).until(stops[-1].stands_at(draft.measure).ordinal))
