"""A round made on a Dask cluster is the round that one process makes, whatever becomes of the workers meanwhile."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

from tests.end_to_end import small
from tests.end_to_end.commands import HEEDING_INTERRUPTS, OBA, ROOT, TRACEBACK, environment, files, oba
from tests.end_to_end.machines import cluster, scheduler, worker

pytestmark = pytest.mark.slow
OUTPUT = Path("output") / small.PLAN / small.NOW


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The small plan where the user stands, who has built nothing."""
    return small.copied(tmp_path / "here")


def build(here: Path, address: str) -> subprocess.Popen[str]:
    """A build on a cluster, from when the first of its documents is written."""
    command = [*HEEDING_INTERRUPTS, OBA, "build", small.PLAN, "--cluster", address]
    begun = subprocess.Popen(
        command, cwd=here, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    stage = here / OUTPUT.with_name(f".{small.NOW}.building-{begun.pid}")
    while not any(stage.rglob("*.pdf")):
        assert begun.poll() is None, begun.communicate()
        time.sleep(0.01)
    return begun


def test_a_round_comes_out_the_same(here: Path, tmp_path: Path, small_round: Path) -> None:
    """Two workers, with templates that none of them has: every file has the bytes it has from processes."""
    cards = shutil.copytree(ROOT / "cards", here / "own cards")
    with cluster(tmp_path, "a", "b") as address:
        said = oba("build", small.PLAN, "--cluster", address, "--cards", cards, at=here)
    assert (said.returncode, small.heard(said.stderr)) == (0, (small.WARNED, []))
    assert files(here / OUTPUT) == files(small_round)


def test_drafts_come_out_the_same(here: Path, tmp_path: Path) -> None:
    """A whole round of drafts, too, is what this machine's processes make; on one worker that has four threads."""
    drafts = here / "output" / small.PLAN / "drafts"
    assert oba("build", small.PLAN, "--draft", at=here).returncode == 0
    before = files(drafts)
    shutil.rmtree(drafts)
    with scheduler(tmp_path) as address, worker(address, tmp_path, threads=4):
        assert oba("build", small.PLAN, "--draft", "--cluster", address, at=here).returncode == 0
    assert files(drafts) == before


def test_a_worker_that_is_killed_is_replaced_by_the_others(here: Path, tmp_path: Path, small_round: Path) -> None:
    """Kill -9 to a worker in the middle: the other makes what it was making, and the round is the same."""
    with scheduler(tmp_path) as address, worker(address, tmp_path, "b"), worker(address, tmp_path) as killed:
        begun = build(here, address)
        killed.kill()
        killed.wait()
        _, err = begun.communicate(timeout=300)
    assert (begun.returncode, small.heard(err)) == (0, (small.WARNED, []))
    assert files(here / OUTPUT) == files(small_round)


def test_a_worker_that_comes_again_gets_everything_again(here: Path, tmp_path: Path, small_round: Path) -> None:
    """Where the only worker is killed, and started again by its nanny, all it was given is sent anew."""
    with scheduler(tmp_path) as address, worker(address, tmp_path, again=True):
        with Client(address) as asked:
            (process,) = asked.run(os.getpid).values()
        begun = build(here, address)
        os.kill(process, signal.SIGKILL)
        _, err = begun.communicate(timeout=300)
    assert (begun.returncode, small.heard(err)) == (0, (small.WARNED, []))
    assert files(here / OUTPUT) == files(small_round)


def test_a_build_that_is_stopped_leaves_nothing_behind(here: Path, tmp_path: Path) -> None:
    """Ctrl-C: one line, nothing published, and the cluster forgets what it was given, so that the next may use it."""
    with cluster(tmp_path, "a", "b") as address:
        begun = build(here, address)
        begun.send_signal(signal.SIGINT)
        out, err = begun.communicate(timeout=60)
        assert (begun.returncode, out) == (1, "")
        assert err == "Stopped. Nothing was published; the round before stands as it was.\n"
        assert not (here / OUTPUT.parent.parent).exists() or list((here / OUTPUT.parent.parent).rglob("*.pdf")) == []
        assert left_over(address) == 0


def left_over(address: str) -> int:
    """How many tasks the scheduler still knows, once the workers have ended what they were at."""

    def known(dask_scheduler: Any = None) -> int:  # noqa: ANN401 - as the scheduler passes itself
        return len(dask_scheduler.tasks)

    with Client(address) as asked:
        patience = 600
        while (found := int(asked.run_on_scheduler(known))) and patience:
            patience -= 1
            time.sleep(0.1)
    return found


def test_a_cluster_without_workers_left_is_said_in_one_line(here: Path, tmp_path: Path) -> None:
    """Where the last worker ends, another is waited for, and then the build ends, with nothing published."""
    with scheduler(tmp_path) as address, worker(address, tmp_path) as last:
        begun = build(here, address)
        last.kill()
        last.wait()
        out, err = begun.communicate(timeout=300)
    assert (begun.returncode, out) == (1, "")
    assert err.startswith("output: A020 the cluster has no worker left\n")
    assert err.count("\n") == 3
    assert not (here / OUTPUT).exists()


def test_a_worker_without_room_is_named(here: Path, tmp_path: Path) -> None:
    """Where a worker cannot store what it is sent, which differs from machine to machine, it is told by its address."""
    small_files = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))"
    with scheduler(tmp_path) as address, worker(address, tmp_path, first=small_files):
        said = oba("build", small.PLAN, "--cluster", address, at=here)
    assert (said.returncode, said.stdout) == (1, "")
    assert re.match(r"output: A020 on worker tcp://127\.0\.0\.1:\d+ .* would go over what you may store\n", said.stderr)
    assert said.stderr.count("\n") == 3


def test_a_scheduler_that_goes_is_said_in_one_line(here: Path, tmp_path: Path) -> None:
    """Where the scheduler ends in the middle the build ends, with nothing published."""
    with ExitStack() as running:
        address = running.enter_context(scheduler(tmp_path))
        with worker(address, tmp_path):
            begun = build(here, address)
            running.close()
            out, err = begun.communicate(timeout=120)
    assert (begun.returncode, out) == (1, "")
    assert TRACEBACK not in err
    assert err.startswith("output: A020 the scheduler of the cluster has gone\n")
    assert err.count("\n") == 3
    assert not (here / OUTPUT).exists()
