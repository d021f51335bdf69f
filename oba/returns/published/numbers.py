"""The numbers of a series, row by row: what a file says of each, in the words of observations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from oba.domain.measure import ALL, Kind, Measure
from oba.domain.published import BareYear, Layout, PublishedSeries, Settled, Take
from oba.returns.published.area import Place, Sort
from oba.returns.published.cell import Cell, cell, is_suppressed
from oba.returns.published.headings import Role
from oba.returns.published.period_label import Label, read_label
from oba.returns.published.table import PublishedTable, Row
from oba.returns.published.texts import Texts

_NO_END = "-1"
_COUNTED = (Kind.PERCENT, Kind.RATE)
_NO_CELL = Cell()
_VALUE, _MISSING = ("place", "period", "status", "value"), ("place", "period", "status", "missing")
_BARE = {Layout.LAIT: BareYear.ENDS}


class PublishedNumber(NamedTuple):
    """One number of a file: where it stands, of which place and period, and the number that a check looks at.

    `place` is empty where the plan has none; `period` is the plan's, empty where the label is none; `amount` is None
    where there is no number.
    """

    row: Row
    place: str
    sort: Sort
    label: str
    period: Label
    amount: Decimal | None

    def is_among(self, settled: Collection[Settled]) -> bool:
        """Whether it is one of those that are left out, or kept; its period as the file or as the plan writes it."""
        return bool(settled) and any(
            one.covers(self.place, self.label) or one.covers(self.place, self.period.text) for one in settled
        )


class Columns:
    """Where the parts of a series' numbers stand in a table."""

    def __init__(self, series: PublishedSeries, table: PublishedTable) -> None:
        """Of a series that is in the table."""
        self.at = {role: its[0] for role, its in table.at.items()}
        for role, name in ((Role.VALUE, "value"), (Role.NUMERATOR, "numerator"), (Role.DENOMINATOR, "denominator")):
            if (heading := series.columns.get(name)) and (column := table.column(heading)) is not None:
                self.at[role] = column
        self.verdicts = table.at.get(Role.VERDICT, ())
        self.main = self.at.get(Role.VALUE, self.at.get(Role.NUMERATOR, 0))
        self.series = series
        self.value, self.counted = Take.VALUE in series.take, Take.COUNTS in series.take and series.kind in _COUNTED
        self.interval = Take.INTERVAL in series.take and Role.LOWER in self.at and Role.UPPER in self.at

    @property
    def is_plain(self) -> bool:
        """Whether a row has nothing but the number, or a sign in its place."""
        more = (Role.NUMERATOR, Role.DENOMINATOR, Role.LOWER, Role.STATUS, Role.NOTE)
        return Role.VALUE in self.at and not self.verdicts and not any(role in self.at for role in more)

    def cell(self, cells: Sequence[str], role: Role) -> Cell:
        """What a cell of a row says; nothing where the table has no such column."""
        column = self.at.get(role)
        return _NO_CELL if column is None else cell(cells[column])


def numbers_of(
    series: PublishedSeries, rows: Sequence[Row], table: PublishedTable, places: Place, measure: Measure
) -> Iterator[PublishedNumber]:
    """Every number of a series, also those of places that the plan does not know."""
    columns = Columns(series, table)
    bare = series.year or _BARE.get(series.layout)
    period, beside, main = columns.at[Role.PERIOD], columns.at.get(Role.IDENTIFIER), columns.main
    known: dict[tuple[str, str], tuple[str, Label]] = {}
    for row in rows:
        cells = row.cells
        key = (cells[period], cells[beside] if beside is not None else "")
        label = known.get(key)
        if label is None:
            label = known[key] = (key[0].strip(), read_label(*key, measure, bare))
        number = cell(cells[main]).number
        yield PublishedNumber(row, *places.of(cells), *label, Decimal(number) if number else None)


