"""A published file as a clerk reads it: series by series, for it has more rows than anybody looks at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from oba.returns.comparison import COUNTED, ComparedRow, Relation
from oba.returns.receipt import Receipt

MOST_SHOWN = 40
_HEADINGS = ("Indicator", "Rows", "Places", "First", "Last", "New", "Revised", "The same", "Others")


def published_lines(receipt: Receipt) -> Iterator[str]:
    """A line for each indicator; rows that are neither new nor the same are shown below it."""
    series: dict[str, list[ComparedRow]] = defaultdict(list)
    for row in receipt.rows:
        series[row.found.fields.get("indicator", "")].append(row)
    lines = [_HEADINGS, *(_line(name, rows) for name, rows in series.items())]
    if len(lines) == 1:
        return
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
    yield ""
    others = sum(row.row is not None and row.relation not in COUNTED for row in receipt.rows)
    if others > MOST_SHOWN:
        yield f"The first {MOST_SHOWN} of {others:,} rows that are revised or in conflict:"


def _line(name: str, rows: Sequence[ComparedRow]) -> tuple[str, ...]:
    fields = [row.found.fields for row in rows]
    new, revised, same = (
        sum(row.relation in relations for row in rows)
        for relations in ((Relation.NEW,), (Relation.REVISED,), (Relation.SAME, Relation.NEARLY))
    )
    periods = sorted({one.get("period", "") for one in fields})
    counts = (new, revised, same, len(rows) - new - revised - same)
    places = len({one.get("place", "") for one in fields})
    return name, f"{len(rows):,}", f"{places:,}", periods[0], periods[-1], *(f"{count:,}" for count in counts)
