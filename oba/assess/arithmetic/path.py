"""The arithmetic of a planned path: the two points that a value lies between, the pace, and what is still needed."""

from __future__ import annotations

from fractions import Fraction

from oba.assess.arithmetic.movement import IMPROVEMENT, apart
from oba.assess.arithmetic.scale import Scale
from oba.domain.finding import Arithmetic, NamedValue, Progress
from oba.domain.period import Period
from oba.domain.rule import Direction, Path

Knot = tuple[Period, Fraction]


def planned(scale: Scale, path: Path, before: Knot, after: Knot, at: Period, value: Fraction) -> Arithmetic:
    """The planned value of a period, exactly and as compared, from the points of the path on either side of it.

    A stated path names the value itself, and steps hold the point before.
    """
    gone, whole = at.ordinal - before[0].ordinal, after[0].ordinal - before[0].ordinal
    one, other = (f"plan for {knot.label}" for knot, _ in (before, after))
    points = (scale.number(one, before[1]), scale.number(other, after[1]))
    formula = {
        Path.STRAIGHT: f"planned = {one} + ({other} − {one}) × {gone} ÷ {whole}",
        Path.STEPS: f"planned = {one}",
        Path.COMPOUND: f"planned = {one} × ({other} ÷ {one}) ^ ({gone} ÷ {whole})",
    }.get(path, "")
    if not gone or not whole:
        formula = f"planned = {one}"
    shown = (*points, scale.number("planned", value)) if formula else (scale.number("planned", value),)
    found = Arithmetic(shown, (formula,) if formula else ())
    return found + scale.compared("planned as compared", "planned", value)


def paced(scale: Scale, direction: Direction, latest: Fraction, progress: Progress) -> Arithmetic:
    """The number and the start beside the planned value, the share made of what was planned, and the margin."""
    if progress.planned is None or progress.start is None:
        return Arithmetic()
    here, start, plan = ("latest", latest), ("start", scale.seen(progress.start)), progress.planned
    found = _renamed(apart(scale, direction, here, ("planned as compared", plan)), IMPROVEMENT, "margin")
    if progress.pace is None:
        return found + Arithmetic((scale.number("start", start[1]),))
    moved = since_start(scale, direction, latest, progress.start)
    asked = _renamed(apart(scale, direction, ("planned as compared", plan), start), IMPROVEMENT, "movement planned")
    pace = (NamedValue("pace", progress.pace), NamedValue("pace asked for", scale.policy.on_course))
    return found + moved + asked + Arithmetic(pace, ("pace = movement ÷ movement planned",))


def since_start(scale: Scale, direction: Direction, latest: Fraction, start: Fraction) -> Arithmetic:
    """How much better the number is than the start."""
    return _renamed(apart(scale, direction, ("latest", latest), ("start", scale.seen(start))), IMPROVEMENT, "movement")


def _renamed(found: Arithmetic, old: str, new: str) -> Arithmetic:
    values = tuple(one._replace(name=new) if one.name == old else one for one in found.values)
    formulas = (f"{new}{one.removeprefix(old)}" if one.startswith(f"{old} =") else one for one in found.formulas)
    return Arithmetic(values, tuple(formulas))


def ahead(scale: Scale, value: Fraction, gone: int, left: int, progress: Progress) -> Arithmetic:
    """Where the present pace leads by the goal's period, and the change needed in each period until then."""
    if progress.goal is None or progress.start is None or left <= 0:
        return Arithmetic()
    found = Arithmetic()
    if progress.arrives is not None:
        ends = (scale.number("value", value), scale.number("start value", progress.start))
        formula = f"arrives = value + (value − start value) × {left} ÷ {gone}"
        found += Arithmetic((*ends, scale.number("arrives", progress.arrives)), (formula,))
        found += scale.compared("arrives as compared", "arrives", progress.arrives)
    if progress.needed is not None:
        latest = scale.seen(value)
        goal = scale.number("goal", progress.goal.aim.nearest_to(latest))
        needed = scale.difference("needed a period", progress.needed)
        formula = f"needed a period = (goal − latest) ÷ {left}"
        found += Arithmetic((scale.number("latest", latest), goal, needed), (formula,))
    return found
