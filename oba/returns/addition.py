"""Rows on their way into a plan's observations: which file they go into, and its text with them at the end."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_KNOWN, _SOURCE = frozenset(ORDER), "source"
_BLOCK = 10_000  # rows that are written out at a time


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
    filled = _filled(rows)
    for number in count(1):
        path = folder / FOLDER / f"{name}{'' if number == 1 else f'-{number}'}.csv"
        before = path.read_bytes() if path.exists() else None
        if before is None:
            return _added(path, None, ORDER, rows)
        headings = _headings(before)
        if filled <= set(headings):
            return _added(path, before, headings, rows)
    raise AssertionError  # numbers do not end


def file_name(round_: str, sender: str) -> str:
    """What a file of observations is called that a sender, or a file, gave in a round: 2010-11-q2-connexions."""
    return f"{round_}-{name_in_files(sender) or 'received'}"


def _filled(rows: Sequence[tuple[str, ComparedRow]]) -> set[str]:
    """The columns that some rows fill."""
    found = {STATUS, _SOURCE}
    for _, row in rows:
        fields = row.found.fields
        if not found.issuperset(fields):
            found.update(name for name, text in fields.items() if text and name in _KNOWN)
    return found


def _added(
    path: Path, before: bytes | None, headings: Sequence[str], rows: Sequence[tuple[str, ComparedRow]]
) -> Addition:
    end = "\r\n" if before and b"\r\n" in before else "\n"
    after = bytearray(before or b"")
    if before is None:
        after += _text([headings], end)
    elif not before.endswith(b"\n"):
        after += end.encode()
    for n in range(0, len(rows), _BLOCK):
        columns = _columns(rows[n : n + _BLOCK])
        nothing = [""] * len(rows[n : n + _BLOCK])
        after += _text(zip(*(columns.get(name, nothing) for name in headings), strict=True), end)
    first = after.count(b"\n") - len(rows) + 1
    return Addition(path=path, before=before, after=bytes(after), lines=_Numbered(first, [row for _, row in rows]))


def _text(records: Iterable[Sequence[str]], end: str) -> bytes:
    out = StringIO(newline="")
    csv.writer(out, lineterminator=end).writerows(records)
    return out.getvalue().encode()


class _Numbered(Mapping[int, ComparedRow]):
    """Rows by their lines, which follow one another."""

    __slots__ = ("_lines", "_rows")

    def __init__(self, first: int, rows: Sequence[ComparedRow]) -> None:
        """Rows of which the first stands on a line."""
        self._lines, self._rows = range(first, first + len(rows)), rows

    def __getitem__(self, line: int) -> ComparedRow:
        """The row of a line."""
        if line not in self._lines:
            raise KeyError(line)
        return self._rows[line - self._lines.start]

    def __iter__(self) -> Iterator[int]:
        """The lines."""
        return iter(self._lines)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)


def _headings(data: bytes) -> tuple[str, ...]:
    first = next(csv.reader(StringIO(data.decode("utf-8-sig", "replace"), newline="")), [])
    return tuple(heading.strip().lower() for heading in first)


def _columns(rows: Sequence[tuple[str, ComparedRow]]) -> dict[str, list[str]]:
    """The texts of rows as they are written, by column: on one line, without what cannot be seen or would run."""
    fields = [row.found.fields for _, row in rows]
    found = {name: [_written(its.get(name, "")) for its in fields] for name in _filled(rows) - {STATUS, _SOURCE}}
    found[STATUS] = [_written(_status(row)) for _, row in rows]
    found[_SOURCE] = [_written(row.found.fields.get(_SOURCE) or source) for source, row in rows]
    return found


@lru_cache(maxsize=65536)
def _written(text: str) -> str:
    return harmless(on_one_line(text))


def _status(row: ComparedRow) -> str:
    """A number that revises another is revised, unless the file itself says something else of it."""
    given = row.found.fields.get(STATUS, "")
    told = STATUS in row.found.cells
    return str(Status.REVISED) if row.relation is Relation.REVISED and not told and given == Status.FINAL else given
