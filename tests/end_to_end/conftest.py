"""Rounds that several tests look at, each made once, by the command, for the one worker that has all of these tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end import small, verified
from tests.end_to_end.commands import ROOT, oba

REAL = "cypp-2010-13"


@pytest.fixture(scope="session")
def small_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan's latest round, as published."""
    here = small.copied(tmp_path_factory.mktemp("small"))
    said = oba("build", small.PLAN, "--workers", "2", at=here)
    assert (said.returncode, small.heard(said.stderr)) == (0, (small.WARNED, []))
    return here / "output" / small.PLAN / small.NOW


@pytest.fixture(scope="session")
def real_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example's second quarter, as published."""
    return _published(tmp_path_factory.mktemp("real"), "2010-11-q2")


@pytest.fixture(scope="session")
def plan_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example's first round, of the plan as it was published."""
    return _published(tmp_path_factory.mktemp("plan"), "2009-10-q4")


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> verified.Published:
    """The small plan's first round, published, released and signed; to be copied before it is altered."""
    here = tmp_path_factory.mktemp("verified")
    verified.make(here)
    return verified.published(here)


def _published(output: Path, now: str) -> Path:
    alone = ("--workers", "1")  # beside whoever is at other tests meanwhile
    said = oba("build", REAL, "--round", now, "--output", output, *alone, at=ROOT)
    assert said.returncode == 0, said.stderr
    return output / REAL / now
