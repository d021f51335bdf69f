"""The periods of a table together: how far they lie apart, and which of them stands out of order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from oba.domain.period import MONTHS, Every, Period
from oba.returns.layout.column import Column, Sort
from oba.returns.layout.doubt import Doubt
from oba.returns.layout.label import Label
from oba.returns.layout.period_doubt import Axis
from oba.returns.layout.table import Rows, Table
from oba.returns.layout.time_said import month_of
from oba.returns.workbook import Corner
from oba.words import listed

_FEWEST = 4
Placed = tuple[Corner, Label]


def axis_of(rows: Rows, table: Table, columns: Sequence[Column]) -> Axis:
    """How the periods of a table follow one another."""
    named = [column.number for column in columns if column.sort is Sort.NAMES]
    down = [_along(rows, ((row, number) for row in table.lines)) for number in named]
    across = [_along(rows, ((row, column.number) for column in columns)) for row in table.headings]
    odd = {at: found for labels in (*down, *across) for at, found in _odd(labels, rows.grid.sheet.name)}
    labels = [label for placed in (*down, *across) for _, label in placed]
    return Axis(step=_step(labels), odd=odd, turned=_turned(labels))


def _along(rows: Rows, corners: Iterable[Corner]) -> tuple[Placed, ...]:
    """The labels of time along a row or a column."""
    cells = (cell for at in corners if (cell := rows.grid.at(*at)) is not None)
    found = (((cell.row, cell.column), rows.label(cell)) for cell in cells)
    return tuple(one for one in found if one[1].time.says and not one[1].time.average and not one[1].indicators)


def _month(label: Label) -> Period | None:
    """The month of a label: its own, or that of its day."""
    time = label.time
    if time.day:
        return month_of(time.day.year, time.day.month)
    return time.period if time.period and time.period.every is Every.MONTH else None


def _step(labels: Iterable[Label]) -> int | None:
    """The fewest months from one label to the next; None where there are no two."""
    months = sorted({month.ordinal for label in labels if (month := _month(label))})
    return min((b - a for a, b in pairwise(months)), default=None)


def _odd(labels: Sequence[Placed], sheet: str) -> list[tuple[Corner, tuple[Doubt, Period]]]:
    """The one month that stands out of an unbroken row of months, and which it would be in its place."""
    months = [(at, label, month) for at, label in labels if (month := _month(label))]
    if len(months) < _FEWEST:
        return []
    shifts = [month.ordinal - number for number, (_, _, month) in enumerate(months)]
    usual = max(set(shifts), key=shifts.count)
    wrong = [number for number, shift in enumerate(shifts) if shift != usual]
    if len(wrong) != 1:
        return []
    at, label, month = months[wrong[0]]
    meant = month.shift(usual + wrong[0] - month.ordinal)
    if (meant.ordinal - month.ordinal) % len(MONTHS):
        return []
    beside = listed([months[n][1].text for n in (wrong[0] - 1, wrong[0] + 1) if 0 <= n < len(months)])
    where = f" on the sheet {sheet}" if sheet else ""
    question = f"'{label.text}' stands beside {beside}{where}: is it {meant.label}?"
    doubt = Doubt(id=f"month-{month}", question=question, answer=str(meant), lasting=False)
    return [(at, (doubt, meant))]


def _turned(labels: Iterable[Label]) -> bool:
    """Whether every month is what a spreadsheet makes of a year: September 2008 of 2008/09."""
    months = {month.ordinal for label in labels if (month := _month(label))}
    return len(months) > 1 and all((one // 12 + 1) % 100 == one % 12 + 1 for one in months)
