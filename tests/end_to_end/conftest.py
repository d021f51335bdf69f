"""Rounds that several tests look at, each made once, by the command, in two processes."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end import small, verified
from tests.end_to_end.commands import ROOT, oba

REAL = "cypp-2010-13"
PROCESSES = ("--workers", "2")


@pytest.fixture(scope="session")
def small_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan's latest round, as published."""

    def make(here: Path) -> None:
        small.copied(here)
        said = oba("build", small.PLAN, *PROCESSES, at=here)
        assert (said.returncode, small.heard(said.stderr)) == (0, (small.WARNED, []))

    return _once(tmp_path_factory, "small", make) / "output" / small.PLAN / small.NOW


@pytest.fixture(scope="session")
def real_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example's second quarter, as published."""
    return _published(tmp_path_factory, "2010-11-q2")


@pytest.fixture(scope="session")
def plan_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example's first round, of the plan as it was published."""
    return _published(tmp_path_factory, "2009-10-q4")


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> verified.Published:
    """The small plan's first round, published, released and signed; to be copied before it is altered."""
    return verified.published(_once(tmp_path_factory, "verified", verified.make))


def _published(tmp_path_factory: pytest.TempPathFactory, now: str) -> Path:
    def make(output: Path) -> None:
        said = oba("build", REAL, "--round", now, "--output", output, *PROCESSES, at=ROOT)
        assert said.returncode == 0, said.stderr

    return _once(tmp_path_factory, now, make) / REAL / now


def _once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made by the first who asks; processes that run tests side by side wait for one another."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base  # each process of xdist has a folder below one
    folder, made = shared / name, shared / f"{name}.made"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(folder)
            made.touch()
    return folder
