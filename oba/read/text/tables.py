"""CSV tables: their structure first, cell by cell and line by line, before anyone looks at what the cells say."""

from __future__ import annotations

import csv
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from oba.domain.catalogue import problem
from oba.domain.problem import Problem, Where
from oba.read.text.characters import Occurrence, occurrences, undrawn
from oba.read.text.factor import Coder, Factor
from oba.read.text.files import LARGE, Folder, Problems, Text
from oba.read.text.suggestion import one_of, quoted
from oba.words import listed

LONGEST_CELL = 10_000
MOST_COLUMNS = 1_000
MOST_ROWS = 5_000_000
_MOST_RAGGED = 1_000  # rows of another width that are told one by one
_FEWEST_ACROSS = 2
_MOST_ABOVE = 20  # lines of titles and notes
_BLOCK = 256  # rows put into columns at a time: so few that the processor still has them at hand

Row = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's columns of stripped text by their names, and the line each row starts on."""

    name: str
    columns: Mapping[str, Factor[str]]
    lines: Sequence[int]

    def where(self, row: int, column: str | None = None) -> Where:
        """The place of a cell, or of a whole row."""
        return Where(file=self.name, line=self.lines[row], column=column)

    def dicts(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Every row by its number, as cells by column."""
        for n in range(len(self.lines)):
            yield n, {name: column[n] for name, column in self.columns.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns a table must have and may have.

    `across` tells of a heading that is none of them which column it is a cell of, as that of a wide table: of 2009/10,
    period; of any other heading nothing.
    """

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()
    across: Callable[[str], str] = lambda _heading: ""

    @property
    def known(self) -> tuple[str, ...]:
        """Every column that may stand in the table."""
        return (*self.needed, *self.optional)


def read_table(folder: Folder, path: Path, columns: Columns) -> tuple[Table | None, Text | None, Problems]:
    """Read a table; without it when its structure is broken or its file cannot be read.

    A byte-order mark, capital letters in headings, empty rows and columns, and spaces around a cell do no harm. An
    optional column that is not there is empty.
    """
    text, problems = folder.read(path, most=LARGE, table=True)
    if text is None or problems:
        return None, text, problems
    table, problems = parse_table(text, columns)
    return table, text, (*problems, *(undrawn(_odd(table)) if table else ()))


def parse_table(text: Text, columns: Columns) -> tuple[Table | None, Problems]:
    """Read a table from a file's text."""
    sheet, broken = _read(text)
    if not sheet.headings or len(sheet.headings) > MOST_COLUMNS:
        return None, broken or (problem("F018", text.where()),)
    problems = (*_headings(text, sheet, columns), *(broken or _long(text, sheet)))
    if problems:
        return None, problems
    named = zip(sheet.headings, sheet.cells, strict=True)
    cells = {heading.lower(): coder.factor().map(str.strip) for heading, coder in named if heading}
    return Table(name=text.name, columns=cells, lines=sheet.lines), tuple(_ragged(text, sheet))


@dataclass(slots=True)
class _Sheet:
    """The cells of a table as they are read, without the empty columns at its end.

    `lines` has the line of each row; `ragged` the line and width of rows of another width than the headings have, and
    `more` how many more there are; `long` the lines of those in which a cell is too long; `beyond` the first column
    past the headings that has a cell with text.
    """

    headings: Row = field(default_factory=list)
    width: int = 0
    beyond: int | None = None
    more: int = 0
    cells: list[Coder[str]] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("i"))
    ragged: list[tuple[int, int]] = field(default_factory=list)
    long: set[int] = field(default_factory=set)

    def add(self, rows: list[Row], lines: list[int]) -> None:
        """Put some rows, and the line of each, below the others; the first row of all is the headings."""
        if rows and not self.headings:
            self._head([cell.strip() for cell in rows[0]])
            rows, lines = rows[1:], lines[1:]
        if any(len(row) != self.width for row in rows):
            self._set_aside([(line, row) for line, row in zip(lines, rows, strict=True) if len(row) != self.width])
            lines = [line for line, row in zip(lines, rows, strict=True) if len(row) == self.width]
            rows = [row for row in rows if len(row) == self.width]
        named = len(self.headings)
        if named < self.width and self.beyond is None:
            tails = (n for row in rows for n, cell in enumerate(row[named:], start=named + 1) if cell.strip())
            self.beyond = next(tails, None)
        self.lines.extend(lines)
        for coder, cells in zip(self.cells, zip(*rows, strict=True), strict=False):
            coder.add(cells)

    def _head(self, cells: Row) -> None:
        self.width = len(cells)
        named = next(n for n in range(len(cells), 0, -1) if cells[n - 1])
        self.headings = cells[:named]
        self.cells = [Coder() for _ in self.headings[: MOST_COLUMNS + 1]]

    def _set_aside(self, rows: list[tuple[int, Row]]) -> None:
        kept = rows[: max(_MOST_RAGGED - len(self.ragged), 0)]
        self.ragged.extend((line, len(row)) for line, row in kept)
        self.more += len(rows) - len(kept)
        self.long.update(line for line, row in rows if any(map(_is_long, row)))


