"""Receiving the whole Local Authority Interactive Tool: read, checked, held against what is known, written as rows.

Each of its 434 series is an indicator of the plan, and each area a place. One process on one core.
"""

from __future__ import annotations

import csv
import json
import lzma
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.lait_plan import BY_WIDTH, PLAN, PUBLISHED, id_of, kind_of, slug, write_plan
from benchmarks.published import LAIT, Series, Tool, read_tool

_FILE = "tool.csv"
_HEADINGS = ("Short Desc", "Data item", "Years", "LA and Regions", "Values", "LA Number", "Region")
# What a person has to settle: England's count among rates, a year that is none, and series whose unit does not say
# that they are counts.
_SETTLED = {
    "FirstYJS": "leave_out: [{place: england, why: a count}]",
    "CINPermExclusion": 'leave_out: [{period: "0", why: no year}]',
}
_COUNTS = ("PreChildDea", "Premium", "Social_Work_Leavers", "Social_Work_Starters", "Work_Force_NoSW")
_RECEIVE = """
import json, resource, sys, time
from oba.cli import main
began = time.process_time()
status = 0
try:
    main()
except SystemExit as end:
    status = end.code or 0
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"status": status, "seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}))
"""


def run() -> None:
    """Receive the tool once without and once with --write, and print what each took."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        rows = write_tool(folder)
        table = Table("", "processor's seconds", "most memory", "said", box=None)
        for words in ((), ("--write",), ("--write",)):
            found, said = _receive(folder, *words)
            table.add_row(
                " ".join(("receive", *words)), f"{found['seconds']:.1f} s", f"{found['megabytes']:,.0f} MB", said
            )
    Console().print(f"{rows:,} rows; load of the machine {os.getloadavg()[0]:.1f}")
    Console().print(table)


def write_tool(folder: Path) -> int:
    """Write the tool's long table, a plan that takes all of it and its published.yaml; how many rows the table has."""
    tool = read_tool()
    write_plan(tool, tool.series, folder, BY_WIDTH)
    data = folder / "data" / PLAN
    (data / "observations" / "lait.csv").unlink()
    (data / "published.yaml").write_text("".join(_mapping(tool)), encoding="utf-8")
    return _long(folder / _FILE)


def _mapping(tool: Tool) -> Iterator[str]:
    yield "places:\n"
    yield from (f"  {slug(area.name)}: {area.number}\n" for area in tool.areas)
    yield "indicators:\n"
    counts = ", ".join(f"{{place: {slug(area.name)}, why: a sum}}" for area in tool.areas if area.outside)
    settled = _SETTLED | dict.fromkeys(_COUNTS, f"keep: [{counts}]")
    yield from (_entry(series, settled.get(series.code, "")) for series in tool.series)


def _entry(series: Series, settled: str) -> str:
    return (
        f"  - indicator: {id_of(series)}\n    layout: lait\n    series: {json.dumps(series.code)}\n"
        f"    unit: {kind_of(series)}\n    status: final\n    published: {PUBLISHED}\n    {settled}\n"
    )


def _long(path: Path) -> int:
    """The table as it is published: a line for each series, year and area."""
    with (LAIT / "areas.csv").open(encoding="utf-8", newline="") as file:
        areas = {row["area"]: (row["name"], row["region"]) for row in csv.DictReader(file)}
    with (LAIT / "series.csv").open(encoding="utf-8", newline="") as file:
        titles = {row["series"]: row["title"] for row in csv.DictReader(file)}
    rows = 0
    with (
        lzma.open(LAIT / "values.csv.xz", "rt", encoding="utf-8", newline="") as values,
        path.open("w", encoding="utf-8", newline="") as out,
    ):
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_HEADINGS)
        for row in csv.DictReader(values):
            code, year = row.pop("series"), row.pop("year")
            for number, value in row.items():
                name, region = areas[number]
                writer.writerow((code, titles[code], year, name, value, number, region))
                rows += 1
    return rows


def _receive(folder: Path, *words: str) -> tuple[dict[str, float], str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1]), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-c", _RECEIVE, "receive", PLAN, _FILE, *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    *said, last = done.stdout.splitlines()
    try:
        return json.loads(last), next((line for line in reversed(said) if line), done.stderr[-200:])
    except ValueError:
        raise SystemExit(done.stderr or done.stdout[-2000:]) from None


if __name__ == "__main__":
    run()
