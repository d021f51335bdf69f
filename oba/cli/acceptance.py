"""The rows of what was received put into the plan's data, or a word on why they are not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from oba.cli.exit import say
from oba.cli.problems import ProblemFormat, counted, rendered
from oba.cli.receipt import cell_of
from oba.domain.plan import Round
from oba.domain.problem import Problem, any_stops
from oba.quarter import Folders
from oba.read.data.received import FILE
from oba.read.project import Project
from oba.read.text.files import Folder
from oba.returns.addition import Addition
from oba.returns.arrival import additions
from oba.returns.comparison import ComparedRow
from oba.returns.receipt import Receipt
from oba.returns.storage import ChangedMeanwhile, problems_with
from oba.scrutiny import look
from oba.words.lists import how_many

Put = Callable[[Sequence[Addition], Sequence[Receipt], Project, Round, Path], int]
_Lines = Mapping[str, Mapping[int, ComparedRow]]  # new rows by file and line
_NOTHING = "Nothing was written."


def settle(receipts: Sequence[Receipt], where: Folders, project: Project, now: Round, put: Put | None) -> bool:
    """Say what would be written, and write it where `put` is given; whether the plan can be read with it."""
    folder = where.data / project.plan.id
    added = additions(receipts, folder, now)
    wrong = _problems(added, where, project)
    if wrong:
        say(rendered(wrong, ProblemFormat.TEXT))
    if any_stops(wrong):
        say(f"{counted(wrong)} {_NOTHING} Mend what is named: the plan with these rows in it could not be read.")
        return False
    if not receipts:
        return True
    if put is None:
        rows = sum(len(one.lines) for one in added)
        print(f"{_NOTHING} {_would(added, rows, where)}" if rows else f"Nothing was written: {_why(receipts)}.")
        return True
    try:
        kept = put(added, receipts, project, now, folder)
    except ChangedMeanwhile as changed:
        say(f"{changed} was changed by somebody else meanwhile. Try again: nothing is written twice.")
        return False
    print("\n".join(_done(added, receipts, kept, where, folder)))
    return True


def _done(
    added: Sequence[Addition], receipts: Sequence[Receipt], kept: int, where: Folders, folder: Path
) -> Iterator[str]:
    """What was written: rows by their files, and the answers that were kept."""
    for one in added:
        yield f"Wrote {how_many(len(one.lines), 'row')} into {_name(one.path, where)}."
    if not added:
        yield f"No row was written: {_why(receipts)}."
    if kept:
        yield f"Kept {how_many(kept, 'answer')} in {_name(folder / FILE, where)}: not asked again."


def _problems(added: Sequence[Addition], where: Folders, project: Project) -> tuple[Problem, ...]:
    """What stops the plan with the new rows, and what looks wrong in these rows themselves, told by their cells."""
    if not added:
        return ()
    data = Folder(path=where.data, root=where.root)
    indicators = {row.found.fields["indicator"] for one in added for row in one.lines.values()}
    problems = problems_with(added, data, where.rules, project.plan.id, lambda after: look(_only(after, indicators)))
    rows = {_name(one.path, where): one.lines for one in added}
    told = (one for one in problems if one.stops or _row_of(one, rows))
    return tuple(_by_cell(one, rows) for one in told)


def _only(project: Project, indicators: Collection[str]) -> Project:
    """The plan with the rules of some indicators alone: what looks wrong is told of their numbers."""
    return replace(project, rules={one: rule for one, rule in project.rules.items() if one in indicators})


def _row_of(one: Problem, rows: _Lines) -> ComparedRow | None:
    """The new row that a problem is about."""
    return rows.get(one.where.file, {}).get(one.where.line or 0)


def _by_cell(one: Problem, rows: _Lines) -> Problem:
    row = _row_of(one, rows)
    if row is None:
        return one
    file, cell = row.row.where.file if row.row else row.file, cell_of(row.found, str(one.where.column))
    return replace(one, where=replace(one.where, file=f"{file}, {cell}", line=None, column=None))


def _would(added: Iterable[Addition], rows: int, where: Folders) -> str:
    names = ", ".join(_name(one.path, where) for one in added)
    return f"--write adds {how_many(rows, 'row')} to {names}."


def _why(receipts: Sequence[Receipt]) -> str:
    if any(receipt.is_held_back for receipt in receipts):
        return "what is refused has to be settled first: a published file is taken whole or not at all"
    waiting = sum(len(receipt.waiting) for receipt in receipts)
    return f"{how_many(waiting, 'row')} would be, once the questions are answered" if waiting else "nothing is new"


def _name(path: Path, where: Folders) -> str:
    return Folder(path=where.data, root=where.root).name(path)
