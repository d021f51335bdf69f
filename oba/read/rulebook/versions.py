"""From the shapes of a version to the version: by now nothing can be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from oba.domain.citation import Citation
from oba.domain.finding import Question
from oba.domain.period import Period
from oba.domain.rule import (
    Baseline,
    Comparators,
    Direction,
    Forecast,
    Reference,
    Start,
    Threshold,
    Trajectory,
    Version,
    With,
)
from oba.domain.rule import Path as TrajectoryPath
from oba.domain.target import Target
from oba.read.rulebook.draft import Draft
from oba.read.shapes.phrases import Against, ChangeWidth, Similar
from oba.read.shapes.rule_shapes import (
    AreaShape,
    BaselineShape,
    ComparatorsShape,
    DirectionShape,
    ReferenceShape,
    StartShape,
    TargetShape,
    ThresholdShape,
    TrajectoryShape,
)
from oba.read.text.marks import Path

_OF_WHOLE = 2  # the parts of the path to the targets of the whole


def build_version(draft: Draft) -> Version | None:
    """Make a version of a draft without problems; None when a part that every version needs is not there."""
    shape = draft.version
    if shape.from_ is None or shape.direction is None or shape.reference is None:
        return None
    return Version(
        since=shape.from_,
        direction=_direction(shape.direction, _at(draft, "direction")),
        threshold=_threshold(shape.threshold, _at(draft, "threshold")),
        baseline=_baseline(shape.baseline, _at(draft, "baseline")),
        trajectory=trajectory_of(draft),
        comparators=_comparators(shape.comparators, _at(draft, "comparators")),
        reference=_reference(shape.reference, _at(draft, "reference")),
        own=areas_of(draft),
        assumed=shape.assumed,
        lines={question: tuple(_lines(draft, question)) for question in Question if draft.has(question)},
        where=_at(draft),
    )


def _lines(draft: Draft, question: Question) -> Iterator[int]:
    """Where a key stands, then every part and entry of it that is taken over from a version below."""
    inside, own = (*draft.path, question), _at(draft, question).line or 0
    versions = len(draft.typed.node(draft.path[:1]))
    below = [line for n in range(versions) if (line := draft.typed.at((*draft.path[:1], n)).line or 0) > own]
    yield own
    spots = draft.typed.marked.keys.items() if below else ()
    taken = {line for path, (line, _) in spots if path[: len(inside)] == inside and line >= min(below)}
    yield from sorted(taken)


def _at(draft: Draft, *inside: str | int) -> Citation:
    """A part of the version as answers cite it; without one the version itself."""
    return _cited(draft, (*draft.path, *inside), ", ".join(map(str, inside)))


def _cited(draft: Draft, path: Path, part: str) -> Citation:
    since, reference = draft.version.from_, draft.version.reference
    approved = f" (approved {reference.approved.on})" if reference else ""
    version = f"{draft.typed.node(('id',))} from {since}{approved}"
    return draft.typed.cited(path, ", ".join(filter(None, (version, part))))


def _direction(shape: DirectionShape, where: Citation) -> Direction:
    compared = shape.compare_with or Against(With.PREVIOUS, 1)
    width = shape.change_of_at_least or ChangeWidth(Fraction(0), each_period=False)
    return Direction(
        better=shape.better,
        aim=shape.aim,
        compare_with=compared.what,
        previous=compared.previous,
        change=width.amount,
        each_period=width.each_period,
        test=shape.test,
        method=shape.method,
        where=where,
    )


def _threshold(shape: ThresholdShape | None, where: Citation) -> Threshold:
    if shape is None:
        return Threshold(where=where)
    return Threshold(
        amber=shape.amber,
        against=shape.against,
        areas_as_parent=shape.areas is not None,
        test=shape.test,
        by_number=shape.else_ is not None,
        method=shape.method,
        accepted=shape.accepted,
        where=where,
    )


def _baseline(shape: BaselineShape | None, where: Citation) -> Baseline:
    if shape is None:
        return Baseline(history=(), forecast=Forecast.TREND, where=where)
    widths = {} if shape.interval is None else {"interval": shape.interval}
    tolerance = {} if shape.tolerance is None else {"tolerance": shape.tolerance}
    return Baseline(
        history=shape.history,
        forecast=shape.forecast,
        stated=shape.values or {},
        reason=shape.reason,
        where=where,
        **widths,
        **tolerance,
    )


def trajectory_of(draft: Draft) -> Trajectory:
    """The trajectory of the whole, empty where the file gives none."""
    shape = draft.version.trajectory
    if shape is None:
        return Trajectory(where=_at(draft, "trajectory"))
    return Trajectory(
        start=_start(shape.start, _at(draft, "trajectory", "start")),
        path=shape.path or TrajectoryPath.STRAIGHT,
        targets=_targets(draft, ("trajectory", "targets"), shape.targets),
        stated=shape.planned or {},
        method=shape.method,
        where=_at(draft, "trajectory"),
    )


def areas_of(draft: Draft) -> Mapping[str, Trajectory]:
    """The trajectories of places with targets of their own."""
    whole = draft.version.trajectory
    return {place: _area(draft, whole, place, area) for place, area in whole.areas.items()} if whole else {}


def _area(draft: Draft, whole: TrajectoryShape, place: str, area: AreaShape) -> Trajectory:
    """A place's own trajectory; without a start of its own it begins where the whole's does, at its own number."""
    start = area.start or (whole.start.model_copy(update={"value": None}) if whole.start else None)
    inside = ("trajectory", "areas", place)
    return Trajectory(
        start=_start(start, _at(draft, *inside, "start")),
        path=whole.path or TrajectoryPath.STRAIGHT,
        targets=_targets(draft, (*inside, "targets"), area.targets),
        method=whole.method,
        where=_at(draft, *inside),
    )


def _start(shape: StartShape | None, where: Citation) -> Start | None:
    return Start(period=shape.period, value=shape.value, where=where) if shape else None


def _targets(draft: Draft, inside: Path, targets: Mapping[Period, TargetShape]) -> tuple[Target, ...]:
    """The targets in order of time, each with the place of its period."""
    path = (*draft.path, *inside)
    made = [
        _target(period, shape, _cited(draft, draft.typed.period_path(path, period), _target_key(inside, period)))
        for period, shape in targets.items()
    ]
    return tuple(sorted(made, key=lambda target: (target.period.end, target.period.start)))


def _target_key(inside: Path, period: Period) -> str:
    """What a target is called: target 2009/10; that of a place with its own: central, target 2009/10."""
    place = [str(inside[-2])] if len(inside) > _OF_WHOLE else []
    return ", ".join((*place, f"target {period}"))


def _target(period: Period, shape: TargetShape, where: Citation) -> Target:
    return Target(
        period=period,
        aim=shape.target.aim,
        provisional=shape.target.provisional,
        as_printed=shape.as_printed,
        also=shape.also,
        where=where,
    )


def _comparators(shape: ComparatorsShape | None, where: Citation) -> Comparators:
    if shape is None:
        return Comparators(where=where)
    test = shape.test or Similar(None, None)
    return Comparators(
        places=tuple(shape.with_),
        difference=test.difference,
        test=test.test,
        method=shape.method,
        where=where,
    )


def _reference(shape: ReferenceShape, where: Citation) -> Reference:
    return Reference(
        source=shape.source,
        approved_by=shape.approved.by,
        approved_on=shape.approved.on,
        owner=shape.owner,
        review=shape.review,
        note=shape.note,
        where=where,
    )
