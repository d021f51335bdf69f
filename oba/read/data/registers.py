"""The registers beside the numbers: actions, milestones, risks, resources, and the schedule of other reports."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from oba.domain.place import Places
from oba.domain.registers import (
    FREQUENCIES,
    LEVELS,
    NOT_STATED,
    STATUSES,
    SUMS,
    Action,
    Milestone,
    Registers,
    Report,
    Resource,
    Risk,
)
from oba.read.data.register_cells import Cells
from oba.read.rulebook.folder import RuleFolder
from oba.read.text.files import Folder, Problems, names_in
from oba.read.text.identifiers import corrected_identifier, is_identifier
from oba.read.text.suggestion import quoted
from oba.read.text.tables import Columns, read_table

T = TypeVar("T")

COST = ("none", "low", "funded")
CHALLENGED_BY = ("Trust", "Trust and safeguarding board")

COLUMNS = {
    "actions.csv": Columns(
        needed=("indicator", "action", "lead", "start", "due", "status", "cost"),
        optional=("place", "every_child_matters", "illustrative"),
    ),
    "milestones.csv": Columns(
        needed=("year", "milestone", "challenged_by", "status"), optional=("outcome", "theme", "illustrative")
    ),
    "risks.csv": Columns(
        needed=("id", "outcome", "risk", "likelihood", "impact", "action", "owner", "review"),
        optional=("indicators", "illustrative"),
    ),
    "resources.csv": Columns(
        needed=("body", "item", "status"), optional=("million", "outcome", "year", "note", "source")
    ),
    "schedule.csv": Columns(needed=("board", "topic", "frequency"), optional=("months", "covers", "indicators")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the rows of a register may name."""

    indicators: Collection[str]
    outcomes: Collection[str]
    places: Collection[str]


class _Found(NamedTuple, Generic[T]):
    """What one table holds."""

    rows: tuple[T, ...]
    inputs: Mapping[str, str]
    problems: Problems


def read_registers(
    folder: Path, root: Path, book: RuleFolder, places: Places
) -> tuple[Registers, Mapping[str, str], Problems]:
    """Read every register that is there, and their SHA-256; a row that is wrong is left out."""
    files = Folder(path=folder, root=root)
    inside = [place.id for place in places.by_id.values() if not place.is_comparator]
    known = Known(indicators=book.indicators, outcomes=[outcome.id for outcome in book.plan.outcomes], places=inside)
    actions = _read(files, "actions.csv", _action, known)
    milestones = _read(files, "milestones.csv", _milestone, known)
    risks = _read(files, "risks.csv", _risk, known)
    resources = _read(files, "resources.csv", _resource, known)
    schedule = _read(files, "schedule.csv", _report, known)
    tables: tuple[_Found[Any], ...] = (actions, milestones, risks, resources, schedule)
    registers = Registers(
        actions=actions.rows,
        milestones=milestones.rows,
        risks=risks.rows,
        resources=resources.rows,
        schedule=schedule.rows,
    )
    inputs = {name: digest for table in tables for name, digest in table.inputs.items()}
    return registers, inputs, tuple(problem for table in tables for problem in table.problems)


def _read(files: Folder, file: str, make: Callable[[Cells, Known], T], known: Known) -> _Found[T]:
    """Read one table, if it is there, row by row."""
    path = files.path / file
    if file not in names_in(files.path):
        return _Found((), {}, ())
    table, text, problems = read_table(files, path, COLUMNS[file])
    inputs = {text.name: text.digest} if text else {}
    if table is None:
        return _Found((), inputs, problems)
    rows = [Cells(table=table, row=n, cells=cells) for n, cells in table.dicts()]
    made = [(row, make(row, known)) for row in rows]
    wrong = tuple(problem for row in rows for problem in row.problems)
    return _Found(tuple(item for row, item in made if not row.problems), inputs, (*problems, *wrong))


def _action(row: Cells, known: Known) -> Action:
    start, due = row.day("start"), row.day("due")
    if due < start and not row.problems:
        row.refuse("G010", "due", f"the action is due on {due}, before it starts on {start}")
    return Action(
        indicator=_indicator(row, known),
        place=row.known("G003", "place", known.places, "a place of the plan"),
        action=row.needed("action"),
        lead=row.needed("lead"),
        start=start,
        due=due,
        status=row.word("status", STATUSES),
        cost=row.word("cost", COST),
        every_child_matters=row.text("every_child_matters"),
        where=row.table.where(row.row),
        illustrative=row.yes("illustrative"),
    )


def _indicator(row: Cells, known: Known) -> str:
    row.needed("indicator")
    return row.known("G001", "indicator", known.indicators, "an indicator")


def _outcome(row: Cells, known: Known) -> str:
    return row.known("G002", "outcome", known.outcomes, "an outcome of the plan", "the plan's outcomes")


def _milestone(row: Cells, known: Known) -> Milestone:
    if not row.text("outcome") and not row.text("theme"):
        row.refuse("G005", "outcome", "outcome is empty, and so is theme", "fill one of them.")
    return Milestone(
        outcome=_outcome(row, known),
        year=row.needed("year"),
        milestone=row.needed("milestone"),
        theme=row.text("theme"),
        challenged_by=row.word("challenged_by", CHALLENGED_BY),
        status=row.word("status", STATUSES),
        where=row.table.where(row.row),
        illustrative=row.yes("illustrative"),
    )


def _risk(row: Cells, known: Known) -> Risk:
    name = row.needed("id")
    if name and not is_identifier(name):
        row.refuse("G009", "id", f"{quoted(name)} is not an identifier", corrected_identifier(name))
    earlier = row.table.columns["id"].at(range(row.row))
    if name and name in earlier:
        row.refuse("G009", "id", f"{quoted(name)} is the id of an earlier risk")
    return Risk(
        id=name,
        outcome=_outcome(row, known),
        indicators=row.several("G001", "indicators", known.indicators, "an indicator"),
        risk=row.needed("risk"),
        likelihood=row.word("likelihood", LEVELS),
        impact=row.word("impact", LEVELS),
        action=row.needed("action"),
        owner=row.needed("owner"),
        review=row.day("review"),
        where=row.table.where(row.row),
        illustrative=row.yes("illustrative"),
    )


def _resource(row: Cells, known: Known) -> Resource:
    return Resource(
        body=row.needed("body"),
        item=row.needed("item"),
        outcome=_outcome(row, known),
        year=row.text("year"),
        million=_million(row),
        status=row.word("status", SUMS),
        note=row.text("note"),
        source=row.text("source"),
        where=row.table.where(row.row),
    )


def _million(row: Cells) -> Fraction | None:
    """The sum, which a row must have unless its status says that none is stated."""
    if row.text("status") != NOT_STATED:
        return row.number("million")
    if row.text("million"):
        row.refuse("G006", "status", "a sum is given, and the status says that none is", "write stated.")
    return None


def _report(row: Cells, known: Known) -> Report:
    return Report(
        board=row.needed("board"),
        topic=row.needed("topic"),
        frequency=row.word("frequency", FREQUENCIES),
        months=row.text("months"),
        covers=row.text("covers"),
        indicators=row.several("G001", "indicators", known.indicators, "an indicator"),
        where=row.table.where(row.row),
    )
