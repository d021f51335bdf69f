"""The workbooks of a round, one for each sender, and where they are put."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from oba.domain.owed import Owed
from oba.domain.plan import Round
from oba.read.project import Project
from oba.returns.asked_lines import asked_lines, form_notes
from oba.returns.form import name_in_files
from oba.returns.form_writing import Form, form_bytes


def form_files(owed: Iterable[Owed], now: Round, project: Project) -> Mapping[str, bytes]:
    """Each sender's workbook by the name of its file; of what has not come and somebody is named for."""
    by_sender: dict[str, list[Owed]] = {}
    for one in owed:
        if one.sender and one.indicator and one.came is None:
            by_sender.setdefault(one.sender, []).append(one)
    return {f"{name_in_files(sender)}.xlsx": _bytes(sender, its, now, project) for sender, its in by_sender.items()}


def _bytes(sender: str, its: list[Owed], now: Round, project: Project) -> bytes:
    form = Form(
        plan=project.plan.id,
        round=now.id,
        sender=name_in_files(sender),
        title=f"{sender}: return for {now.title}, {project.plan.title}",
        lines=asked_lines(its, project),
        notes=form_notes(its, project),
        known=now.cut_off,
    )
    return form_bytes(form)


def write_forms(folder: Path, files: Mapping[str, bytes], *, again: bool) -> tuple[list[str], list[str]]:
    """Write the workbooks; the names of those written, and of those left alone because another stands there.

    One that stands there with the same bytes is neither.
    """
    written: list[str] = []
    kept: list[str] = []
    for name, content in files.items():
        path = folder / name
        there = path.read_bytes() if path.is_file() else None
        if there == content:
            continue
        if there is not None and not again:
            kept.append(name)
            continue
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(name)
    return written, kept
