"""What a version of a rule may not say: words against the direction, amber without room, paths that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from oba.domain.measure import Measure
from oba.domain.period import Period
from oba.domain.problem import Problem
from oba.domain.rule import Amber, Better, Forecast, Within
from oba.domain.rule import Path as TrajectoryPath
from oba.domain.rule import With
from oba.domain.target import STRICT, Aim, Word
from oba.read.marks import Path
from oba.read.shapes import BaselineShape, StartShape, TargetShape, TrajectoryShape, VersionShape
from oba.read.suggest import listed, quoted
from oba.read.typed import Typed

Targets = Mapping[Period, TargetShape]
_FREE = (Word.MONITOR, Word.TO_BE_AGREED)
_WORDS = {
    Better.HIGHER: (Word.AT_LEAST, Word.ABOVE, Word.INCREASE, *_FREE),
    Better.LOWER: (Word.AT_MOST, Word.BELOW, Word.REDUCE, *_FREE),
    Better.NEARER: _FREE,
    Better.NONE: _FREE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One version as it was read, where it stands, and what is measured."""

    typed: Typed
    path: Path
    measure: Measure
    version: VersionShape

    def problem(self, code: str, inside: Path, what: str, mend: str = "", *, key: bool = False) -> Problem:
        """A problem with a part of this version."""
        return self.typed.problem(code, (*self.path, *inside), what, mend, key=key)

    def targets(self) -> Iterator[tuple[Path, Period, TargetShape]]:
        """Every target of the version, the areas' own among them, with its path."""
        trajectory = self.version.trajectory
        if trajectory is None:
            return
        yield from self._entries(("trajectory", "targets"), trajectory.targets)
        for place, area in trajectory.areas.items():
            yield from self._entries(("trajectory", "areas", place, "targets"), area.targets)

    def _entries(self, inside: Path, targets: Targets) -> Iterator[tuple[Path, Period, TargetShape]]:
        for period, target in targets.items():
            path = self.typed.period_path((*self.path, *inside), period)
            yield path[len(self.path) :], period, target


def check_version(draft: Draft) -> Iterator[Problem]:
    """Everything that is wrong with one version taken by itself."""
    yield from _direction(draft)
    yield from _targets(draft)
    yield from _amber(draft)
    if draft.version.baseline:
        yield from _baseline(draft, draft.version.baseline)
    if draft.version.trajectory:
        yield from _trajectory(draft, draft.version.trajectory)
    yield from _named_twice(draft)


def _direction(draft: Draft) -> Iterator[Problem]:
    direction, trajectory = draft.version.direction, draft.version.trajectory
    if direction is None:
        return
    nearer = direction.better is Better.NEARER
    if nearer and direction.aim is None:
        yield draft.problem(
            "041", ("direction",), "better nearer needs an aim", "add aim: 25, or aim: between 20 and 30.", key=True
        )
    if direction.aim and not nearer:
        yield draft.problem("041", ("direction", "aim"), f"better {direction.better} has no aim", key=True)
    if direction.aim:
        yield from _fits(draft, ("direction", "aim"), direction.aim)
    if direction.compare_with.what is With.START and not (trajectory and trajectory.start):
        what = "compare_with: start needs a trajectory with a start"
        yield draft.problem("050", ("direction", "compare_with"), what, "add trajectory: {start: {period: ...}}.")


def _targets(draft: Draft) -> Iterator[Problem]:
    for path, _, target in draft.targets():
        aim = target.target.aim
        yield from _fits(draft, path, aim)
        if words := _contradiction(draft, aim):
            yield draft.problem("040", path, *words)


def _fits(draft: Draft, path: Path, aim: Aim) -> Iterator[Problem]:
    """A number has no more decimals than the measure, and is one that the measure can be."""
    decimals = draft.measure.decimals
    if aim.decimals > decimals:
        what = f"{quoted(str(aim))} has {aim.decimals} decimals, and the measure has {decimals}"
        yield draft.problem("035", path, what)
    least, most = draft.measure.bounds
    for end in {aim.low, aim.high} - {None}:
        if end is not None and ((least is not None and end < least) or (most is not None and end > most)):
            yield draft.problem("036", path, f"{quoted(str(aim))} is outside what the measure can be")
            return


