"""A real scheduler and real workers of Dask, each a process of this machine, on the loopback address."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.end_to_end.commands import environment

LOOPBACK = "127.0.0.1"
DASK = "from distributed.cli.dask_{what} import main; main()"
_FILE = "scheduler.json"  # into which a scheduler writes where it listens


@contextmanager
def scheduler(at: Path, first: str = "", port: int = 0) -> Iterator[str]:
    """A scheduler as long as it is needed; its address. It does `first` before it begins."""
    told = at / _FILE
    told.unlink(missing_ok=True)
    words = ("--host", LOOPBACK, "--port", str(port), "--scheduler-file", str(told), "--no-dashboard", "--no-show")
    with _running("scheduler", at, first, *words) as process:
        while not (told.exists() and told.stat().st_size):
            _alive(process, at, "scheduler")
        yield json.loads(told.read_text(encoding="utf-8"))["address"]


@contextmanager
def worker(address: str, at: Path, *words: str, name: str = "a", first: str = "") -> Iterator[subprocess.Popen[str]]:
    """A worker of one thread, without a process that would start it again unless `words` say so."""
    alone = words or ("--no-nanny",)
    words = (address, "--host", LOOPBACK, "--nthreads", "1", "--name", name, "--no-dashboard",
             "--local-directory", str(at), *alone)  # fmt: skip
    with _running("worker", at, first, *words, log=name) as process:
        while "Starting established connection" not in (at / f"{name}.log").read_text(encoding="utf-8"):
            _alive(process, at, name)
        yield process


@contextmanager
def cluster(at: Path, *names: str) -> Iterator[str]:
    """A scheduler and workers of these names; its address."""
    with scheduler(at) as address:
        yield from _with_workers(address, at, list(names))


def _with_workers(address: str, at: Path, names: list[str]) -> Iterator[str]:
    if not names:
        yield address
        return
    with worker(address, at, name=names[0]):
        yield from _with_workers(address, at, names[1:])


@contextmanager
def _running(what: str, at: Path, first: str, *words: str, log: str = "scheduler") -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", "\n".join((first, DASK.format(what=what))), *words]
    with (at / f"{log}.log").open("w", encoding="utf-8") as said:
        process = subprocess.Popen(command, cwd=at, env=environment(), stdout=said, stderr=said, text=True)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _alive(process: subprocess.Popen[str], at: Path, log: str) -> None:
    """See that a process still runs, before it is looked at again."""
    assert process.poll() is None, (at / f"{log}.log").read_text(encoding="utf-8")
    time.sleep(0.05)
