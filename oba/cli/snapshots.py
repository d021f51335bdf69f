"""The databases that were named, asked; or why they could not be."""

from __future__ import annotations

import os
from collections.abc import Iterable

from oba.cli.exit import USAGE, Refused
from oba.cli.problems import ProblemFormat, rendered
from oba.domain.problem import Problem
from oba.quarter import Folders
from oba.read.text.suggestion import one_of
from oba.returns.database.asking import snapshot
from oba.returns.database.snapshot import Snapshot
from oba.returns.database.sources import read_sources


def snapshots_of(names: Iterable[str], where: Folders, plan: str) -> tuple[tuple[Snapshot, ...], tuple[str, ...]]:
    """What each named source of a plan answers, in the order of the names, and a text for each that does not."""
    wanted = tuple(dict.fromkeys(names))
    if not wanted:
        return (), ()
    known, problems = read_sources(where.data / plan, where.root)
    if problems:
        return (), (_said(problems),)
    if strange := next((name for name in wanted if name not in known), ""):
        raise Refused(f"There is no source '{strange}' in sources.yaml: {one_of(strange, known, 'these')}", USAGE)
    answers = [snapshot(known[name], os.environ) for name in wanted]
    return tuple(found for found, _ in answers if found), tuple(_said(wrong) for _, wrong in answers if wrong)


def _said(problems: tuple[Problem, ...]) -> str:
    return f"{rendered(problems, ProblemFormat.TEXT)}\nNothing was read."
