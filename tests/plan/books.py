"""What every round of every worked plan answers, worked out once for all tests that ask."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from oba.answers import answer
from oba.domain.book import Book
from oba.numbers import numbers_up_to
from oba.quarter import Folders, read

ROOT = Path(__file__).resolve().parents[2]
PLANS = sorted(path.parent.name for path in ROOT.glob("rules/*/plan.yaml"))
FOLDERS = Folders(rules=ROOT / "rules", data=ROOT / "data", cards=ROOT / "cards", output=ROOT / "output", root=ROOT)


@cache
def books(plan: str) -> tuple[Book, ...]:
    """The answers of each round of a plan; the numbers of all are made in one go."""
    project, _ = read(FOLDERS, plan)
    assert project is not None
    rounds = project.plan.rounds
    numbers = numbers_up_to(project, max(rounds, key=lambda one: one.cut_off))
    return tuple(answer(project, one, numbers[one.id]) for one in rounds)
