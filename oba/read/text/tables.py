"""CSV tables: their structure first, cell by cell and line by line, before anyone looks at what the cells say."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from oba.domain.catalogue import problem
from oba.domain.problem import Problem, Where
from oba.read.text.files import LARGE, Folder, Problems, Text
from oba.read.text.suggestion import one_of, quoted
from oba.words import listed

LONGEST_CELL = 10_000
Row = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's columns, its rows as stripped text, and the line each row starts on."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[int, ...]

    def where(self, row: int, column: str | None = None) -> Where:
        """The place of a cell, or of a whole row."""
        return Where(file=self.name, line=self.lines[row], column=column)

    def dicts(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Every row by its number, as cells by column."""
        for n, row in enumerate(self.rows):
            yield n, dict(zip(self.columns, row, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns a table must have and may have."""

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Every column that may stand in the table."""
        return (*self.needed, *self.optional)


def read_table(folder: Folder, path: Path, columns: Columns) -> tuple[Table | None, Text | None, Problems]:
    """Read a table; without it when its structure is broken or its file cannot be read.

    A byte-order mark, empty lines, and spaces around a cell do no harm. An optional column that is not there is empty.
    """
    text, problems = folder.read(path, most=LARGE, table=True)
    if text is None or problems:
        return None, text, problems
    table, problems = parse_table(text, columns)
    return table, text, problems


def parse_table(text: Text, columns: Columns) -> tuple[Table | None, Problems]:
    """Read a table from a file's text."""
    rows, lines, broken = _rows(text)
    if not rows:
        return None, broken or (problem("F018", text.where()),)
    header, body, starts = rows[0], rows[1:], lines[1:]
    problems = (*_header(text, header, columns), *broken)
    if problems:
        return None, problems
    ragged = tuple(_ragged(text, header, body, starts))
    keep = [n for n, row in enumerate(body) if len(row) == len(header)]
    table = Table(
        name=text.name,
        columns=header,
        rows=tuple(body[n] for n in keep),
        lines=tuple(starts[n] for n in keep),
    )
    return table, ragged


def _rows(text: Text) -> tuple[list[tuple[str, ...]], list[int], Problems]:
    """Every row that is not empty, with the line it starts on; reading stops where quotes do not close."""
    reader = csv.reader(io.StringIO(text.text, newline=""), strict=True)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    line = 1
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row)
            if any(cells):
                rows.append(cells)
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        code = "F027" if "field larger" in str(error) else "F022"
        return rows, lines, (problem(code, text.where(line)),)
    return rows, lines, tuple(_long(text, rows, lines))


def _long(text: Text, rows: Iterable[Row], lines: Iterable[int]) -> Iterator[Problem]:
    for row, line in zip(rows, lines, strict=True):
        if sum(map(len, row)) > LONGEST_CELL and any(len(cell) > LONGEST_CELL for cell in row):
            yield problem("F027", text.where(line))


def _header(text: Text, header: Row, columns: Columns) -> Iterator[Problem]:
    where = text.where(1)
    if len(header) == 1 and (sign := next((s for s in ";\t|" if s in header[0]), "")):
        name = {";": "semicolons", "\t": "tabs"}.get(sign, "bars")
        yield problem("F026", where, f"the cells are separated by {name}, not commas")
        return
    for name in dict.fromkeys(name for name in header if header.count(name) > 1):
        yield problem("F024", where, f"the column {quoted(name)} stands twice")
    for name in header:
        if name not in columns.known:
            mend = one_of(name, columns.known, "the columns are")
            yield problem("F025", where, f"{quoted(name)} is not a column of this table", mend)
    missing = [name for name in columns.needed if name not in header]
    if missing:
        verb = "column is" if len(missing) == 1 else "columns are"
        yield problem("F023", where, f"the {verb} missing: {listed(missing)}")


def _ragged(text: Text, header: Row, body: Iterable[Row], lines: Iterable[int]) -> Iterator[Problem]:
    for row, line in zip(body, lines, strict=True):
        if len(row) != len(header):
            what = f"this row has {len(row)} cells, and the first line {len(header)} columns"
            yield problem("F021", text.where(line), what)
