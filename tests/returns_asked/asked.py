"""A tiny plan that asks for returns: what is owed on a day, from its files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from oba.domain.owed import Owed
from oba.domain.plan import Round
from oba.quarter import asked
from oba.read.project import Project, read_project
from tests.plan.tiny import AREAS, Tiny

CUT_OFF = date(2025, 6, 30)
NOW = Round(id="2024-25-q4", title="Quarter 4 of 2024/25", cut_off=CUT_OFF, meeting=CUT_OFF)
PERCENT = "{kind: percent, of: children, numerator: late, every: year, year: financial, decimals: 1, roll_up: sum}"
RETURNS = "id,known,indicator,topic,sender,places,days,received\n"
SCHEDULE = "id,known,board,topic,sender,frequency,months\n"
BOARDS = "boards: [{id: board, name: The Board, place: county}]\n"


def project(
    root: Path,
    rows: Iterable[str],
    returns: str = "",
    schedule: str = "",
    measure: str = PERCENT,
    earlier: str = "rounds: [",
    places: str = "",
) -> Project:
    """The tiny plan with a register of returns, and maybe an earlier round, read from its files."""
    Tiny(measure=measure, rows=tuple(rows), places=AREAS + places).read(root)
    plan = root / "rules/demo/plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("rounds: [", earlier) + BOARDS, encoding="utf-8")
    (root / "data/demo/returns.csv").write_text(RETURNS + returns, encoding="utf-8")
    (root / "data/demo/schedule.csv").write_text(SCHEDULE + schedule, encoding="utf-8")
    found, problems = read_project(root / "rules", root / "data", "demo", root)
    assert problems == ()
    assert found is not None
    return found


def owed(root: Path, rows: Iterable[str], returns: str = "", on: date = CUT_OFF, **more: str) -> tuple[Owed, ...]:
    """What is owed for the tiny plan's round on a day."""
    return asked(project(root, rows, returns, **more), NOW, on)


def said(found: Iterable[Owed]) -> list[tuple[str, str, str]]:
    """Each as its place or topic, its period, and how it stands; what came for an earlier round is left out."""
    told = (one for one in found if not one.earlier)
    return [(one.place or one.topic, str(one.period), str(one.reason or "came")) for one in told]


def reports(found: Iterable[Owed]) -> tuple[Owed, ...]:
    """Those of topics."""
    return tuple(one for one in found if one.topic)
