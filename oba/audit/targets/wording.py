"""How targets are written: with another kind of edge than the rest of the plan, or printed in another unit."""

from __future__ import annotations

import re

from oba.audit.targets.phrases import wanted
from oba.audit.targets.target_set import TargetSet
from oba.domain.measure import Kind as Measured
from oba.domain.measure import Measure
from oba.domain.number import printed
from oba.domain.review import Remark, RemarkKind
from oba.domain.target import STRICT, Target
from oba.words import listed
from oba.words.lists import agreeing

# What gives away the unit of a printed target. Points stand first: percentage points are no percentage.
_UNITS = (
    ("points", re.compile(r"points?\b|\bpp\b", re.IGNORECASE)),
    ("%", re.compile(r"%|\bper ?cent\b", re.IGNORECASE)),
    ("per", re.compile(r"\bper [\d,]+", re.IGNORECASE)),
)
_SHOWN = {"%": "with a percent sign", "points": "in points", "per": "as a rate"}
_BRACKET = re.compile(r"\(([^()]*\d[^()]*)\)")


def odd_edge(reviewed: TargetSet) -> tuple[Remark, ...]:
    """Strict targets where most of the plan's include their end, or the reverse; none where half do."""
    few, many = sorted((reviewed.strict, reviewed.inclusive))
    if few == many:
        return ()
    strict = reviewed.strict == few
    odd = tuple(target for target in reviewed.numeric if (target.aim.word in STRICT) is strict)
    how = f"{agreeing(len(odd), 'is', 'are')} {'missed' if strict else 'met'} by a number equal to"
    says = f"{wanted(reviewed, odd)} {how} {agreeing(len(odd), 'it', 'them')}, "
    says += f"unlike {many} of the plan's {few + many} numeric targets"
    return reviewed.remark(RemarkKind.ODD_EDGE, odd, says)


def other_unit(reviewed: TargetSet) -> tuple[Remark, ...]:
    """A target printed in a unit that is not the measure's; one printed without any is taken to be in it."""
    usual = ("", *_units_of(reviewed.measure))
    shown = {target: _unit(_BRACKET.sub("", target.as_printed)) for target in reviewed.numeric}
    odd = tuple(target for target, unit in shown.items() if unit not in usual)
    how = listed([_SHOWN[unit] for unit in dict.fromkeys(shown[target] for target in odd)])
    says = f"{wanted(reviewed, odd)} {agreeing(len(odd), 'is', 'are')} printed {how}, but the measure's unit is "
    return reviewed.remark(RemarkKind.OTHER_UNIT, odd, says + reviewed.measure.unit)


def other_unit_beside(reviewed: TargetSet) -> tuple[Remark, ...]:
    """The rate that stands in brackets beside the target of a change, printed as though it were a percentage."""
    measure = reviewed.measure
    if measure.kind is not Measured.CHANGE or measure.parts is not Measured.RATE or measure.per is None:
        return ()
    shown = {target: _bracketed(target) for target in reviewed.numeric}
    odd = tuple(target for target, text in shown.items() if _unit(text) == "%")
    rates, one = listed([shown[target] for target in odd]), len(odd) == 1
    is_rate = f"a rate per {printed(measure.per, 0)}" if one else f"rates per {printed(measure.per, 0)}"
    says = f"{wanted(reviewed, odd)} {agreeing(len(odd), 'has', 'have')} {rates} in brackets, but the "
    return reviewed.remark(RemarkKind.OTHER_UNIT, odd, f"{says}{'number is' if one else 'numbers are'} {is_rate}")


def _units_of(measure: Measure) -> tuple[str, ...]:
    """The units that a measure's targets may be printed in; a score may be said to be in points."""
    unit = "per" if measure.unit.startswith("per") else measure.unit
    return (unit, "points") if measure.kind is Measured.SCORE else (unit,)


def _unit(text: str) -> str:
    """The unit that a printed number gives, empty where it gives none."""
    return next((unit for unit, mark in _UNITS if mark.search(text)), "")


def _bracketed(target: Target) -> str:
    """The second figure of a target as its source prints it."""
    found = _BRACKET.search(target.as_printed)
    return found[1] if found else target.also
