"""Hold every answer of every plan and round against those of another revision: `python -m benchmarks.answers REVISION`.

For moves of code that may change no answer. Both checkouts answer from their own rules and data, and the rows of
results.csv are compared one by one: what was answered, and the sentences that say why.
"""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
_START = "from oba.cli import main; main()"
_ASKED = ("plan", "round", "indicator", "place", "question")
_WORDED = "because"
_ROUND = re.compile(r"\bid: (\d{4}-\d\d-q[1-4])\b")

Key = tuple[str, ...]
Row = Mapping[str, str]


def main(revision: str) -> int:
    """Print what differs and how much was compared; 1 where an answer differs or is gone, else 0."""
    with checkout(revision) as before:
        old, new = dict(_answers(before)), dict(_answers(ROOT))
    moved: list[Key] = []
    worded: list[Key] = []
    for key, was in sorted(old.items()):
        now = new.get(key, {})
        differing = [name for name in {**was, **now} if was.get(name, "") != now.get(name, "")]
        if differing:
            (worded if differing == [_WORDED] else moved).append(key)
            said = "; ".join(f"{name}: {was.get(name)!r} -> {now.get(name)!r}" for name in differing)
            sys.stdout.write(f"{', '.join(key)}: {said}\n")
    rounds = len({key[:2] for key in old})
    sys.stdout.write(
        f"{len(old)} answers of {rounds} rounds at {revision} held against today's: {len(moved)} differ, "
        f"{len(worded)} say why in other words; {len(new.keys() - old.keys())} are new.\n"
    )
    return 1 if moved else 0


@contextmanager
def checkout(revision: str) -> Iterator[Path]:
    """The repository as it was at a revision, in a folder of its own."""
    with TemporaryDirectory() as folder:
        where = Path(folder) / "checkout"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(where), revision], check=True)
        try:
            yield where
        finally:
            subprocess.run([*git, "remove", "--force", str(where)], check=True)


def _answers(where: Path) -> Iterator[tuple[Key, Row]]:
    """Every row of results.csv that answers a question, of every plan and round, by what was asked."""
    for file in sorted(where.glob("rules/*/plan.yaml")):
        for name in _ROUND.findall(file.read_text(encoding="utf-8")):
            for row in csv.DictReader(_assess(where, file.parent.name, name).splitlines()):
                asked = {"plan": file.parent.name, "round": name, **row}
                if row["question"]:
                    yield tuple(asked.pop(part) for part in _ASKED), asked


def _assess(where: Path, plan: str, name: str) -> str:
    command = [sys.executable, "-c", _START, "assess", plan, "--round", name, "--format", "csv"]
    done = subprocess.run(
        command,
        cwd=where,
        env={**os.environ, "PYTHONPATH": str(where), "PYTHONSAFEPATH": "1"},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or ["HEAD"]))
