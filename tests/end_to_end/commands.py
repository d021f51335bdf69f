"""The command oba, run as people run it: in a process of its own, from a folder, into pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from hashlib import sha256
from pathlib import Path

from typer.testing import CliRunner

from oba.cli import app

OBA = str(Path(sys.executable).with_name("oba"))
ROOT = Path(__file__).parents[2]
TRACEBACK = "Traceback"
# In front of a command: it hears Ctrl-C even where the tests were started in the background, which does not.
HEEDING_INTERRUPTS = ("/usr/bin/env", "--default-signal=INT")


def environment(**changed: str) -> dict[str, str]:
    """The environment of a command: this one's, without what would colour or widen its words."""
    kept = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "COLUMNS")}
    return kept | changed


def oba(*words: str | Path, at: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, and wait for it."""
    said = subprocess.run(
        [OBA, *map(str, words)],
        cwd=at,
        env=environment(**changed),
        capture_output=True,
        encoding=changed.get("PYTHONIOENCODING", "utf-8"),
        errors="replace",
        check=False,
    )
    assert TRACEBACK not in said.stdout + said.stderr, said.stderr
    return said


def said_here(*words: str | Path, at: Path) -> subprocess.CompletedProcess[str]:
    """The same in this process, which has been started already; a fault of ours is raised."""
    with chdir(at):
        said = CliRunner().invoke(app, [*map(str, words)], catch_exceptions=False)
    return subprocess.CompletedProcess(words, said.exit_code, said.stdout, said.stderr)


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder by its path inside it, hidden ones too, and its SHA-256; what is only kept aside."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}
