"""Alarms about numbers that cannot well be right: how many on real data, and how many planted slips they catch.

`python -m benchmarks.plausibility FOLDER` looks at the published tables in a folder as well.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from benchmarks.lait_plan import BY_WIDTH, PLAN, write_plan
from benchmarks.published import read_tool
from benchmarks.tables import tables
from oba.audit.plausibility.review import implausible
from oba.domain.evidence import Observation, Status
from oba.domain.measure import HUNDRED, Kind
from oba.domain.plan import Round
from oba.domain.rule import Rule
from oba.read.project import Project, plans_in, read_project

SEED, ONE_PLACE_IN = 2010, 8
_ROOT = Path(__file__).resolve().parents[1]
Slip = Callable[[Observation, Observation | None, Kind], Observation | None]


class Indicator(NamedTuple):
    """A rule and the rows of its indicator."""

    rule: Rule
    rows: list[Observation]


def run(folder: Path | None = None) -> None:
    """Count and print: alarms on each source, then the share of planted slips that is caught."""
    console = Console()
    for name, found in _sources(folder):
        began = time.process_time()
        alarms = Counter(code for one in found for code, _, _ in _alarms(one))
        seconds, rows = time.process_time() - began, sum(len(_known(one.rows)) for one in found)
        console.print(f"\n{name}: {len(found):,} indicators, {rows:,} numbers, {seconds:.1f} s")
        console.print(_table(alarms, rows))
        console.print(_caught(found))


def _sources(folder: Path | None) -> Iterator[tuple[str, list[Indicator]]]:
    every = [_project(_ROOT, plan) for plan in plans_in(_ROOT / "rules")]
    yield "The plans here", [one for project in every for one in _indicators(project)]
    with tempfile.TemporaryDirectory() as scratch:
        tool = read_tool()
        write_plan(tool, tool.series, Path(scratch), BY_WIDTH)
        yield (
            "The Local Authority Interactive Tool",
            list(_indicators(_project(Path(scratch), PLAN), made_up_days=True)),
        )
    if folder:
        rule = next(iter(every[0].rules.values()))
        yield (
            f"Tables in {folder}",
            [Indicator(_without_targets(rule, one.kind), one.rows) for one in tables(folder) if one.rows],
        )


def _project(root: Path, plan: str) -> Project:
    project, _ = read_project(root / "rules", root / "data", plan, root)
    if project is None:
        raise SystemExit(f"{plan} cannot be read: run oba check.")
    return project


def _indicators(project: Project, *, made_up_days: bool = False) -> Iterator[Indicator]:
    """The indicators of a plan; where its days of publication are made up none is before its period's end."""
    for rule in project.rules.values():
        rows = list(project.observations.of(rule.id))
        if made_up_days:
            rows = [replace(row, published=max(row.published, row.period.end)) for row in rows]
        yield Indicator(rule, rows)


def _without_targets(rule: Rule, kind: Kind) -> Rule:
    per = {Kind.PERCENT: HUNDRED, Kind.RATE: Fraction(10000)}.get(kind)
    measure = replace(rule.measure, kind=kind, per=per, parts=None, between=None, base=None, checked=())
    path = replace(rule.newest.trajectory, start=None, targets=())
    return replace(rule, measure=measure, versions=(replace(rule.newest, trajectory=path),))


def _alarms(one: Indicator) -> set[tuple[str, str, int]]:
    """The code, file and line of every alarm about an indicator."""
    last = max((row.published for row in one.rows), default=None)
    if last is None:
        return set()
    now = Round(id="last", title="", cut_off=last, meeting=last)
    found = implausible({one.rule.id: one.rule}, lambda _: one.rows, (now,))
    return {(alarm.code, alarm.where.file, alarm.where.line or 0) for alarm in found}


def _known(rows: Sequence[Observation]) -> list[Observation]:
    return [row for row in rows if row.missing is None and row.status is not Status.DISPUTED]


def _fraction(row: Observation, _before: Observation | None, kind: Kind) -> Observation | None:
    """A percentage of 1 and more, sent as a share of 1."""
    if kind is not Kind.PERCENT or row.value is None or row.denominator or row.value < 1:
        return None
    return replace(row, value=row.value / HUNDRED)


def _times_ten(row: Observation, _before: Observation | None, _kind: Kind) -> Observation | None:
    """A value with a digit too many."""
    return replace(row, value=row.value * 10) if row.value and row.value > 0 and not row.denominator else None


