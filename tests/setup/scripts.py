"""The scripts that make runs, run as it does, and what they leave in an environment."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "requirements"


def run(script: str, *words: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a script of requirements/, with settings of pip or others added to the environment."""
    return ended("sh", SCRIPTS / script, *words, at=ROOT, **settings)


def ended(*words: str | Path, at: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """A command that was run in a folder, and heard nothing of the tests it was run by."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "MAKE", "PYTEST_"))}
    return subprocess.run(words, cwd=at, env=clean | settings, capture_output=True, text=True, check=False)


def succeeds(done: subprocess.CompletedProcess[str]) -> str:
    """Hold that a command did what it should, and return what it printed; all it said is shown if it did not."""
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def installed(python: Path) -> dict[str, str]:
    """The version of every package in the environment of a Python."""
    asked = "from importlib.metadata import distributions as d; print(*(f'{i.name}=={i.version}' for i in d()))"
    said = subprocess.run([python, "-I", "-c", asked], capture_output=True, text=True, check=True).stdout
    found = (one.partition("==") for one in said.split())
    return {name.lower().replace("_", "-"): version for name, _, version in found}
