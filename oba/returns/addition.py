"""Rows on their way into a plan's observations: which file they go into, and its text with them at the end."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from itertools import count
from pathlib import Path

from oba.domain.evidence import Status
from oba.read.data.observations import FOLDER
from oba.read.text.characters import on_one_line
from oba.returns.comparison import ComparedRow, Relation
from oba.returns.form import name_in_files
from oba.returns.placement import STATUS
from oba.words import harmless

ORDER = (
    "indicator", "place", "period", "group", "numerator", "denominator", "value", "lower", "upper", "level",
    "rounded_to", "missing", "status", "published", "published_elsewhere", "part", "checked", "verdict", "verdict_by",
    "source", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A file of observations as it was (None: there was none), as it will be, and the row of each new line."""

    path: Path
    before: bytes | None
    after: bytes
    lines: Mapping[int, ComparedRow]


def addition(folder: Path, name: str, rows: Sequence[tuple[str, ComparedRow]]) -> Addition:
    """Some rows, each with its source, at the end of a file of observations; not a byte before them is changed.

    A file whose first line lacks a column that is needed is left alone, and another is begun beside it.
    """
    cells = [_cells(row, source) for source, row in rows]
    filled = {name for one in cells for name, text in one.items() if text}
    for number in count(1):
        path = folder / FOLDER / f"{name}{'' if number == 1 else f'-{number}'}.csv"
        before = path.read_bytes() if path.exists() else None
        if before is None:
            return _added(path, None, ORDER, cells, rows)
        headings = _headings(before)
        if filled <= set(headings):
            return _added(path, before, headings, cells, rows)
    raise AssertionError  # numbers do not end


def file_name(round_: str, sender: str) -> str:
    """What a file of observations is called that a sender, or a file, gave in a round: 2010-11-q2-connexions."""
    return f"{round_}-{name_in_files(sender) or 'received'}"


def _added(
    path: Path,
    before: bytes | None,
    headings: Sequence[str],
    cells: Sequence[Mapping[str, str]],
    rows: Sequence[tuple[str, ComparedRow]],
) -> Addition:
    end = "\r\n" if before and b"\r\n" in before else "\n"
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator=end)
    if before is None:
        writer.writerow(headings)
    elif not before.endswith(b"\n"):
        out.write(end)
    writer.writerows([one.get(name, "") for name in headings] for one in cells)
    after = (before or b"") + out.getvalue().encode()
    first = after.count(b"\n") - len(cells) + 1
    return Addition(path=path, before=before, after=after, lines={first + n: row for n, (_, row) in enumerate(rows)})


def _headings(data: bytes) -> tuple[str, ...]:
    first = next(csv.reader(StringIO(data.decode("utf-8-sig", "replace"), newline="")), [])
    return tuple(heading.strip().lower() for heading in first)


def _cells(row: ComparedRow, source: str) -> dict[str, str]:
    """The texts of a row as they are written: on one line, without what cannot be seen or would run."""
    fields = {name: text for name, text in row.found.fields.items() if name in ORDER}
    fields |= {STATUS: _status(row)} | ({} if fields.get("source") else {"source": source})
    return {name: _written(text) for name, text in fields.items()}


@lru_cache(maxsize=65536)
def _written(text: str) -> str:
    return harmless(on_one_line(text))


def _status(row: ComparedRow) -> str:
    """A number that revises another is revised, unless the file itself says something else of it."""
    given = row.found.fields.get(STATUS, "")
    told = STATUS in row.found.cells
    return str(Status.REVISED) if row.relation is Relation.REVISED and not told and given == Status.FINAL else given
