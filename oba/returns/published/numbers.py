"""The numbers of a series, row by row: what a file says of each, in the words of observations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from oba.domain.measure import Measure
from oba.domain.published import BareYear, Layout, PublishedSeries, Take
from oba.returns.published.area import Place, Sort
from oba.returns.published.cell import Cell, cell
from oba.returns.published.headings import Role
from oba.returns.published.period_label import Label, read_label
from oba.returns.published.table import PublishedTable, Row

_NO_END = "-1"
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

    def cell(self, cells: Sequence[str], role: Role) -> Cell:
        """What a cell of a row says; nothing where the table has no such column."""
        column = self.at.get(role)
        return Cell() if column is None else cell(cells[column])


def numbers_of(
    series: PublishedSeries, rows: Sequence[Row], table: PublishedTable, places: Place, measure: Measure
) -> Iterator[PublishedNumber]:
    """Every number of a series, also those of places that the plan does not know."""
    columns = Columns(series, table)
    bare = series.year or _BARE.get(series.layout)
    period, beside = columns.at[Role.PERIOD], columns.at.get(Role.IDENTIFIER)
    known: dict[tuple[str, str], Label] = {}
    for row in rows:
        key = (row.cells[period], row.cells[beside] if beside is not None else "")
        if key not in known:
            known[key] = read_label(*key, measure, bare)
        place, sort = places.of(row.cells)
        number = cell(row.cells[columns.main]).number
        yield PublishedNumber(row, place, sort, key[0].strip(), known[key], Decimal(number) if number else None)


def fields_of(one: PublishedNumber, columns: Columns, publisher: str) -> Mapping[str, str]:
    """A number as a row of observations."""
    series, cells = columns.series, one.row.cells
    found = {
        "indicator": series.indicator,
        "place": one.place,
        "period": one.period.text,
        "group": "" if series.group == "all" else series.group,
        "status": one.period.status or _status(columns, cells) or series.status,
        "published": str(series.published or ""),
        "source": series.source or (f"{publisher}: {series.name}" if series.name else publisher),
        "note": _text(columns, cells, Role.NOTE),
    }
    numbers = _numbers(columns, cells)
    if "missing" not in numbers:
        found |= _verdict(columns, cells, publisher)
    return {name: text for name, text in (found | numbers).items() if text}


def _numbers(columns: Columns, cells: Sequence[str]) -> dict[str, str]:
    """The number's parts, or the sign that stands for it."""
    value, top, bottom = (columns.cell(cells, role) for role in (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR))
    take = columns.series.take
    found: dict[str, str] = {}
    if Role.VALUE in columns.at:
        if not value.number:
            return {"missing": _sign(columns, cells, value)}
        if Take.VALUE in take or not (top.number and bottom.number):
            found["value"] = value.number
    elif not (top.number and bottom.number):
        return {"missing": top.missing or bottom.missing}
    if Take.COUNTS in take and columns.series.kind.value in ("percent", "rate") and top.number:
        found |= {"numerator": top.number, "denominator": bottom.number, "rounded_to": columns.series.rounded_to}
    return found | (_interval(columns, cells) if Take.INTERVAL in take else {})


def _interval(columns: Columns, cells: Sequence[str]) -> dict[str, str]:
    """The interval of a number; -1 stands for none beside a number that cannot be below 0."""
    lower, upper = columns.cell(cells, Role.LOWER).number, columns.cell(cells, Role.UPPER).number
    return {"lower": lower, "upper": upper, "level": "95"} if lower and upper and lower != _NO_END else {}


def _sign(columns: Columns, cells: Sequence[str], value: Cell) -> str:
    """Why there is no number: in the column of the status, where the file has one, else in the number's own cell."""
    beside = columns.cell(cells, Role.STATUS).missing if _text(columns, cells, Role.STATUS) else ""
    return beside or value.missing


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