def _by_ten(row: Observation, _before: Observation | None, kind: Kind) -> Observation | None:
    """A value with a digit missing; of a count its last."""
    if row.denominator or not row.value or row.value <= 0 or (kind is Kind.COUNT and row.value < 10):
        return None
    return replace(row, value=Fraction(row.value // 10) if kind is Kind.COUNT else row.value / 10)


def _counts_times_ten(row: Observation, _before: Observation | None, _kind: Kind) -> Observation | None:
    """A numerator with a digit too many."""
    return replace(row, numerator=row.numerator * 10) if row.numerator and row.denominator else None


def _exchanged(row: Observation, _before: Observation | None, _kind: Kind) -> Observation | None:
    if not row.numerator or not row.denominator or row.numerator == row.denominator:
        return None
    return replace(row, numerator=row.denominator, denominator=row.numerator, value=None)


def _again(row: Observation, before: Observation | None, _kind: Kind) -> Observation | None:
    """The counts of the period before, of enough people."""
    if before is None or not before.denominator or before.denominator < 30 or not row.denominator:
        return None
    return replace(row, numerator=before.numerator, denominator=before.denominator, value=None)


SLIPS: dict[str, Slip] = {
    "a percentage sent as a fraction": _fraction,
    "a value tenfold": _times_ten,
    "a value a tenth": _by_ten,
    "a numerator tenfold": _counts_times_ten,
    "numerator and denominator exchanged": _exchanged,
    "last period's counts sent again": _again,
}


def _caught(found: Sequence[Indicator]) -> Table:
    """Of each kind of slip: how many were planted, and what share the door stops and the alarms catch."""
    table = Table("slip", "planted", "stopped at the door", "caught by an alarm", "together", box=None)
    for name, slip in SLIPS.items():
        planted, stopped, caught = (sum(column) for column in zip(*(_planted(one, slip) for one in found), strict=True))
        if planted:
            shares = (f"{100 * n / planted:.1f} %" for n in (stopped, caught, stopped + caught))
            table.add_row(name, f"{planted:,}", *shares)
    return table


def _planted(one: Indicator, slip: Slip) -> tuple[int, int, int]:
    """Plant a slip in one place in so many, at one of its rows; how many, how many stopped, how many caught."""
    chance, kind = random.Random(f"{SEED} {one.rule.id} {len(one.rows)}"), one.rule.measure.kind  # noqa: S311 - the seed is fixed so that a run can be repeated; nothing is secret
    rows, slipped, stopped = list(one.rows), list[tuple[str, int]](), 0
    for at, before in _chosen(rows, chance):
        made = slip(rows[at], before, kind)
        if made is None:
            continue
        if _is_stopped(made, kind):
            stopped += 1
        else:
            rows[at] = made
            slipped.append((made.where.file, made.where.line or 0))
    told = {(file, line) for _, file, line in _alarms(Indicator(one.rule, rows))} if slipped else set()
    return stopped + len(slipped), stopped, len(told.intersection(slipped))


def _chosen(rows: Sequence[Observation], chance: random.Random) -> Iterator[tuple[int, Observation | None]]:
    """The rows to slip, and the one before each at its place."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if row.missing is None and row.status is not Status.DISPUTED:
            places[row.place, row.group].append(index)
    for same in places.values():
        ordered = sorted(same, key=lambda index: (rows[index].period.ordinal, rows[index].published))
        last = {rows[index].period.ordinal: index for index in ordered}
        if chance.randrange(ONE_PLACE_IN) == 0:
            at = chance.choice(list(last.values()))
            yield at, _before(rows, last, at)


def _before(rows: Sequence[Observation], last: dict[int, int], at: int) -> Observation | None:
    before = last.get(rows[at].period.ordinal - 1)
    return None if before is None else rows[before]


def _is_stopped(row: Observation, kind: Kind) -> bool:
    """Whether the door refuses the row: no percentage is more than all."""
    if kind is not Kind.PERCENT:
        return False
    more = row.numerator is not None and row.denominator is not None and row.numerator > row.denominator
    return more or (row.value is not None and row.value > HUNDRED)


def _table(alarms: Counter[str], rows: int) -> Table:
    table = Table("alarm", "how many", "in a thousand numbers", box=None)
    for code, count in sorted(alarms.items()):
        table.add_row(code, f"{count:,}", f"{1000 * count / rows:.3f}")
    table.add_row("all", f"{alarms.total():,}", f"{1000 * alarms.total() / rows:.3f}")
    return table


if __name__ == "__main__":
    run(*map(Path, sys.argv[1:2]))
