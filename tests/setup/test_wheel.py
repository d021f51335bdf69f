"""What is shipped works by itself: the wheel, in an environment of its own, where only rules and data are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import pikepdf
import pytest

from tests.end_to_end import small
from tests.setup.scripts import ROOT, SCRIPTS, ended, run, succeeds


@pytest.mark.slow
def test_the_wheel_builds_a_plan_without_the_checkout(tmp_path: Path) -> None:
    """Built with the locked tools and beside the locked packages, it makes a plan's documents and begins another."""
    python = shipped(tmp_path)
    here = small.copied(tmp_path / "rules and data only")
    assert {path.name for path in here.iterdir()} == {"rules", "data"}
    (here / "data" / small.PLAN / "key").write_text("0" * 64 + "\n", encoding="utf-8")
    assert said(python, "-c", "import oba; print(oba.__file__)", at=here).startswith(str(tmp_path / "environment"))
    said(python.with_name("oba"), "build", small.PLAN, at=here, warned=small.WARNED)
    round_ = here / "output" / small.PLAN / small.NOW
    with pikepdf.open(round_ / small.PLAN / "pack.pdf") as pack:
        assert len(pack.pages) > len(small.INDICATORS)
    manifest = json.loads((round_ / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["made by"]["oba"]["version"] == version("oba")
    assert "cards/card.html" in manifest["inputs"]
    said(python.with_name("oba"), "init", "new-plan", "--year", "2026/27", at=here)
    assert said(python.with_name("oba"), "check", "new-plan", at=here).startswith("No problems.")


def shipped(folder: Path) -> Path:
    """The Python of a new environment with the locked packages and the wheel in it, which pip reaches from outside."""
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    python = environment / "bin" / "python"
    build = ("--no-deps", "--no-build-isolation", "--check-build-dependencies", "--wheel-dir", folder)
    succeeds(run("pip.sh", sys.executable, "wheel", *build, ROOT))
    (wheel,) = folder.glob("oba-*.whl")
    succeeds(run("install.sh", sys.executable, SCRIPTS / "run.txt", PIP_PYTHON=str(python)))
    succeeds(run("pip.sh", sys.executable, "install", "--no-deps", wheel, PIP_PYTHON=str(python)))
    succeeds(run("pip.sh", sys.executable, "check", PIP_PYTHON=str(python)))
    return python


def said(*words: str | Path, at: Path, warned: Sequence[str] = ()) -> str:
    """What a command prints, run in a folder with no word of where Python looks; it warns of what it may, no more."""
    blank = {name: "" for name in os.environ if name.startswith("PYTHON")}
    done = ended(*words, at=at, **blank)
    assert small.heard(done.stderr) == ([*warned], [])
    return succeeds(done)
