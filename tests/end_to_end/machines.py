"""A real scheduler and real workers of Dask, each a process of this machine, on the loopback address."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.end_to_end.commands import environment

LOOPBACK = "127.0.0.1"
DASK = "from distributed.cli.dask_{what} import main; main()"
_FILE = "scheduler.json"  # into which a scheduler writes where it listens


@contextmanager
def scheduler(at: Path, first: str = "") -> Iterator[str]:
    """A scheduler as long as it is needed; its address. It does `first` before it begins."""
    told = at / _FILE
    told.unlink(missing_ok=True)
    words = ("--host", LOOPBACK, "--port", "0", "--scheduler-file", str(told), "--no-dashboard", "--no-show")
    with _running("scheduler", at, first, *words) as process:
        while not (told.exists() and told.stat().st_size):
            _alive(process, at, "scheduler")
        yield json.loads(told.read_text(encoding="utf-8"))["address"]


@contextmanager
def worker(
    address: str, at: Path, name: str = "a", *, first: str = "", threads: int = 1, again: bool = False
) -> Iterator[subprocess.Popen[str]]:
    """A worker; with `again` a nanny starts it anew whenever it ends. It does `first` before it begins."""
    words = (address, "--host", LOOPBACK, "--nthreads", str(threads), "--name", name, "--no-dashboard",
             "--local-directory", str(at), "--nanny" if again else "--no-nanny")  # fmt: skip
    with _running("worker", at, first, *words, log=name) as process:
        while "Starting established connection" not in (at / f"{name}.log").read_text(encoding="utf-8"):
            _alive(process, at, name)
        yield process


@contextmanager
def cluster(at: Path, *names: str) -> Iterator[str]:
    """A scheduler and workers of these names; its address."""
    with ExitStack() as running:
        address = running.enter_context(scheduler(at))
        for name in names:
            running.enter_context(worker(address, at, name))
        yield address


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
