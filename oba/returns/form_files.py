"""The workbooks of a round, one for each sender, and where they are put."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from oba.domain.owed import Owed
from oba.domain.plan import Round
from oba.read.project import Project
from oba.returns.asked_lines import asked_lines, form_notes
from oba.returns.form import name_in_files
from oba.returns.form_writing import Form, form_bytes


def form_files(owed: Iterable[Owed], now: Round, project: Project, on: date) -> Mapping[str, bytes]:
    """Each sender's workbook by the name of its file; of what is open on a day and somebody is named for.

    Who has sent every number already gets none: there is nothing to ask.
    """
    by_sender: dict[str, list[Owed]] = {}
    for one in owed:
        if one.sender and one.indicator and one.open:
            by_sender.setdefault(one.sender, []).append(one)
    asked = {
        sender: its for sender, its in by_sender.items() if any(one.came is None or one.unavailable for one in its)
    }
    return {f"{name_in_files(sender)}.xlsx": _bytes(sender, its, now, project, on) for sender, its in asked.items()}


def _bytes(sender: str, its: list[Owed], now: Round, project: Project, on: date) -> bytes:
    form = Form(
        plan=project.plan.id,
        round=now.id,
        sender=name_in_files(sender),
        title=f"{sender}: return for {now.title}, {project.plan.title}",
        lines=asked_lines(its, project, on),
        notes=form_notes(its, project),
        known=now.cut_off,
    )
    return form_bytes(form)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenForms:
    """The names of the workbooks that were written, and of those left alone because another stands there.

    `kept` gives the new name of each that was moved aside for one that was written.
    """

    written: tuple[str, ...]
    left: tuple[str, ...]
    kept: Mapping[str, str]


def write_forms(folder: Path, files: Mapping[str, bytes], *, again: bool) -> WrittenForms:
    """Write the workbooks; one that stands there with the same bytes is neither written nor left.

    With `again` one that stands there is moved aside first: somebody may have filled it in.
    """
    written: list[str] = []
    left: list[str] = []
    kept: dict[str, str] = {}
    for name, content in files.items():
        path = folder / name
        there = path.read_bytes() if path.is_file() else None
        if there == content:
            continue
        if there is not None and not again:
            left.append(name)
            continue
        folder.mkdir(parents=True, exist_ok=True)
        if there is not None:
            kept[name] = path.rename(_free(path)).name
        path.write_bytes(content)
        written.append(name)
    return WrittenForms(written=tuple(written), left=tuple(left), kept=kept)


def _free(path: Path) -> Path:
    """The first name beside a file that nothing has: north-team-before-1.xlsx."""
    names = (path.with_name(f"{path.stem}-before-{n}{path.suffix}") for n in count(1))
    return next(name for name in names if not name.exists())
