"""Withholding as little as hides every small count, and attacking what is left: quarters of a county with groups."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random

from rich.console import Console
from rich.table import Table

from oba.attack.attack import attack
from oba.attack.identities.values import with_values
from oba.attack.inside import Own
from oba.attack.public import PublicKnowledge
from oba.attack.sighting import Sighting, rounded
from oba.attack.snapshot import Snapshot
from oba.attack.truth import true_counts
from oba.domain.evidence import Observation
from oba.domain.group import Group
from oba.domain.number import round_half_away
from oba.domain.period import Every, Period
from oba.domain.place import Places, Tier
from oba.domain.plan import Plan, Round
from oba.domain.release import Printed, ReleasedCell
from oba.domain.rule import Rule
from oba.ledger.cells import series_cells
from oba.protect.knowledge import Knowledge
from oba.protect.planner import ComponentPlan
from oba.protect.withholding import AllSeries, protect
from oba.rollup.series import roll_up
from tests.build import TOP, a_round, measure, place, plan, quarter, rule
from tests.rollup.rows import share

AREAS, LOCALITIES, INDICATORS, TEN = 3, 13, 21, 10
GROUPS = tuple(
    Group(id=name, label=name, kind=kind, exhaustive=kind == "sex")
    for name, kind in (("girls", "sex"), ("boys", "sex"), ("fsm", "meals"), ("sen", "needs"))
)
_TIERS = tuple(Tier(id=tier, name=tier, documents=True) for tier in ("county", "area", "locality"))


@dataclass(frozen=True, kw_only=True)
class Everybody:
    """What an attacker knows besides the numbers: the plan, its rules and its places."""

    plan: Plan
    rules: Mapping[str, Rule]
    places: Places
    observations: tuple[Observation, ...] = ()


@dataclass(kw_only=True)
class Measured:
    """How many numbers the last quarter has, how many are withheld, and the processor's seconds of each job.

    `exposed` counts what an attack finds, which is to be nothing.
    """

    numbers: int = 0
    withheld: int = 0
    exposed: int = 0
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(("protect", "attack", "insiders"), 0.0))

    def timed(self, job: str, began: float) -> None:
        """Add what a job has taken since it began."""
        self.seconds[job] += time.process_time() - began


def run() -> None:
    """Measure and print one table: a quarter, four of them one after the other, and ten times as many indicators."""
    table = Table(box=None)
    for column in ("county", "numbers", "withheld", "protect s", "attack s", "with 16 insiders s", "given away"):
        table.add_column(column, justify="left" if column == "county" else "right")
    for what, indicators, quarters in (
        ("one quarter", INDICATORS, 1),
        ("four quarters, one after the other", INDICATORS, 4),
        ("ten times the indicators", INDICATORS * TEN, 1),
    ):
        found = measured(indicators, quarters)
        seconds = (f"{one:.1f}" for one in found.seconds.values())
        table.add_row(what, f"{found.numbers:,}", f"{found.withheld:,}", *seconds, str(found.exposed))
    Console(width=120).print(table)
    sys.stdout.write(f"{os.cpu_count()} cores; {os.getloadavg()[0]:.1f} processes wanted one in the last minute.\n")


def measured(indicators: int, quarters: int) -> Measured:
    """Protect some quarters one after the other; attack each beside those before, once by anybody, once by insiders."""
    public, told, solved, found = everybody(indicators), Knowledge(), dict[str, ComponentPlan](), Measured()
    rows: list[Observation] = []
    shots: list[Snapshot] = []
    for at in range(quarters):
        when = quarter(2009, 1).shift(at)
        rows += [row for name in public.rules for row in sent(name, when, public.places)]
        raw = rolled_up(public, rows)
        began = time.process_time()
        here = protect(public.rules, raw, public.places, public.plan.policy, GROUPS, told, solved)
        found.timed("protect", began)
        told = told.after(here.system, here.printed) if here.system else told
        found.numbers, found.withheld = here.cost.numbers, here.cost.withheld
        shots = [snapshot(here.series, 0, public), *(replace(one, version=one.version or at) for one in shots)]
        own = insiders(raw, public)
        for job, known in (("attack", {}), ("insiders", own)):
            began = time.process_time()
            learned = attack(tuple(shots), known)
            found.timed(job, began)
            found.exposed += 0 if known else len(learned.exposures)
    return found


def everybody(indicators: int) -> Everybody:
    """A county with so many indicators, percentages every quarter."""
    measured = replace(measure(), every=Every.QUARTER)
    names = [f"x-{at}" for at in range(indicators)]
    rules = {name: replace(rule(), id=name, measure=replace(measured, numerator=name)) for name in names}
    return Everybody(plan=replace(plan(), groups=GROUPS, tiers=_TIERS), rules=rules, places=county())


def rolled_up(public: PublicKnowledge, rows: list[Observation]) -> AllSeries:
    """The numbers of every indicator in every place."""
    of: dict[str, list[Observation]] = {name: [] for name in public.rules}
    for row in rows:
        of[row.indicator].append(row)
    return {name: roll_up(one, of[name], public.places, GROUPS)[0] for name, one in public.rules.items()}


def snapshot(series: AllSeries, version: int, public: PublicKnowledge) -> Snapshot:
    """What a round's workbook shows: every number with its counts, and the mark of those that are withheld."""
    every = [one for its in series.values() for one in its.values()]
    cells = {cell.of: shown(cell, public) for one in every for cell in series_cells(one)}
    for one in every:
        for group, its in {"all": one, **one.groups}.items():
            for period, figure in its.figures.items():
                of = Printed(one.indicator, one.place, group, str(period))
                cells[of] = replace(cells[of], parts=len(figure.rolled_up))
    now: Round = a_round()
    return with_values(Snapshot(version=version, round=now.id, cut_off=now.cut_off, cells=cells, public=public))


def shown(cell: ReleasedCell, public: PublicKnowledge) -> Sighting:
    """A number as it is printed."""
    if cell.value is None:
        return Sighting(of=cell.of, withheld=cell.shorthand == "c")
    decimals = public.rules[cell.of.indicator].measure.decimals
    return Sighting(
        of=cell.of,
        value=rounded(round_half_away(cell.value, decimals), decimals),
        numerator=cell.numerator,
        denominator=cell.denominator,
    )


def insiders(series: AllSeries, public: PublicKnowledge) -> Mapping[str, Own]:
    """What the people of each area and each locality know of their own: the counts of all places in it."""
    cells = [cell for its in series.values() for one in its.values() for cell in series_cells(one)]
    inside = public.places.insiders
    return {
        board: true_counts((cell for cell in cells if cell.of.place in places), public)
        for board, places in inside.items()
    }


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
