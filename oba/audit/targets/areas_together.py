"""The targets of the parts of a place held, all together, against the place's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from oba.assess.assessment import trajectory_set
from oba.assess.good_sign import good_signed
from oba.audit.targets.target_set import TargetSet
from oba.domain.book import Key
from oba.domain.evidence import Series
from oba.domain.measure import Kind, RollUp
from oba.domain.place import Place, Places
from oba.domain.review import Remark, RemarkKind
from oba.domain.rule import Better
from oba.domain.target import Target
from oba.words import aim, listed, number


class _Asked(NamedTuple):
    """What one part is asked for, its target and the number that just meets it, and of how many children."""

    part: Place
    target: Target
    edge: Fraction
    weight: Fraction | None


def areas_together(found: Iterable[TargetSet], places: Places, series: Mapping[Key, Series]) -> tuple[Remark, ...]:
    """Where every part just meets its target and the whole, made of them, still misses its own.

    Counts add up; percentages and rates by the last known denominators. Where these are not known, or numbers are sent
    for the whole, only that every part is asked for less, or as little and one of them less. Nothing is said where a
    part has no target, nor where nearer or neither is better.
    """
    return tuple(remark for one in found for remark in _of(one, places, series))


def _of(reviewed: TargetSet, places: Places, series: Mapping[Key, Series]) -> Iterator[Remark]:
    if reviewed.version.direction.better not in (Better.HIGHER, Better.LOWER):
        return
    for target in reviewed.numeric:
        asked = _asked(reviewed, target, places, series)
        if any(_own(reviewed, one.part, places) for one in asked) and (says := _easier(reviewed, target, asked)):
            parts = listed([f"{one.part.name} {aim(one.target.aim, reviewed.measure)}" for one in asked])
            what = f"the targets for {target.period.label} of {parts} {says} {aim(target.aim, reviewed.measure)}, "
            yield from reviewed.remark(RemarkKind.AREAS_EASIER, (target,), f"{what}the target of {reviewed.place.name}")


def _asked(reviewed: TargetSet, target: Target, places: Places, series: Mapping[Key, Series]) -> tuple[_Asked, ...]:
    """What every part that counts in the target's period is asked for; nothing where one has no number to meet."""
    tiers = (places.children(reviewed.place.id, tier.id) for tier in places.tiers)
    parts = [part for part in next((found for found in tiers if found), ()) if part.counts_in(target.period)]
    found = []
    for part in parts:
        path = _own(reviewed, part, places)
        borrowed = target if reviewed.version.threshold.areas_as_parent else None
        its = next((one for one in path if one.period == target.period), None) if path else borrowed
        if its is None or not its.aim.numeric:
            return ()
        edge = its.aim.nearest_to(_worst(reviewed))
        found.append(_Asked(part, its, edge, _weight(series.get((reviewed.rule.id, part.id)))))
    return tuple(found)


def _own(reviewed: TargetSet, part: Place, places: Places) -> tuple[Target, ...]:
    path = trajectory_set(reviewed.version, part, places)
    return path.targets if path else ()


def _worst(reviewed: TargetSet) -> Fraction:
    """A number worse than any target, so that what is nearest to it only just meets one."""
    far = Fraction(10) ** 12
    return far if reviewed.version.direction.better is Better.LOWER else -far


def _weight(series: Series | None) -> Fraction | None:
    known = [one.denominator for one in series.figures.values() if one.denominator] if series else []
    return known[-1] if known else None


def _easier(reviewed: TargetSet, target: Target, asked: tuple[_Asked, ...]) -> str:
    """How the parts together ask for less than the whole does; empty where they do not, or it cannot be told."""
    wanted = target.aim.nearest_to(_worst(reviewed))
    together = _together(reviewed, asked)
    if together is not None:
        easier = reviewed.good(together) < reviewed.good(wanted)
        return f"together make {number(together, reviewed.measure)}, easier than" if easier else ""
    goods = [good_signed(one.edge, reviewed.version.direction) for one in asked]
    good = good_signed(wanted, reviewed.version.direction)
    return "each ask for no more, and together for less, than" if max(goods) <= good and min(goods) < good else ""


def _together(reviewed: TargetSet, asked: tuple[_Asked, ...]) -> Fraction | None:
    """The number of the whole where every part just meets its target; None where it cannot be worked out."""
    measure, weights = reviewed.measure, [one.weight for one in asked]
    if measure.roll_up is not RollUp.SUM:
        return None
    if measure.kind is Kind.COUNT:
        return sum((one.edge for one in asked), Fraction(0))
    known = [weight for weight in weights if weight]
    if not measure.ratio or len(known) < len(weights):
        return None
    return sum((one.edge * weight for one, weight in zip(asked, known, strict=True)), Fraction(0)) / sum(known)
