"""A country: every authority answered, and the documents of some of them made, by one worker of a cluster and by two.

Scheduler and workers are processes of this machine, of one thread each; all that a round is sent goes through them as
it would from machine to machine.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from distributed import Client
from rich.console import Console
from rich.table import Table

from benchmarks.lait_plan import BY_WIDTH, PLAN, write_plan
from benchmarks.published import Area, Series, Tool, read_tool
from benchmarks.whole import measured, packed
from tests.end_to_end.machines import cluster

_OBA = Path(sys.executable).with_name("oba")
PARTS = 4  # of the country, each a plan of its own, which workers answer in turn
SAMPLES = (4, 8)  # authorities whose documents are made
_EVERY = 20  # of the tool's series each makes a card of a sample
_ONE, _TWO = ("one",), ("one", "two")


class Took(NamedTuple):
    """Seconds: on the clock, of the processor here, and of that of each worker; `how_much` was done."""

    what: str
    how_much: str
    clock: float
    here: float
    workers: tuple[float, ...] = ()

    @property
    def alone(self) -> float:
        """What the clock would show if nothing else ran: the processor here, and then at the busiest worker."""
        return self.here + max(self.workers, default=0)


def run() -> None:
    """Measure and print one table."""
    tool = read_tool()
    table = Table("", "made", "clock", "processor here", "at each worker", "here + busiest worker", box=None)
    for took in (*_answers(tool), *_documents(tool)):
        each = " · ".join(f"{seconds:.1f} s" for seconds in took.workers)
        clock, here, alone = (f"{seconds:.1f} s" for seconds in (took.clock, took.here, took.alone))
        table.add_row(took.what, took.how_much, clock, here, each, alone)
    Console(width=150).print(table)
    Console().print(f"Load of the machine {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")


def _answers(tool: Tool) -> Iterator[Took]:
    """Every authority, every series: as one plan in one process, and as several plans on workers."""
    authorities = [area for area in tool.areas if not area.outside]
    parts = [authorities[first::PARTS] for first in range(PARTS)]
    with tempfile.TemporaryDirectory() as made:
        whole, folders = Path(made) / "whole", [Path(made) / f"part-{number}" for number in range(PARTS)]
        write_plan(tool, tool.series, whole, BY_WIDTH)
        for folder, part in zip(folders, parts, strict=True):
            write_plan(*_only(tool, part, 1), folder, BY_WIDTH)
        yield _answered("one plan, one worker", [whole], _ONE)
        yield _sent(whole)
        yield _answered(f"{PARTS} plans, one worker", folders, _ONE)
        yield _answered(f"{PARTS} plans, two workers", folders, _TWO)


def _sent(folder: Path) -> Took:
    """What a worker is sent of the whole country: how large it is, and what packing and opening it take."""
    with _cluster(_ONE) as client:
        began = time.perf_counter()
        found = client.submit(packed, folder, PLAN).result()
        clock = time.perf_counter() - began
    return Took("one plan, sent to a worker", f"{found.megabytes:,.0f} MB", clock, found.packing, (found.opening,))


def _answered(what: str, folders: Sequence[Path], names: Sequence[str]) -> Took:
    with _cluster(names) as client:
        before, began = _processor(client), time.perf_counter()
        done = client.gather(client.map(measured, folders, [PLAN] * len(folders)))
        clock, after = time.perf_counter() - began, _processor(client)
    findings = sum(int(one["findings"]) for one in done)
    return Took(what, f"{findings:,} findings", clock, 0, _spent(before, after))


def _documents(tool: Tool) -> Iterator[Took]:
    """Whole rounds of some authorities, published: by one process, by one worker and by two."""
    for count in SAMPLES:
        authorities = [area for area in tool.areas if not area.outside][:count]
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            write_plan(*_only(tool, authorities, _EVERY), folder, BY_WIDTH)
            name = f"{count} authorities"
            yield _built(f"{name}, --workers 1", folder, "--workers", "1")
            for many, names in (("one worker", _ONE), ("two workers", _TWO)):
                with _cluster(names) as client:
                    before = _processor(client)
                    took = _built(f"{name}, {many}", folder, "--cluster", client.scheduler_info()["address"])
                    yield took._replace(workers=_spent(before, _processor(client)))


def _built(what: str, folder: Path, *words: str) -> Took:
    """A round published where nothing is kept of others."""
    with tempfile.TemporaryDirectory() as output:
        began, before = time.perf_counter(), _children()
        subprocess.run([_OBA, "build", PLAN, "--output", output, *words], cwd=folder, check=True, capture_output=True)
        clock, here = time.perf_counter() - began, _children() - before
        cards = len(list(Path(output).glob("*/*/*/cards/*.pdf")))
        megabytes = sum(one.stat().st_size for one in Path(output, PLAN).rglob("*") if one.is_file()) / 1e6
    return Took(what, f"{cards} cards, {megabytes:.0f} MB", clock, here)


def _only(tool: Tool, authorities: Sequence[Area], every: int) -> tuple[Tool, Sequence[Series]]:
    """The tool with some authorities, and those outside; and of its series one in so many."""
    areas = (*authorities, *(area for area in tool.areas if area.outside))
    kept = {area.number for area in areas}
    series = [_with(one, kept) for one in tool.series[::every]]
    return tool._replace(areas=areas), series


def _with(series: Series, areas: set[str]) -> Series:
    numbers = {
        years: its._replace(values={area: value for area, value in its.values.items() if area in areas})
        for years, its in series.numbers.items()
    }
    return series._replace(numbers=numbers)


@contextmanager
def _cluster(names: Sequence[str]) -> Iterator[Client]:
    """A scheduler and workers of these names, fresh, so that none has anything ready."""
    with tempfile.TemporaryDirectory() as at, cluster(Path(at), *names) as address, Client(address) as client:
        yield client


def _processor(client: Client) -> Mapping[str, float]:
    """The processor's seconds of each worker until now."""
    found: Mapping[str, float] = client.run(time.process_time)
    return found


def _spent(before: Mapping[str, float], after: Mapping[str, float]) -> tuple[float, ...]:
    return tuple(after[name] - before[name] for name in before)


def _children() -> float:
    """The processor's seconds of all programs that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    run()
