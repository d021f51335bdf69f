"""The same rules, data and round give the same bytes, by whatever processes, in whatever order, wherever they stand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from oba.render.cards import fingerprints
from tests.end_to_end import small
from tests.end_to_end.commands import ROOT, files, oba

REAL = "cypp-2010-13"


def test_the_small_plan_comes_out_the_same(small_round: Path, tmp_path: Path) -> None:
    """Made again in another folder, in one process, with other hashes, another time zone and another language."""
    here = small.copied(tmp_path / "another folder")
    elsewhere = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": str(tmp_path)}
    said = oba("build", small.PLAN, "--workers", "1", at=here, **elsewhere)
    assert (said.returncode, small.heard(said.stderr)) == (0, (small.WARNED, []))
    assert files(here / "output" / small.PLAN / small.NOW) == files(small_round)


@pytest.mark.slow
def test_the_worked_example_comes_out_the_same(plan_round: Path, tmp_path: Path) -> None:
    """The plan's own round made again, in four processes, with other hashes."""
    words = ("build", REAL, "--round", plan_round.name, "--output", tmp_path, "--workers", "4")
    said = oba(*words, at=ROOT, PYTHONHASHSEED="2")
    assert said.returncode == 0, said.stderr
    assert files(tmp_path / REAL / plan_round.name) == files(plan_round)


def test_a_build_needs_no_short_name_for_temporary_files(small_round: Path, tmp_path: Path) -> None:
    """Where the folder for them has a name too long for what processes are asked at, each begins by itself."""
    far = tmp_path / ("far" * 40)
    far.mkdir()
    here = small.copied(tmp_path / "here")
    said = oba("build", small.PLAN, "--workers", "2", at=here, TMPDIR=str(far))
    assert (said.returncode, small.heard(said.stderr)) == (0, (small.WARNED, []))
    assert files(here / "output" / small.PLAN / small.NOW) == files(small_round)


def test_templates_are_known_by_what_they_are(tmp_path: Path) -> None:
    """The manifest names them alike wherever their folder stands; a word in a read-me is none of them, a colour is."""
    moved = Path(shutil.copytree(ROOT / "cards", tmp_path / "my own cards"))
    before = fingerprints(ROOT / "cards")
    assert fingerprints(moved) == before
    (moved / "README.md").write_text("mine", encoding="utf-8")
    assert fingerprints(moved) == before
    (moved / "tokens.css").write_text("", encoding="utf-8")
    assert {name for name, digest in fingerprints(moved).items() if before[name] != digest} == {"cards/tokens.css"}
