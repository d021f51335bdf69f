"""Withholding as little as hides every small count: quarters of a county with localities, areas and groups."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from rich.console import Console
from rich.table import Table

from oba.domain.evidence import Observation
from oba.domain.group import Group
from oba.domain.period import Every, Period
from oba.domain.place import Places, Tier
from oba.protect.knowledge import Knowledge
from oba.protect.planner import ComponentPlan
from oba.protect.withholding import protect
from oba.rollup.series import roll_up
from tests.build import TOP, measure, place, plan, quarter, rule
from tests.rollup.rows import share

AREAS, LOCALITIES, INDICATORS, TEN = 3, 13, 21, 10
GROUPS = tuple(
    Group(id=name, label=name, kind=kind, exhaustive=kind == "sex")
    for name, kind in (("girls", "sex"), ("boys", "sex"), ("fsm", "meals"), ("sen", "needs"))
)
_TIERS = tuple(Tier(id=tier, name=tier, documents=True) for tier in ("county", "area", "locality"))


def run() -> None:
    """Measure and print one table: a quarter, four of them one after the other, and ten times as many indicators."""
    table = Table(box=None)
    for column in ("county", "numbers", "withheld", "seconds"):
        table.add_column(column, justify="left" if column == "county" else "right")
    for what, indicators, quarters in (
        ("one quarter", INDICATORS, 1),
        ("four quarters, one after the other", INDICATORS, 4),
        ("ten times the indicators", INDICATORS * TEN, 1),
    ):
        numbers, withheld, seconds = protected(indicators, quarters)
        table.add_row(what, f"{numbers:,}", f"{withheld:,}", f"{seconds:.1f}")
    Console().print(table)
    sys.stdout.write(f"{os.cpu_count()} cores; {os.getloadavg()[0]:.1f} processes wanted one in the last minute.\n")


def protected(indicators: int, quarters: int) -> tuple[int, int, float]:
    """How many numbers the last of some quarters has, how many of these are withheld, and the processor's seconds."""
    places, told, solved = county(), Knowledge(), dict[str, ComponentPlan]()
    names = [f"x-{at}" for at in range(indicators)]
    measured = replace(measure(), every=Every.QUARTER)
    rules = {name: replace(rule(), id=name, measure=replace(measured, numerator=name)) for name in names}
    rows = {name: [] for name in names}  # type: dict[str, list[Observation]]
    numbers = withheld = 0
    seconds = 0.0
    for at in range(quarters):
        when = quarter(2009, 1).shift(at)
        for name in names:
            rows[name] += sent(name, when, places)
        series = {name: roll_up(rules[name], rows[name], places, GROUPS)[0] for name in names}
        began = time.process_time()
        found = protect(rules, series, places, plan().policy, GROUPS, told, solved)
        seconds += time.process_time() - began
        told = told.after(found.system, found.printed) if found.system else told
        numbers, withheld = found.cost.numbers, found.cost.withheld
    return numbers, withheld, seconds


def county() -> Places:
    """A county of areas, which the localities are dealt out to."""
    areas = [place(f"area-{at}", f"Area {at}", "area", TOP) for at in range(AREAS)]
    localities = [
        place(f"locality-{at}", f"Locality {at}", "locality", f"area-{at % AREAS}") for at in range(LOCALITIES)
    ]
    return Places(by_id={one.id: one for one in (place(), *areas, *localities)}, tiers=_TIERS)


def sent(indicator: str, when: Period, places: Places) -> Iterator[Observation]:
    """What every locality sends of a period: everyone and each group, few of them small."""
    rng = Random(f"{indicator} {when}")  # noqa: S311  (no secret)
    for where in (one.id for one in places.by_id.values() if one.tier == "locality"):
        girls, boys = (rng.choice((0, 3, 8, 12, 15, 20, 25, 30, 40, 60)) for _ in range(2))
        of = {"girls": (girls, girls + rng.randint(40, 90)), "boys": (boys, boys + rng.randint(40, 90))}
        every = tuple(sum(counts) for counts in zip(*of.values(), strict=True))
        meals = {name: (every[0] // part, every[1] // part) for name, part in (("fsm", 4), ("sen", 5))}
        for group, (top, bottom) in ({"all": every} | of | meals).items():
            yield replace(share(where, top, bottom, when, group), indicator=indicator)
