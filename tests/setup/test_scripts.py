"""Scripts that make runs say what they do, keep other programs' words for failures, and name no host."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.setup.scripts import ROOT, ended, run, succeeds

_LEFT_BY_TOOLS = {"build", "dist", "output", "__pycache__"}
_ADDRESS = re.compile(rb"://|--(extra-)?index-url|--find-links|--trusted-host")


def test_a_command_that_succeeds_is_silent() -> None:
    """Neither what it prints nor what it complains of is seen."""
    done = run("quiet.sh", "sh", "-c", "echo printed; echo complained >&2")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_command_that_fails_says_all() -> None:
    """Everything is shown, in its order, and the failure is passed on as it was."""
    done = run("quiet.sh", "sh", "-c", "echo printed; echo complained >&2; exit 3")
    assert (done.returncode, done.stdout, done.stderr) == (3, "", "printed\ncomplained\n")


@pytest.fixture
def debian(tmp_path: Path) -> str:
    """A search path on which nothing is installed, and where apt-get talks; it fails for a package of that name."""
    programs = {
        "dpkg-query": "exit 1",
        "id": "echo 0",
        "apt-get": 'echo "apt-get: $*"; case "$*" in *failing*) exit 100;; esac',
    }
    for name, text in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    return f"{tmp_path}{os.pathsep}{os.environ['PATH']}"


def test_installing_system_packages_is_one_line(debian: str) -> None:
    """What is missing is named, and apt-get is not heard."""
    done = run("system.sh", "one", "other", PATH=debian)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Installing system packages: one other\n", "")


def test_system_packages_that_cannot_be_installed_are_explained(debian: str) -> None:
    """All that apt-get said is shown."""
    done = run("system.sh", "failing", PATH=debian)
    assert done.returncode == 100
    assert re.search("apt-get: .* install .* failing\n", done.stderr)


def test_make_help_lists_every_target() -> None:
    """Nothing that can be asked for is left out."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (targets,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    lines = succeeds(ended("make", "--no-print-directory", "help", at=ROOT)).splitlines()
    assert sorted(line.split()[1] for line in lines) == sorted(targets.split())


def test_nothing_that_sets_up_says_where_packages_come_from() -> None:
    """They come from wherever a machine is set up to find them: no address, and no option that gives one."""
    files = [ROOT / "Makefile", ROOT / "pyproject.toml", *ours(ROOT / ".ci"), *ours(ROOT / "requirements")]
    assert [path for path in files if _ADDRESS.search(path.read_bytes())] == []


def ours(folder: Path) -> Iterator[Path]:
    """Every file that is ours, not a tool's."""
    for path in folder.iterdir():
        if path.name in _LEFT_BY_TOOLS or (path.name.startswith(".") and path.name != ".ci"):
            continue
        yield from ours(path) if path.is_dir() else [path]