def _contradiction(draft: Draft, aim: Aim) -> tuple[str, str] | None:
    """What is wrong with a target's word, seen from the direction, and the mend."""
    direction = draft.version.direction
    if direction is None or aim.word in _WORDS[direction.better] or _only_way(draft, aim):
        return None
    if direction.better is Better.NEARER and direction.aim:
        if (aim.low, aim.high) == (direction.aim.low, direction.aim.high):
            return None
        return f"{quoted(str(aim))} is not the aim of the direction", f"write {direction.aim}, monitor or to be agreed."
    words = listed([word.value for word in _WORDS[direction.better]], "or")
    return f"{quoted(str(aim))} contradicts better: {direction.better}", f"write {words}; or correct better."


def _only_way(draft: Draft, aim: Aim) -> bool:
    """Whether 'exactly' names the best number there can be, so that it never contradicts the direction."""
    least, most = draft.measure.bounds
    best = {Better.LOWER: least, Better.HIGHER: most}
    direction = draft.version.direction
    return bool(direction and aim.word is Word.EXACTLY and aim.low == best.get(direction.better, "none"))


def _amber(draft: Draft) -> Iterator[Problem]:
    threshold, direction = draft.version.threshold, draft.version.direction
    amber = threshold.amber if threshold else None
    if threshold is None or amber is None or direction is None:
        return
    path = ("threshold", "amber")
    if direction.better is Better.NONE:
        yield draft.problem("044", path, "amber has no meaning where better is none")
    elif amber.within is Within.VALUE:
        yield from _amber_value(draft, amber, direction.better, judged=threshold.against == "target")
    elif amber.amount <= 0:
        yield draft.problem("043", path, "amber is no wider than nothing", "write a width above 0, or none.")
    elif amber.within is Within.PERCENT:
        yield from _amber_percent(draft)


def _amber_percent(draft: Draft) -> Iterator[Problem]:
    least, path = draft.measure.bounds[0], ("threshold", "amber")
    if least is None or least < 0:
        yield draft.problem("042", path, "amber cannot be a percentage where the measure can be below 0")
    for where, _, target in draft.targets():
        aim = target.target.aim
        if 0 in (aim.low, aim.high):
            line = draft.typed.at((*draft.path, *where)).line
            yield draft.problem("042", path, f"amber cannot be a percentage of the target on line {line}, which is 0")


def _amber_value(draft: Draft, amber: Amber, better: Better, *, judged: bool) -> Iterator[Problem]:
    aim, path = amber.aim, ("threshold", "amber")
    if aim is None:
        return
    yield from _fits(draft, path, aim)
    words = {Better.LOWER: (Word.AT_MOST, Word.BELOW), Better.HIGHER: (Word.AT_LEAST, Word.ABOVE)}.get(
        better, (Word.BETWEEN,)
    )
    if aim.word not in words:
        mend = f"begin amber with {listed([word.value for word in words], 'or')}."
        yield draft.problem("043", path, f"amber {quoted(str(aim))} does not fit better: {better}", mend)
        return
    for where, _, target in draft.targets() if judged else ():
        if target.target.aim.numeric and not _wider(aim, target.target.aim):
            line = draft.typed.at((*draft.path, *where)).line
            what = f"amber {quoted(str(aim))} leaves no room beyond the target {quoted(str(target.target.aim))} on line {line}"
            yield draft.problem("043", path, what)


def _wider(amber: Aim, target: Aim) -> bool:
    """Whether amber takes in all that meets the target, and more."""
    below = _end(amber.low, target.low, strict=amber.word in STRICT, target_strict=target.word in STRICT, sign=-1)
    above = _end(amber.high, target.high, strict=amber.word in STRICT, target_strict=target.word in STRICT, sign=1)
    return min(below, above) >= 0 and max(below, above) > 0


def _end(amber: Fraction | None, target: Fraction | None, *, strict: bool, target_strict: bool, sign: int) -> int:
    """1 when amber reaches further out at this end than the target, 0 when as far, -1 when less far."""
    if amber is None or target is None:
        return (amber is None) - (target is None)
    if amber == target:
        return target_strict - strict
    return 1 if sign * (amber - target) > 0 else -1


