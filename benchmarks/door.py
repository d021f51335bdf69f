"""Reading 864,000 rows: the processor's seconds and the most memory, also beside another revision.

`python -m benchmarks.door REVISION` reads the same files with that revision's code too, turn by turn in one run.
"""

from __future__ import annotations

import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from benchmarks.answers import checkout
from benchmarks.lait_plan import BY_WIDTH, PLAN, PUBLISHED, TOP, id_of, kind_of, period_of, slug, write_plan
from benchmarks.published import Tool, read_tool
from oba.domain.number import fixed, parse_number

ROWS, TIMES = 864_000, 3
_ROOT = Path(__file__).resolve().parents[1]
_COLUMNS = (
    "indicator", "place", "period", "numerator", "denominator", "value", "lower", "upper", "level",
    "status", "published",
)  # fmt: skip
# One process that reads as a command does, and then takes every row as rolling up does.
_READ = """
import gc, json, resource, sys, time
from pathlib import Path
from oba.cli import COLLECT_AFTER
from oba.read.project import read_project

def megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

gc.set_threshold(COLLECT_AFTER)
folder, plan = Path(sys.argv[1]), sys.argv[2]
began = time.process_time()
project, problems = read_project(folder / "rules", folder / "data", plan, folder)
read, most = time.process_time(), megabytes()
rows = sum(1 for row in project.observations)
taken = time.process_time()
print(json.dumps({"read": read - began, "taken": taken - read, "megabytes": most,
                  "rows": rows, "problems": len(problems)}))
"""


class Read(NamedTuple):
    """What reading once took: seconds until there is a project, until each row was taken, and the most MB."""

    read: float
    taken: float
    megabytes: float


def run(revision: str = "") -> None:
    """Measure and print one table; with a revision, a column for it as well."""
    with tempfile.TemporaryDirectory() as folder, _sources(revision) as sources:
        rows = _write(Path(folder))
        load = os.getloadavg()[0]
        turns = [{name: _read(Path(folder), source, rows) for name, source in sources.items()} for _ in range(TIMES)]
    table = Table("", *sources, box=None)
    for what, each in _lines({name: [turn[name] for turn in turns] for name in sources}):
        table.add_row(what, *each)
    Console().print(f"{rows:,} rows, the median of {TIMES}; load of the machine at the start {load:.1f}")
    Console().print(table)


@contextmanager
def _sources(revision: str) -> Iterator[Mapping[str, Path]]:
    """The code here, and that of a revision, by the name to print."""
    if not revision:
        yield {"here": _ROOT}
        return
    with checkout(revision) as other:
        yield {revision: other, "here": _ROOT}


def _lines(read: Mapping[str, Sequence[Read]]) -> Iterator[tuple[str, list[str]]]:
    middle = {name: Read(*map(statistics.median, zip(*its, strict=True))) for name, its in read.items()}
    yield "read", [f"{its.read:.1f} s" for its in middle.values()]
    yield "every row taken", [f"{its.taken:.1f} s" for its in middle.values()]
    yield "most memory", [f"{its.megabytes:,.0f} MB" for its in middle.values()]


def _read(folder: Path, source: Path, rows: int) -> Read:
    """Read once in a process of its own, with the code of one checkout."""
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONSAFEPATH": "1"}
    words = [sys.executable, "-c", _READ, str(folder), PLAN]
    done = subprocess.run(words, cwd=source, env=environment, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    if found.pop("rows") != rows or found.pop("problems"):
        raise SystemExit(f"{source}: not every row was read")
    return Read(**found)


def _write(folder: Path) -> int:
    """Write the whole tool as a plan, and again with other places until there are enough rows; how many there are."""
    tool = read_tool()
    written = write_plan(tool, tool.series, folder, BY_WIDTH).rows
    data = folder / "data" / PLAN
    with (data / "places.csv").open("a", encoding="utf-8") as places:
        places.writelines(f"{name}-ii,{name},authority,{TOP}\n" for name in _names(tool))
    with (data / "observations" / "more.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(islice(_more(tool), ROWS - written))
    return ROWS


def _names(tool: Tool) -> Iterator[str]:
    yield from (slug(area.name) for area in tool.areas if not area.outside)


def _more(tool: Tool) -> Iterator[tuple[str, ...]]:
    """The same series in other places, percentages first: with their counts and an interval, which hold together."""
    for series in sorted(tool.series, key=lambda series: kind_of(series) != "percent"):
        has_counts = kind_of(series) == "percent"
        for years, printed in series.numbers.items():
            known = zip(_names(tool), printed.values.values(), strict=False)
            for n, (name, text) in enumerate(known):
                value = parse_number(text)
                number = "0" if value is None else text
                cells = _counted(value or Fraction(0), 150 + 7 * n) if has_counts else ("", "", number, "", "", "")
                yield id_of(series), f"{name}-ii", period_of(series, years), *cells, printed.status, PUBLISHED


def _counted(percent: Fraction, of: int) -> tuple[str, ...]:
    """Numerator, denominator, value, lower, upper and level of about so many percent of so many children."""
    some = round(percent * of / 100)
    value = Fraction(100 * some, of)
    return str(some), str(of), fixed(value, 1), fixed(value - 2, 1), fixed(value + 2, 1), "95"


if __name__ == "__main__":
    run(*sys.argv[1:2])
