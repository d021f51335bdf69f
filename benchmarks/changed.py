"""A round built, and built again: after nothing has changed, and after one number of one area has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

PLAN, WORKERS = "cypp-2010-13", 2
_ROOT = Path(__file__).parents[1]
_OBA = str(Path(sys.executable).with_name("oba"))
_ROWS = f"data/{PLAN}/observations/illustrative-2010-11-q2.csv"
_BEFORE, _AFTER = "ni-92,northern,2010/11,,,,32.0,", "ni-92,northern,2010/11,,,,{},"
_NUMBERS = ("33.5", "34.5", "35.5")


class Built(NamedTuple):
    """What had happened before a build, how long it took on the clock, and how many documents came out otherwise."""

    after: str
    seconds: float
    otherwise: str


def run() -> None:
    """Measure and print one table; of builds after a change of a number the quickest."""
    with tempfile.TemporaryDirectory() as scratch:
        built = list(_built(Path(scratch)))
    table = Table("", "seconds", "of the first", "files that differ", box=None)
    for one in built:
        table.add_row(one.after, f"{one.seconds:.1f}", f"{one.seconds / built[0].seconds:.0%}", one.otherwise)
    Console().print(table)
    Console().print(f"Load of the machine {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")


def _built(folder: Path) -> Iterator[Built]:
    for name in ("rules", "data", "cards"):
        shutil.copytree(_ROOT / name, folder / name)
    (folder / "output").mkdir()
    yield Built("nothing is there", _build(folder), "")
    yield Built("nothing has changed", _build(folder), "0")
    quickest = min((_after_change(folder, number) for number in _NUMBERS), key=lambda one: one.seconds)
    yield quickest


def _after_change(folder: Path, number: str) -> Built:
    """A build after one number of one area was changed, once more to another than before."""
    rows, before = folder / _ROWS, folder / "before"
    text = (_ROOT / _ROWS).read_text(encoding="utf-8")
    if _BEFORE not in text:
        raise SystemExit(f"{_ROWS} has no row {_BEFORE}")
    shutil.copytree(folder / "output" / PLAN, before)
    rows.write_text(text.replace(_BEFORE, _AFTER.format(number)), encoding="utf-8")
    seconds = _build(folder)
    names = [path.relative_to(before) for path in before.rglob("*") if path.is_file()]
    differ = sum(not cmp(before / name, folder / "output" / PLAN / name, shallow=False) for name in names)
    shutil.rmtree(before)
    return Built("one number of one area", seconds, f"{differ} of {len(names)}")


def _build(folder: Path) -> float:
    began = time.perf_counter()
    command = [_OBA, "build", PLAN, "--workers", str(WORKERS)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - began