class Writing:
    """Writes the numbers of one series as rows of observations; those that fill the same fields share their names."""

    def __init__(self, columns: Columns, publisher: str) -> None:
        """For a series whose parts stand in some columns."""
        series = columns.series
        same = {
            "indicator": series.indicator,
            "group": "" if series.group == ALL else series.group,
            "published": str(series.published or ""),
            "source": series.source or (f"{publisher}: {series.name}" if series.name else publisher),
        }
        self._same = {name: text for name, text in same.items() if text}
        self._texts = tuple(self._same.values())
        self._columns, self._publisher = columns, publisher
        self._plain = columns.is_plain
        self._shapes: dict[tuple[str, ...], dict[str, int]] = {}

    def fields(self, one: PublishedNumber) -> Texts:
        """A number as a row of observations, without what is empty."""
        columns, cells = self._columns, one.row.cells
        status = one.period.status or columns.series.status
        if self._plain and status:
            value = cell(cells[columns.main])
            names = _VALUE if value.number else _MISSING
            texts = (*self._texts, one.place, one.period.text, status, value.number or value.missing)
            return Texts(self._shape(names), texts)
        numbers = _numbers(columns, cells)
        found = {
            "place": one.place,
            "period": one.period.text,
            "status": one.period.status or _status(columns, cells) or columns.series.status,
            "note": _text(columns, cells, Role.NOTE),
            **numbers,
            **({} if "missing" in numbers else _verdict(columns, cells, self._publisher)),
        }
        filled = {name: text for name, text in found.items() if text}
        return Texts(self._shape(tuple(filled)), (*self._texts, *filled.values()))

    def _shape(self, names: tuple[str, ...]) -> dict[str, int]:
        """Where each of some fields stands behind those that are the same in every row."""
        at = self._shapes.get(names)
        if at is None:
            at = self._shapes[names] = {name: n for n, name in enumerate((*self._same, *names))}
        return at


def _numbers(columns: Columns, cells: Sequence[str]) -> dict[str, str]:
    """The number's parts, or the sign that stands for it."""
    value, top, bottom = (columns.cell(cells, role) for role in (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR))
    found: dict[str, str] = {}
    if Role.VALUE in columns.at:
        if not value.number:
            return {"missing": _sign(columns, cells, value)}
        if columns.value or not (top.number and bottom.number):
            found["value"] = value.number
    elif not (top.number and bottom.number):
        return {"missing": top.missing or bottom.missing}
    if columns.counted and top.number:
        found |= {"numerator": top.number, "denominator": bottom.number, "rounded_to": columns.series.rounded_to}
    return found | _interval(columns, cells) if columns.interval else found


def _interval(columns: Columns, cells: Sequence[str]) -> dict[str, str]:
    """The interval of a number; -1 stands for none beside a number that cannot be below 0."""
    lower, upper = columns.cell(cells, Role.LOWER).number, columns.cell(cells, Role.UPPER).number
    return {"lower": lower, "upper": upper, "level": "95"} if lower and upper and lower != _NO_END else {}


def _sign(columns: Columns, cells: Sequence[str], value: Cell) -> str:
    """Why there is no number: in the column of the status, where the file has one, else in its cell or in the note."""
    beside = columns.cell(cells, Role.STATUS).missing if _text(columns, cells, Role.STATUS) else ""
    told = value.missing == "x" and is_suppressed(_text(columns, cells, Role.NOTE))
    return beside or ("c" if told else value.missing)


_STATUSES = {"p": "provisional", "provisional": "provisional", "r": "revised", "revised": "revised",
             "e": "estimated", "estimated": "estimated"}  # fmt: skip


def _status(columns: Columns, cells: Sequence[str]) -> str:
    return _STATUSES.get(_text(columns, cells, Role.STATUS).lower(), "")


def _verdict(columns: Columns, cells: Sequence[str], publisher: str) -> dict[str, str]:
    """What the publisher says of a number; that it was not compared says nothing."""
    said = [text for n in columns.verdicts if (text := cells[n].strip()) not in ("", "NA", "Not compared")]
    return {"verdict": "; ".join(said), "verdict_by": publisher} if said else {}


def _text(columns: Columns, cells: Sequence[str], role: Role) -> str:
    column = columns.at.get(role)
    return "" if column is None else " ".join(cells[column].split())