def _read(text: Text) -> tuple[_Sheet, Problems]:
    """Every row that is not empty; reading stops where quotes do not close."""
    sheet, line = _Sheet(), 1
    broken: Problems = ()
    rows, lines = list[Row](), list[int]()
    reader = csv.reader(_lines(text.text), strict=True)
    try:
        for row in reader:
            if any(map(str.strip, row)):
                rows.append(row)
                lines.append(line)
            line = reader.line_num + 1
            if len(rows) == _BLOCK or not sheet.headings:
                sheet.add(rows, lines)
                rows, lines = [], []
            if broken := tuple(_too_large(text, sheet)):
                return sheet, broken
    except csv.Error as error:
        broken = (problem("F027" if "field larger" in str(error) else "F022", text.where(line)),)
    sheet.add(rows, lines)
    return sheet, broken


def _too_large(text: Text, sheet: _Sheet) -> Iterator[Problem]:
    """What ends the reading of a table, so that none takes for ever."""
    if len(sheet.headings) > MOST_COLUMNS:
        what = f"the first line has {len(sheet.headings):,} columns, and at most {MOST_COLUMNS:,} are read"
        yield problem("F019", text.where(1), what)
    if len(sheet.lines) > MOST_ROWS:
        yield problem("F019", text.where(sheet.lines[MOST_ROWS]), f"this is row {MOST_ROWS + 1:,}, the first too many")


