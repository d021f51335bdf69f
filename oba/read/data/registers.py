"""The registers beside the numbers: which there are, and that they are read row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from oba.domain.catalogue import problem
from oba.domain.place import Places
from oba.domain.plan import Plan
from oba.domain.problem import Problem
from oba.domain.registers import Decision, Registers, last_known
from oba.read.data import register_rows as rows
from oba.read.data import year_rows
from oba.read.data.register_cells import Cells
from oba.read.data.register_rows import Known
from oba.read.rulebook.folder import RuleFolder
from oba.read.text.files import Folder, Problems, names_in
from oba.read.text.identifiers import corrected_identifier, is_identifier
from oba.read.text.suggestion import quoted
from oba.read.text.tables import Columns, read_table

T = TypeVar("T")

DATED = ("id", "known")
_DRAFT = "illustrative"

COLUMNS = {
    "actions.csv": Columns(
        needed=(*DATED, "action", "lead", "start", "due", "status"),
        optional=("indicator", "objective", "place", "accountable", "cost", "every_child_matters", _DRAFT),
    ),
    "milestones.csv": Columns(
        needed=(*DATED, "year", "milestone", "status"),
        optional=("outcome", "theme", "place", "lead", "due", "progress", "challenged_by", _DRAFT),
    ),
    "risks.csv": Columns(
        needed=(*DATED, "outcome", "risk", "likelihood", "impact", "action", "owner", "review"),
        optional=("indicators", "lead", "due", "status", _DRAFT),
    ),
    "decisions.csv": Columns(
        needed=(*DATED, "meeting", "body", "kind", "text", "status"),
        optional=("indicator", "action", "who", "by", "answer", _DRAFT),
    ),
    "returns.csv": Columns(
        needed=(*DATED, "sender"), optional=("indicator", "topic", "places", "days", "received", _DRAFT)
    ),
    "schedule.csv": Columns(
        needed=(*DATED, "board", "topic", "frequency"), optional=("sender", "months", "covers", "indicators", _DRAFT)
    ),
    "resources.csv": Columns(
        needed=("body", "item", "status"), optional=("million", "outcome", "year", "note", "source", "known")
    ),
    "needs.csv": Columns(
        needed=(*DATED, "statement", "source"),
        optional=(
            "every_child_matters",
            "outcome",
            "value",
            "unit",
            "group",
            "place",
            "period",
            "page",
            "indicators",
            "measured_by",
            "reviewed",
            _DRAFT,
        ),
    ),
    "consultation.csv": Columns(
        needed=(*DATED, "theme", "said", "said_by", "when"), optional=("response", "answered", "source", _DRAFT)
    ),
    "cleared.csv": Columns(needed=("file", "place", "indicator", "round", "digest", "by", "on")),
}


class _Found(NamedTuple, Generic[T]):
    """What one table holds."""

    rows: tuple[T, ...]
    inputs: Mapping[str, str]
    problems: Problems


def read_registers(
    folder: Path, root: Path, book: RuleFolder, places: Places
) -> tuple[Registers, Mapping[str, str], Problems]:
    """Read every register that is there, and their SHA-256; a row that is wrong is left out.

    Of cleared.csv there is none: it lets texts be printed, and no page says anything else for it.
    """
    files = Folder(path=folder, root=root)
    known = _known(book, places)
    actions = _read(files, "actions.csv", rows.action, known)
    milestones = _read(files, "milestones.csv", rows.milestone, known)
    risks = _read(files, "risks.csv", rows.risk, known)
    schedule = _read(files, "schedule.csv", rows.report, known)
    known = known._replace(actions={one.id for one in actions.rows}, topics={one.id for one in schedule.rows})
    decisions = _read(files, "decisions.csv", rows.decision, known)
    unheld = tuple(_unheld(decisions.rows, book.plan))
    returns = _read(files, "returns.csv", rows.owed, known)
    resources = _read(files, "resources.csv", rows.resource, known)
    needs = _read(files, "needs.csv", year_rows.need, known)
    consultation = _read(files, "consultation.csv", year_rows.consultation, known)
    cleared = _read(files, "cleared.csv", rows.clearance, known)
    tables: tuple[_Found[Any], ...] = (
        actions, milestones, risks, decisions, returns, schedule, resources, needs, consultation,
    )  # fmt: skip
    registers = Registers(
        actions=actions.rows,
        milestones=milestones.rows,
        risks=risks.rows,
        decisions=decisions.rows,
        returns=returns.rows,
        schedule=schedule.rows,
        resources=resources.rows,
        cleared=cleared.rows,
        needs=needs.rows,
        consultation=consultation.rows,
    )
    inputs = {name: digest for table in tables for name, digest in table.inputs.items()}
    wrong = (problem for table in (*tables, cleared) for problem in table.problems)
    return registers, inputs, (*wrong, *unheld)


def _unheld(decisions: tuple[Decision, ...], plan: Plan) -> Iterator[Problem]:
    """Decisions of a day on which their board does not meet; of each only the last row, as it stands now."""
    for one in last_known(decisions, date.max):
        days = plan.meetings_of(one.body)
        if days and one.meeting not in days:
            near = min(days, key=lambda day: abs(day - one.meeting))
            what = f"{plan.board_named(one.body).name} does not meet on {one.meeting}"
            where = replace(one.where, column="meeting")
            mend = f"write {near}, if that is meant; or add the day to its meetings in plan.yaml."
            yield problem("G015", where, what, mend)


def _known(book: RuleFolder, places: Places) -> Known:
    return Known(
        indicators=book.indicators,
        outcomes=[outcome.id for outcome in book.plan.outcomes],
        objectives=[one.id for one in book.plan.objectives],
        boards=[board.id for board in book.plan.boards],
        places=[place.id for place in places.by_id.values() if not place.is_comparator],
        rounds=[one.id for one in book.plan.rounds],
    )


def _read(files: Folder, file: str, make: Callable[[Cells, Known], T], known: Known) -> _Found[T]:
    """Read one table, if it is there, row by row."""
    path = files.path / file
    if file not in names_in(files.path):
        return _Found((), {}, ())
    table, text, problems = read_table(files, path, COLUMNS[file])
    inputs = {text.name: text.digest} if text else {}
    if table is None:
        return _Found((), inputs, problems)
    cells = [Cells(table=table, row=n, cells=its) for n, its in table.dicts()]
    if "id" in COLUMNS[file].needed:
        _check_names(cells)
    made = [(row, make(row, known)) for row in cells]
    wrong = tuple(_problems(cells))
    return _Found(tuple(item for row, item in made if not row.problems), inputs, (*problems, *wrong))


def _problems(cells: list[Cells]) -> Iterator[Problem]:
    for row in cells:
        yield from row.problems


def _check_names(cells: list[Cells]) -> None:
    """Every row has a name, and no two of one name were known on one day: which of them holds could not be told."""
    seen: dict[tuple[str, str], Cells] = {}
    for row in cells:
        name, day = row.needed("id"), row.text("known")
        if name and not is_identifier(name):
            row.refuse("G009", "id", f"{quoted(name)} is not an identifier", corrected_identifier(name))
        elif (first := seen.setdefault((name, day), row)) is not row and name:
            line = first.table.where(first.row).line
            row.refuse("G009", "id", f"{quoted(name)} has another row that was known on {day}, in line {line}")
