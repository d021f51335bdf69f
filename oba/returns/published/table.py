"""A published table, row by row: what is taken of it by series, and what of its build is wrong."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO, TextIOWrapper
from typing import NamedTuple

from oba.returns.published.headings import Form, Located, Role, located, nearly, plain, recognised
from oba.returns.published.metadata import Metadata
from oba.words import listed
from oba.words.lists import how_many

ROW = -1
_FEWER = "columns are missing"
_LINE_ENDS = (b"\n", b"\r")
_PARTS = ",;\t"
_LONGEST_CELL = 131_072
_MOST_ABOVE = 20  # lines that are looked at


class Row(NamedTuple):
    """One row: the line that it begins on, and its cells."""

    line: int
    cells: Sequence[str]


class Fault(NamedTuple):
    """What is wrong with a cell of a line; its column is ROW for the line as a whole, and the line 0 for the file."""

    line: int
    column: int
    seen: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable:
    """The rows of a recognised file, by the series they are taken for.

    A table of education has one series, which is called by nothing, as in published.yaml. `others` has each series of
    which nothing is taken, with whatever else it is called. `last` is the line of the last row, and `ends` says whether
    it ends as a line does.
    """

    form: Form
    headings: Sequence[str]
    at: Located
    rows: dict[str, list[Row]] = field(default_factory=dict)
    others: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    faults: tuple[Fault, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    last: int = 0
    ends: bool = True

    def column(self, heading: str) -> int | None:
        """Where a column stands that somebody named, however it is written, or by the label that it is told to have."""
        wanted = plain(heading)
        if not any(plain(one) == wanted for one in self.headings):
            wanted = plain(self.metadata.column(heading))
        return next((n for n, one in enumerate(self.headings) if plain(one) == wanted), None)


def first_headings(data: bytes) -> list[str]:
    """The cells of the first line of a table in UTF-8; none of what is no table."""
    first = _first_line(data)
    try:
        return [one.strip() for one in next(csv.reader([first], delimiter=_parted_by(first)), [])]
    except csv.Error:
        return []


def is_published(data: bytes) -> bool:
    """Whether a table begins as one of the layouts does, whole or but for a column or two, or below some lines."""
    headings = first_headings(data)
    return bool(recognised(headings) or nearly(headings) or _below(data))


def _below(data: bytes) -> int:
    """How many lines stand above the headings of one of the layouts; 0 where none of its first lines has them."""
    lines = BytesIO(data)
    return next((n for n in range(_MOST_ABOVE) if recognised(first_headings(lines.readline())) and n), 0)


def read_rows(data: bytes, wanted: Callable[[str], bool]) -> PublishedTable | str:
    """Read a table of one of the layouts, keeping the rows of the series that are wanted; or why it cannot be read."""
    headings = first_headings(data)
    form = recognised(headings)
    if form is None:
        if above := _below(data):
            return f"has {how_many(above, 'line')} above its headings: delete what stands there and save it again"
        near = nearly(headings)
        return _other_edition(*near) if near else "is of no published layout"
    at = located(form, headings)
    if twice := _twice(headings, at):
        return f"has the column {twice} twice: it is another edition, or two files in one"
    table = PublishedTable(form=form, headings=headings, at=at)
    faults, last = _fill(table, data, wanted)
    return replace(table, faults=faults, last=last, ends=data.endswith(_LINE_ENDS))


def _other_edition(form: Form, missing: Sequence[Role]) -> str:
    wants = [f"{role.value} ({' or '.join(form.roles[role][:3])})" for role in missing]
    return f"looks like {form.called}, but has no column for {listed(wants)}: it is another edition, or was cut"


def _twice(headings: Sequence[str], at: Located) -> str:
    """A heading that something is read from and that stands twice; a second column of notes does no harm."""
    names = Counter(plain(one) for one in headings if one)
    read = (headings[n] for role, its in at.items() if role is not Role.NOTE for n in its)
    return next((one for one in read if names[plain(one)] > 1), "")


def _fill(table: PublishedTable, data: bytes, wanted: Callable[[str], bool]) -> tuple[tuple[Fault, ...], int]:
    """Put the rows of a table where they belong; every line that is no row of it, and the line of the last."""
    width, put = len(table.headings), _putting(table, wanted)
    lines, line = _lines(data), 1
    faults: list[Fault] = []
    try:
        next(lines, None)
        for line, cells in lines:
            if len(cells) == width or _mended(cells, width):
                put(line, cells)
            elif any(cells):
                faults.append(_ragged(line, cells, width))
    except csv.Error:
        faults.append(Fault(0, 0, "", "a quote does not close, or a cell never ends: the file was cut short"))
    if faults and faults[-1].line == line and faults[-1].why.endswith(_FEWER):
        why = "the file ends within this line: it was cut short; ask for it again, or download it again"
        note = "; where it is a note below the table, delete it" if data.endswith(_LINE_ENDS) else ""
        faults[-1] = faults[-1]._replace(why=why + note)
    return tuple(faults), line


def _putting(table: PublishedTable, wanted: Callable[[str], bool]) -> Callable[[int, list[str]], None]:
    """Puts a row to those of its series, or counts it; cells that say the same are kept once."""
    keys, rows, others = table.at.get(Role.SERIES, ()), table.rows, table.others
    known: dict[str, bool] = {}
    same: dict[str, str] = {}

    def name_of(cells: list[str]) -> str | None:
        for n in keys:
            name = cells[n]
            if name not in known:
                known[name] = wanted(name)
            if known[name]:
                return name
        return None if keys else ""

    def put(line: int, cells: list[str]) -> None:
        name = name_of(cells)
        if name is None:
            others[cells[keys[0]]].update([cells[n] for n in keys[1:]])
        else:
            rows.setdefault(name, []).append(Row(line, [same.setdefault(one, one) for one in cells]))

    return put


def _mended(cells: list[str], width: int) -> bool:
    """Whether a row is as wide as the headings without the empty cells that a spreadsheet leaves behind it."""
    while len(cells) > width and not cells[-1]:
        cells.pop()
    return len(cells) == width


def _ragged(line: int, cells: Sequence[str], width: int) -> Fault:
    count = len(cells)
    why = f"this line has {count} cells and the first {width}: "
    more = "a comma in a text wants quotes" if count > width else _FEWER
    return Fault(line, ROW, ",".join(cells)[:60], f"{why}{more}")


def _lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line that it begins on."""
    csv.field_size_limit(_LONGEST_CELL)
    text = TextIOWrapper(BytesIO(data), encoding="utf-8", newline="")
    reader = csv.reader(text, delimiter=_parted_by(_first_line(data)))
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _first_line(data: bytes) -> str:
    return BytesIO(data).readline().decode("utf-8", "replace")


def _parted_by(first: str) -> str:
    return max(_PARTS, key=first.count)
