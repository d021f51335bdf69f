"""Answers a second, by widths and by each test of chance, and every series of a national tool in one process."""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from benchmarks.lait_plan import BY_WIDTH, ENGLAND, PLAN, write_plan
from benchmarks.published import Series, Tool, read_tool
from oba.assess.assessment import assess
from oba.cli import COLLECT_AFTER
from oba.domain.evidence import Series as Known
from oba.domain.rule import Rule
from oba.quarter import Folders, read
from oba.read.project import Project
from oba.rollup.own_figures import known
from oba.rollup.series import roll_up
from oba.statistics.xmr import chart

WAYS = {
    "widths alone": BY_WIDTH,
    "direction: intervals 95": BY_WIDTH._replace(direction="compare_with: previous, test: intervals 95"),
    "direction: recent trend": BY_WIDTH._replace(direction="test: recent trend"),
    "direction: xmr": BY_WIDTH._replace(direction="test: xmr"),
    "threshold: interval 95": BY_WIDTH._replace(threshold="test: interval 95"),
    "comparators: interval 95": BY_WIDTH._replace(comparators="test: interval 95"),
    "comparators: interval 95 and 99.8": BY_WIDTH._replace(comparators="test: interval 95 and 99.8"),
}
CHOSEN, TIMES, QUESTIONS = 8, 5, 5
POINTS, CHARTS = 24, 2000


class Row(NamedTuple):
    """A line of the table."""

    what: str
    took: str


def run() -> None:
    """Measure and print one table; seconds are the processor's, so that other work on the machine matters less."""
    gc.set_threshold(COLLECT_AFTER)
    tool = read_tool()
    table = Table(box=None, show_header=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    for row in (*_ways(tool), _chart(), *_sizes(tool)):
        table.add_row(*row)
    Console().print(table)


def _ways(tool: Tool) -> Iterator[Row]:
    chosen = [series for series in tool.series if _is_counted(series)][:CHOSEN]
    for name, way in WAYS.items():
        with tempfile.TemporaryDirectory() as folder:
            write_plan(tool, chosen, Path(folder), way, counts=True)
            project = _read(Path(folder))
        yield Row(name, f"{findings_a_second(project):,.0f} findings/s")


def _is_counted(series: Series) -> bool:
    """Whether a series has ten years of percentages of which more or fewer is better, so that every test fits."""
    england = [numbers.values[ENGLAND] for numbers in series.numbers.values()]
    is_whole = len(england) == 10 and "-" not in england
    return is_whole and series.unit.startswith("%") and series.polarity in ("High", "Low")


def _read(folder: Path) -> Project:
    where = Folders(rules=folder / "rules", data=folder / "data", cards=folder, output=folder, root=folder)
    project, problems = read(where, PLAN)
    if project is None or problems:
        raise SystemExit("\n".join(f"{one.where}: {one.code} {one.what}" for one in problems[:20]))
    return project


def findings_a_second(project: Project) -> float:
    """How many findings one core makes in a second; places whose latest number is missing are left out."""
    cut_off = project.plan.rounds[-1].cut_off
    rows = known(project.observations, cut_off)
    series = {
        rule.id: roll_up(rule, [row for row in rows if row.indicator == rule.id], project.places)[0]
        for rule in project.rules.values()
    }
    made, taken = 0, []
    for _ in range(TIMES + 1):
        began = time.process_time()
        made = sum(_assess_all(project, rule, series[rule.id]) for rule in project.rules.values())
        taken.append(time.process_time() - began)
    return made / statistics.median(taken[1:])


def _assess_all(project: Project, rule: Rule, series: Mapping[str, Known]) -> int:
    """Assess one rule everywhere; how many findings there were."""
    judged = [place for place in project.places.documented if _has_number(series.get(place.id))]
    for place in judged:
        assess(rule, place, project.places, series, project.plan.policy, project.plan.rounds[-1].cut_off)
    return QUESTIONS * len(judged)


def _has_number(series: Known | None) -> bool:
    latest = series.latest if series else None
    return latest is not None and latest.value is not None


def _chart() -> Row:
    values = [50 + (number * 37 % 23) / 2 for number in range(POINTS)]
    began = time.process_time()
    for _ in range(CHARTS):
        chart(values)
    seconds = (time.process_time() - began) / CHARTS
    return Row(f"one control chart of {POINTS} numbers", f"{seconds * 1000:.3f} ms")


def _sizes(tool: Tool) -> Iterator[Row]:
    for name, chosen in {"half the tool": tool.series[::2], "the whole tool": tool.series}.items():
        with tempfile.TemporaryDirectory() as folder:
            size = write_plan(tool, chosen, Path(folder), BY_WIDTH)
            found = _whole(Path(folder))
        total = found["read"] + found["checked"] + found["answered"]
        yield Row(f"{name}: {size.series:,} series, {size.rows:,} rows", f"{total:.1f} s, {found['megabytes']:,.0f} MB")
        yield Row("  read", f"{found['read']:.1f} s")
        yield Row("  rules checked", f"{found['checked']:.1f} s")
        yield Row(f"  rolled up, protected, {found['findings']:,.0f} findings", f"{found['answered']:.1f} s")
        yield Row("  for a thousand series", f"{1000 * total / size.series:.2f} s")
    yield from (Row(f"values left out, because {why}", f"{count:,}") for why, count in tool.left_out.items())


def _whole(folder: Path) -> Mapping[str, float]:
    """Read, check and answer a plan in a process of its own, so that its memory is its own."""
    words = [sys.executable, "-m", "benchmarks.whole", str(folder), PLAN]
    done = subprocess.run(words, cwd=Path(__file__).parents[1], check=True, capture_output=True, text=True)
    found: Mapping[str, float] = json.loads(done.stdout)
    return found
