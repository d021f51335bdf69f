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
from oba.read.text.factor import Coder, Factor, constant
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


def placed(rows: Sequence[FoundRow], file: str, project: Project, day: date) -> tuple[PlacedRow, ...]:
    """Each row as an observation of the plan, or why it is none; the first that is wrong with it is told.

    The line of an observation is the row's number among these, from 1.
    """
    untold = [tuple(name for name in (STATUS, PUBLISHED) if not row.fields.get(name)) for row in rows]
    columns = _columns(rows, file, project, day)
    wrong: dict[int, Problem] = {}
    for n, constraint in breaches(
        columns, project.rules, project.places.by_id, project.places.named, _in_words(project)
    ):
        if constraint.column in untold[n]:
            continue
        if n not in wrong or (constraint.column in PLACING and wrong[n].where.column not in PLACING):
            wrong[n] = constraint.problem(columns, n)
    sound = array("i", (n for n in range(len(rows)) if n not in wrong))
    made = dict(zip(sound, Observations(columns.fields, sound), strict=True))
    return tuple(
        PlacedRow(found=row, row=made.get(n), problem=wrong.get(n), untold=untold[n]) for n, row in enumerate(rows)
    )


def _columns(rows: Sequence[FoundRow], file: str, project: Project, day: date) -> ObservationColumns:
    assumed = {STATUS: str(_UNTOLD), PUBLISHED: day.isoformat()}
    text = {name: _column(rows, name, assumed.get(name, "")) for name in COLUMNS.known}
    lines = Lines(constant(file, len(rows)), range(1, len(rows) + 1))
    counted = {name: rule for name, rule in project.rules.items() if not rule.measure.is_narrative}
    return columns_of(lines, text, counted, project.plan.groups)


def _in_words(project: Project) -> frozenset[str]:
    """The indicators that have no number."""
    return frozenset(name for name, rule in project.rules.items() if rule.measure.is_narrative)


def _column(rows: Sequence[FoundRow], name: str, otherwise: str) -> Factor[str]:
    coder: Coder[str] = Coder()
    coder.add(row.fields.get(name, "").strip() or otherwise for row in rows)
    return coder.factor()