def _baseline(draft: Draft, shape: BaselineShape) -> Iterator[Problem]:
    stated = shape.forecast is Forecast.STATED
    parts = {"values": shape.values, "tolerance": shape.tolerance, "reason": shape.reason or None}
    wanted = parts if stated else {"interval": shape.interval}
    unwanted = {"interval": shape.interval} if stated else parts
    for name, value in wanted.items():
        if value is None and name not in (draft.typed.node((*draft.path, "baseline")) or ()):
            yield draft.problem(
                "054", ("baseline",), f"a forecast by {shape.forecast} needs {name}", f"add {name}.", key=True
            )
    for name, value in unwanted.items():
        if value is not None:
            what = f"a forecast by {shape.forecast} has no {name}"
            yield draft.problem("054", ("baseline", name), what, f"delete {name}, or correct forecast.", key=True)
    if shape.tolerance is not None and shape.tolerance < 0:
        yield draft.problem("010", ("baseline", "tolerance"), "a tolerance is not below 0")


def _trajectory(draft: Draft, shape: TrajectoryShape) -> Iterator[Problem]:
    path: Path = ("trajectory",)
    numeric = any(target.target.aim.numeric for target in shape.targets.values())
    for name, value in {"start": shape.start, "path": shape.path}.items():
        if numeric and value is None and name not in (draft.typed.node((*draft.path, *path)) or ()):
            yield draft.problem("050", path, f"a trajectory to a number needs a {name}", key=True)
    yield from _start(draft, (*path, "start"), shape.start, shape.targets)
    yield from _compound(draft, path, shape, shape.start, shape.targets)
    yield from _planned(draft, shape)
    for place, area in shape.areas.items():
        start = area.start or (StartShape(period=shape.start.period) if shape.start else None)
        inside: Path = (*path, "areas", place)
        yield from _start(draft, (*inside, "start"), start, area.targets)
        yield from _compound(draft, inside, shape, start, area.targets)


def _start(draft: Draft, path: Path, start: StartShape | None, targets: Targets) -> Iterator[Problem]:
    """A target may fall on the period of the start, as one set before its outcome was known; none may come earlier."""
    first = min(targets, key=lambda period: period.end, default=None)
    if start and first and start.period.end > first.end:
        what = f"the start, {start.period}, comes after the first target, {first}"
        yield draft.problem("051", path, what)


def _compound(
    draft: Draft, path: Path, shape: TrajectoryShape, start: StartShape | None, targets: Targets
) -> Iterator[Problem]:
    if shape.path is not TrajectoryPath.COMPOUND:
        return
    ends = [end for target in targets.values() for end in (target.target.aim.low, target.target.aim.high)]
    numbers = [number for number in (*ends, start.value if start else None) if number is not None]
    if any(number == 0 for number in numbers) or len({number > 0 for number in numbers}) > 1:
        yield draft.problem("052", path, "a compound path cannot pass through 0 or change sign", key=True)


def _planned(draft: Draft, shape: TrajectoryShape) -> Iterator[Problem]:
    path: Path = ("trajectory", "planned")
    if shape.path is not TrajectoryPath.STATED:
        if shape.planned is not None:
            yield draft.problem("053", path, "planned values belong to path: stated", key=True)
        return
    if shape.areas:
        what = "a stated path serves the top place alone, and areas have targets of their own"
        yield draft.problem("053", ("trajectory", "areas"), what, "use a straight path.", key=True)
    missing = [str(period) for period in _to_plan(shape) if period not in (shape.planned or {})]
    if missing and (shape.planned is not None or "planned" not in draft.typed.node((*draft.path, "trajectory"))):
        what = f"the stated path has no planned value for {listed(missing[:6])}"
        yield draft.problem("053", path, what, "add planned: {period: value} for each.", key=True)


def _to_plan(shape: TrajectoryShape) -> list[Period]:
    """The periods that a stated path must cover: from after the start to the last number wanted."""
    wanted = [period for period, target in shape.targets.items() if target.target.aim.numeric]
    last = max(wanted, key=lambda period: period.end, default=None)
    if shape.start is None or last is None:
        return []
    first = shape.start.period.last_of(last.every)
    return [first.shift(n) for n in range(1, last.ordinal - first.ordinal + 1)] if first.same_kind(last) else []


def _named_twice(draft: Draft) -> Iterator[Problem]:
    places = draft.version.comparators.with_ if draft.version.comparators else []
    for n, place in enumerate(places):
        if place in places[:n]:
            yield draft.problem("081", ("comparators", "with", n), f"{quoted(place)} is named twice")
