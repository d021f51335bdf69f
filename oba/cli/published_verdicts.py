"""What publishers said of numbers beside our answers: as a table in a terminal, as rows, as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from oba.audit.verdict_causes import Cause, VerdictBeside
from oba.words import harmless
from oba.words.lists import how_many

COLUMNS = ("indicator", "place", "period", "who", "question", "verdict", "answer", "reason", "their method", "cause")
_HEADINGS = ("Indicator", "Place", "Period", "They say", "Our word", "Their method now")


def print_published(found: Sequence[VerdictBeside], console: Console) -> None:
    """How many verdicts are what; then every one that cannot be so beside our answer, cause by cause."""
    console.print(f"{how_many(len(found), 'verdict')} on numbers that are judged", soft_wrap=True)
    counts = Counter(one.cause for one in found)
    for cause in Cause:
        if counts[cause]:
            console.print(f"  {counts[cause]:>5,}  {cause}", soft_wrap=True)
    for cause in Cause:
        its = [one for one in found if one.cause is cause and one.differs]
        if its:
            console.print()
            console.print(f"{str(cause)[0].upper()}{str(cause)[1:]}:", soft_wrap=True)
            console.print(_table(its))


def _table(found: Sequence[VerdictBeside]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in _HEADINGS:
        table.add_column(heading, overflow="fold", min_width=len(heading))
    for one in found:
        figure = one.figure
        table.add_row(
            escape(one.indicator), escape(one.place), figure.period.label, escape(f"{figure.verdict_by}: {one.said}"),
            str(one.ours.answer), escape(one.again),
        )  # fmt: skip
    return table


def published_csv(found: Sequence[VerdictBeside]) -> str:
    """One row for each verdict, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in _cells(one)] for one in found)
    return out.getvalue()


def published_json(found: Sequence[VerdictBeside]) -> str:
    """A list of all verdicts, as JSON text."""
    tree = [dict(zip(COLUMNS, _cells(one), strict=True)) for one in found]
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _cells(one: VerdictBeside) -> tuple[str, ...]:
    ours, figure = one.ours, one.figure
    return (
        one.indicator, one.place, figure.period.label, figure.verdict_by, str(ours.question), one.said,
        str(ours.answer or ""), str(ours.reason or ""), one.again, str(one.cause),
    )  # fmt: skip