def _lines(text: str) -> Iterator[str]:
    """Each line with its end, without a copy of the whole."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _headings(text: Text, sheet: _Sheet, columns: Columns) -> Iterator[Problem]:
    where, headings = text.where(1), sheet.headings
    if len(headings) == 1 and (sign := next((s for s in ";\t|" if s in headings[0]), "")):
        name = {";": "semicolons", "\t": "tabs"}.get(sign, "bars")
        yield problem("F026", where, f"the cells are separated by {name}, not commas")
        return
    if misplaced := _lower_down(text, sheet, columns) or _wide(text, sheet, columns):
        yield misplaced
        return
    names = [heading.lower() for heading in headings]
    twice = (name for name, times in Counter(names).items() if name and times > 1)
    yield from (problem("F024", where, f"the column {quoted(name)} stands twice") for name in twice)
    for n, (name, coder) in enumerate(zip(names, sheet.cells, strict=True), start=1):
        if not name and any(map(str.strip, coder.numbers)):
            yield problem("F025", where, f"column {n} has no heading", "give the column its name, or delete it.")
        if name and name not in columns.known:
            mend = one_of(name, columns.known, "the columns")
            yield problem("F025", where, f"{quoted(headings[n - 1])} is not a column of this table", mend)
    if sheet.beyond:
        mend = "give the column its name, or delete it."
        yield problem("F025", where, f"column {sheet.beyond} has no heading", mend)
    missing = [name for name in columns.needed if name not in names]
    if missing:
        verb = "column is" if len(missing) == 1 else "columns are"
        yield problem("F023", where, f"the {verb} missing: {listed(missing)}")


def _lower_down(text: Text, sheet: _Sheet, columns: Columns) -> Problem | None:
    """One problem where a title or notes stand above the line that names the columns."""
    if {heading.lower() for heading in sheet.headings} & set(columns.known):
        return None
    for line, cells in enumerate(_first_rows(text), start=1):
        if set(columns.needed) <= {cell.strip().lower() for cell in cells}:
            what = f"the columns are named on line {line}, not on the first"
            return problem("F023", text.where(1), what, "delete the lines above it.")
    return None


def _first_rows(text: Text) -> Iterator[Row]:
    """The first rows of a table whatever their width, up to one that cannot be read."""
    with suppress(csv.Error):
        yield from csv.reader(islice(_lines(text.text), _MOST_ABOVE + 1))


def _wide(text: Text, sheet: _Sheet, columns: Columns) -> Problem | None:
    """One problem where several headings are cells of one column: the table has a column for each period, or place."""
    others = [heading for heading in sheet.headings if heading and heading.lower() not in columns.known]
    sorts = {heading: columns.across(heading) for heading in others}
    for sort in dict.fromkeys(filter(None, sorts.values())):
        found = [heading for heading in sorts if sorts[heading] == sort]
        if len(found) >= _FEWEST_ACROSS:
            more = f" and {len(found) - 2} more" if len(found) > _FEWEST_ACROSS else ""
            what = f"the table is wide: it has a column for each {sort}, {quoted(found[0])}, {quoted(found[1])}{more}"
            return problem("F028", text.where(1), what, _lengthened(found, sort, columns))
    return None


def _lengthened(found: Sequence[str], sort: str, columns: Columns) -> str:
    """How a wide table is sent long, with its own headings."""
    return (
        f"send it long, with a row for each number: {found[0]}, {found[1]} and so on in the cells of a column {sort}, "
        f"the number in the column value, beside {listed([name for name in columns.needed if name != sort])}; "
        "spreadsheets call it 'unpivot columns'."
    )


def _long(text: Text, sheet: _Sheet) -> Iterator[Problem]:
    """The lines on which a cell is too long; each distinct text is measured once."""
    lines = {*sheet.long, *([1] if any(map(_is_long, sheet.headings)) else [])}
    for coder in sheet.cells:
        long = {number for cell, number in coder.numbers.items() if _is_long(cell)}
        if long:
            lines.update(line for line, code in zip(sheet.lines, coder.codes, strict=True) if code in long)
    yield from (problem("F027", text.where(line)) for line in sorted(lines))


def _is_long(cell: str) -> bool:
    return len(cell.strip()) > LONGEST_CELL


def _ragged(text: Text, sheet: _Sheet) -> Iterator[Problem]:
    for line, width in sheet.ragged:
        what = f"this row has {width} cells, and the first line {len(sheet.headings)} columns"
        yield problem("F021", text.where(line), what)
    if sheet.more:
        yield problem("F021", text.where(), f"and {sheet.more:,} more rows of another width in this file")


def _odd(table: Table) -> Iterator[Occurrence]:
    """The characters of cells that cannot be drawn; each distinct text is looked at once."""
    for name, column in table.columns.items():
        here = Where(file=table.name)
        odd = {code: signs for code, text in enumerate(column.values) if (signs := tuple(occurrences(text, here)))}
        for row in (row for row, code in enumerate(column.codes) if code in odd) if odd else ():
            yield from ((sign, table.where(row, name)) for sign, _ in odd[column.codes[row]])
