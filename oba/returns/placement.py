"""Rows found in a workbook as observations: judged by the same constraints as the rows of the plan's own files."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oba.domain.evidence import Observation, Status
from oba.domain.problem import Problem
from oba.read.data.observation_columns import COLUMNS, Lines, ObservationColumns, columns_of
from oba.read.data.observation_schema import breaches
from oba.read.data.observation_store import Observations
from oba.read.project import Project
from oba.read.text.factor import Coder, Factor, concatenation, constant
from oba.returns.reading import FoundRow

STATUS, PUBLISHED = "status", "published"
PLACING = ("indicator", "place", "period", "group")
_UNTOLD = Status.PROVISIONAL  # what an untold status is taken for while a row waits to be told


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow:
    """A row found in a file: an observation, or the problem for which it is none.

    `untold` names the columns that the file leaves to be told: its status, the day it became known. While they are, the
    observation is provisional and known on the day that it was placed.
    """

    found: FoundRow
    row: Observation | None = None
    problem: Problem | None = None
    untold: tuple[str, ...] = ()

    @property
    def has_no_place(self) -> bool:
        """Whether the plan has no such indicator, place, period or group."""
        return self.problem is not None and self.problem.where.column in PLACING


def placed(rows: Sequence[FoundRow], file: str, project: Project, day: date, first: int = 1) -> tuple[PlacedRow, ...]:
    """Each row as an observation of the plan, or why it is none; the first that is wrong with it is told.

    The line of an observation is the row's number among these, from `first`.
    """
    untold = [_untold(row) for row in rows]
    columns = _columns(rows, file, project, day, first)
    wrong: dict[int, Problem] = {}
    for n, constraint in breaches(columns, project.rules, project.places.by_id, project.places.named):
        if constraint.column in untold[n]:
            continue
        if n not in wrong or (constraint.column in PLACING and wrong[n].where.column not in PLACING):
            wrong[n] = constraint.problem(columns, n)
    sound = array("i", (n for n in range(len(rows)) if n not in wrong))
    made = dict(zip(sound, Observations(columns.fields, sound), strict=True))
    return tuple(
        PlacedRow(found=row, row=made.get(n), problem=wrong.get(n), untold=untold[n]) for n, row in enumerate(rows)
    )


def _untold(row: FoundRow) -> tuple[str, ...]:
    if row.fields.get(STATUS) and row.fields.get(PUBLISHED):
        return ()
    return tuple(name for name in (STATUS, PUBLISHED) if not row.fields.get(name))


def _columns(rows: Sequence[FoundRow], file: str, project: Project, day: date, first: int) -> ObservationColumns:
    assumed = {STATUS: str(_UNTOLD), PUBLISHED: day.isoformat()}
    filled: set[str] = set()
    for row in rows:
        filled.update(row.fields)
    text = {
        name: _column(rows, name, assumed.get(name, ""))
        if name in filled or name in assumed
        else constant("", len(rows))
        for name in COLUMNS.known
    }
    lines = Lines(constant(file, len(rows)), range(first, len(rows) + first))
    return columns_of(lines, text, project.rules, project.plan.groups)


def _column(rows: Sequence[FoundRow], name: str, otherwise: str) -> Factor[str]:
    coder: Coder[str] = Coder()
    coder.add([row.fields.get(name, "") for row in rows])
    return concatenation((coder.factor().map(lambda text: text.strip() or otherwise),))
