"""Rounds that several tests look at, each made once, by the command, in two processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end import small
from tests.end_to_end.commands import ROOT, oba

REAL = "cypp-2010-13"
PROCESSES = ("--workers", "2")


@pytest.fixture(scope="session")
def small_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan's latest round, as published."""
    here = small.copied(tmp_path_factory.mktemp("small"))
    said = oba("build", small.PLAN, *PROCESSES, at=here)
    assert (said.returncode, said.stderr) == (0, "")
    return here / "output" / small.PLAN / small.NOW


@pytest.fixture(scope="session")
def real_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example's second quarter, as published."""
    return _published("2010-11-q2", tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def plan_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example's first round, of the plan as it was published."""
    return _published("2009-10-q4", tmp_path_factory.mktemp("plan"))


def _published(now: str, output: Path) -> Path:
    said = oba("build", REAL, "--round", now, "--output", output, *PROCESSES, at=ROOT)
    assert said.returncode == 0, said.stderr
    return output / REAL / now
