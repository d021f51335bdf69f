"""Rounds made up by hand: a folder as it would be published, and what everybody knows besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from openpyxl import Workbook

from oba.attack.attack import attack_round
from oba.attack.count import Count
from oba.attack.exposure import Learned
from oba.attack.reading.workbook import FILE
from oba.attack.told import told
from oba.domain.evidence import Observation
from oba.domain.group import Group
from oba.domain.measure import Measure
from oba.domain.number import round_half_away
from oba.domain.place import Place, Places, Tier
from oba.domain.plan import Plan
from oba.domain.release import Printed, Release, ReleasedCell
from oba.domain.rule import Rule
from tests.build import a_round, measure, place, plan, rule

COUNTY = "county"
TIERS = tuple(Tier(id=one, name=one, documents=True) for one in (COUNTY, "area", "locality"))
HEADS = ("Indicator", "Place", "Period", "Group", "Number", "Numerator", "Denominator", "Why none", "Published", "Note")
PERCENT = replace(measure(), of="children", numerator="counted")
BEFORE = replace(a_round(), id="2010-11-q1", cut_off=date(2010, 7, 15))
SUPPOSED = "to whoever supposes"


@dataclass(frozen=True, kw_only=True)
class Everybody:
    """The plan, the rules, the places, and what is declared public."""

    plan: Plan
    rules: Mapping[str, Rule]
    places: Places
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of the sheet of numbers: `says` is 20/100, 12.3, or c; how many places it was added up from is a note."""

    place: str
    says: str
    period: str = "2009/10"
    group: str = ""
    indicator: str = "x"
    added: int = 0
    published: date = date(2010, 6, 1)


def areas(*names: str, parent: str = COUNTY) -> tuple[Place, ...]:
    """Areas of the county."""
    return tuple(place(name, name.upper(), "area", parent) for name in names)


def everybody(
    *below: Place, groups: tuple[Group, ...] = (), rows: tuple[Observation, ...] = (), **measures: Measure
) -> Everybody:
    """A county with some places in it, and indicators by name, `x` a percentage where nothing else is said."""
    every = (place(COUNTY, "County", COUNTY), *(below or areas("a", "b", "c")))
    rules = {
        name: replace(rule(), id=name, number=name, measure=one) for name, one in (measures or {"x": PERCENT}).items()
    }
    return Everybody(
        plan=replace(plan(), groups=groups, tiers=TIERS, rounds=(BEFORE, a_round())),
        rules=rules,
        places=Places(by_id={one.id: one for one in every}, tiers=TIERS),
        observations=rows,
    )


def publish(folder: Path, public: Everybody, lines: Iterable[Line]) -> Path:
    """Write a round's workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Numbers"
    sheet.append(HEADS)
    for line in lines:
        sheet.append(list(_cells(line, public)))
    folder.mkdir(parents=True, exist_ok=True)
    book.save(folder / FILE)
    return folder


def _cells(line: Line, public: Everybody) -> tuple[object, ...]:
    its = public.rules[line.indicator].measure
    value, top, bottom = told_of(line.says, its)
    note = f"added up from {line.added} places" if line.added else None
    number = None if value is None else float(round_half_away(value, its.decimals))
    counts = [None if one is None else int(one) for one in (top, bottom)]
    why = "suppressed" if line.says == "c" else None
    name = public.places.by_id[line.place].name
    return line.indicator, name, line.period, line.group or None, number, *counts, why, line.published, note


def told_of(says: str, its: Measure) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """A value, a numerator and a denominator from 20/100, 12.3 or c."""
    if says == "c":
        return None, None, None
    top, _, bottom = says.partition("/")
    if not bottom:
        return Fraction(top), None, None
    return (its.per or 1) * Fraction(int(top), int(bottom)), Fraction(top), Fraction(bottom)


def learn(
    folder: Path,
    public: Everybody,
    lines: Iterable[Line],
    releases: tuple[Release, ...] = (),
    insiders: Mapping[str, Mapping[Count, int]] | None = None,
) -> Learned:
    """What an attack on the lines learns."""
    return attack_round(publish(folder, public, lines), public, a_round(), releases, insiders=insiders)


def exposed(learned: Learned, public: Everybody, *, supposed: bool = False) -> list[str]:
    """What is given away, in words; what rests on a supposition about zeros only where that is asked for."""
    lines = [told(one, public) for one in learned.exposures]
    return [line for line in lines if supposed or SUPPOSED not in line]


def release(public: Everybody, lines: Iterable[Line], number: int = 1, round_: str = "2010-11-q1") -> Release:
    """A release of earlier lines."""
    return Release(number=number, round=round_, by="Board", on=date(2010, 7, 20), cells=tuple(_released(lines, public)))


def _released(lines: Iterable[Line], public: Everybody) -> Iterable[ReleasedCell]:
    for line in lines:
        value, top, bottom = told_of(line.says, public.rules[line.indicator].measure)
        of = Printed(line.indicator, line.place, line.group or "all", line.period)
        yield ReleasedCell(
            of=of, value=value, numerator=top, denominator=bottom, shorthand="c" if value is None else ""
        )
