"""A file that came in as a clerk reads it: each row beside what is known, what is asked, what was left out."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from oba.cli.published_receipt import MOST_SHOWN, published_lines
from oba.domain.evidence import Observation
from oba.domain.measure import ALL
from oba.domain.plan import Round
from oba.read.data.duplicates import number_of
from oba.read.text.characters import printable
from oba.returns.comparison import COUNTED, ComparedRow, Relation
from oba.returns.reading import Asked, FoundRow, Remark
from oba.returns.receipt import Receipt
from oba.words.lists import agreeing, how_many

_SHOWN = ("numerator", "denominator", "value", "missing", "lower", "upper")
_ORDER = tuple(Relation)
_HEADINGS = ("Cell", "Indicator", "Place", "Period", "Group", "Number", "Published", "Is", "Beside")
_WIDEST = 44
_NO_BREAK = "\N{NO-BREAK SPACE}"
_MOST_CELLS = 4  # named of those that are left out by design
_CONFLICT = (
    "In conflict: two numbers of one day. Ask which is right. A number that was revised later wants that day in its "
    "own file; one that cannot be settled, the status disputed."
)


def receipt_lines(receipt: Receipt, now: Round) -> Iterator[str]:
    """All that is said of one file that is received into a round; nothing in it that a terminal would obey."""
    return (printable(line.replace(_NO_BREAK, " ")) for line in _lines(receipt, now))


def _lines(receipt: Receipt, now: Round) -> Iterator[str]:
    yield receipt.file
    yield ""
    yield from published_lines(receipt) if receipt.of.reading.whole else ()
    yield from _table(receipt)
    if any(row.relation is Relation.CONFLICT for row in receipt.rows):
        yield _CONFLICT
    reading = receipt.of.reading
    yield from _remarks("Refused", reading.refused, _wrong(receipt, Relation.REFUSED))
    yield from _remarks("Cannot be placed", reading.unplaced, _wrong(receipt, Relation.UNPLACED))
    yield from _remarks("Looks wrong", reading.warnings, ())
    yield from _remarks("Left out", reading.skipped, (), most=_MOST_CELLS)
    yield from _questions(receipt)
    if late := sum(row.found.fields.get("published", "") > str(now.cut_off) for row in receipt.written):
        yield f"{late:,} of these were published after the cut-off, {now.cut_off}: only a later round knows them."
    yield summary(receipt)


def summary(receipt: Receipt) -> str:
    """How many rows of a file are what."""
    counts = Counter(row.relation for row in receipt.rows)
    counts[Relation.UNPLACED] += len(receipt.of.reading.unplaced)
    said = [f"{counts[relation]:,} {relation}" for relation in _ORDER if counts[relation]]
    cells = len(receipt.of.reading.refused)
    said += [f"{how_many(cells, 'cell')} refused"] if cells else []
    waiting = len(receipt.waiting)
    waits = f" {waiting:,} {agreeing(waiting, 'waits', 'wait')} for an answer." if waiting else ""
    rows = len(receipt.rows)
    return f"{receipt.file}: {how_many(rows, 'row')}: {', '.join(said) or 'nothing was found in it'}.{waits}"


def cell_of(found: FoundRow, column: str = "") -> str:
    """Where a row, or one of its columns, stands in its file: Scorecard!M10."""
    cells = (
        [found.cells[column]] if column in found.cells else [found.cells[one] for one in _SHOWN if one in found.cells]
    )
    words = (word for cell in cells or found.cells.values() for word in cell.split())
    spot = " ".join(dict.fromkeys(words)) or "?"
    return f"{found.sheet}!{spot}" if found.sheet else spot


def _table(receipt: Receipt) -> Iterator[str]:
    shown = [row for row in receipt.rows if row.row is not None]
    if receipt.of.reading.whole:
        shown = [row for row in shown if row.relation not in COUNTED][:MOST_SHOWN]
    lines = [_HEADINGS, *(_cells(row, row.row, receipt) for row in sorted(shown, key=_place_in_order) if row.row)]
    if len(lines) == 1:
        return
    widths = [min(max(map(len, column)), _WIDEST) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
    yield ""


def _place_in_order(row: ComparedRow) -> int:
    return _ORDER.index(row.relation)


def _cells(row: ComparedRow, its: Observation, receipt: Receipt) -> tuple[str, ...]:
    fields = row.found.fields
    relation = f"{row.relation} (waits: {', '.join(row.waits)})" if row.waits else str(row.relation)
    return (
        cell_of(row.found),
        its.indicator,
        its.place,
        str(its.period),
        "" if its.group == ALL else its.group,
        number_of(its),
        fields.get("published", ""),
        relation,
        _beside(row, receipt),
    )


def _beside(row: ComparedRow, receipt: Receipt) -> str:
    """What is known, where it stands and since when."""
    was = row.was
    if was is None:
        return ""
    here = was.where.file == receipt.file and was.where.line is not None
    where = cell_of(receipt.rows[was.where.line - 1].found) if here and was.where.line else _name(was)
    return f"{'from ' if row.relation is Relation.REVISED else ''}{number_of(was)} ({where}, {was.published})"


def _name(row: Observation) -> str:
    """The row of a file of observations, without the folder that all of them are in."""
    return f"{row.where.file.rpartition('/')[2]}:{row.where.line}"


def _wrong(receipt: Receipt, relation: Relation) -> Iterator[Remark]:
    wrong = [row for row in receipt.rows if row.relation is relation]
    shown = wrong[:MOST_SHOWN] if receipt.of.reading.whole else wrong
    if len(wrong) > len(shown):
        yield Remark(sheet="", cell=f"{len(wrong) - len(shown):,} more", seen="", why="as these are")
    for row in shown:
        cell = cell_of(row.found, row.column).removeprefix(f"{row.found.sheet}!")
        yield Remark(sheet=row.found.sheet, cell=cell, seen="", why=row.why)


def _remarks(title: str, first: Sequence[Remark], more: Iterable[Remark], most: int = 0) -> Iterator[str]:
    """Remarks under a title; what the same words are said of is said once, with its cells, all of them or so many."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for one in (*first, *more):
        found.setdefault((one.sheet, one.seen, one.why), []).append(one.cell)
    if not found:
        return
    yield f"{title}:"
    for (sheet, seen, why), its in found.items():
        spots = [*its[:most], f"{len(its) - most:,} more"] if 0 < most < len(its) else its
        cells = ", ".join(filter(None, spots))
        where = f"{sheet}!{cells}" if sheet and cells else sheet or cells or "elsewhere"
        yield f"  {where}: {f'{seen!r}: ' if seen else ''}{why}"
    yield ""


def _questions(receipt: Receipt) -> Iterator[str]:
    if not receipt.asked:
        return
    waiting = Counter(name for row in receipt.waiting for name in row.waits)
    yield "Only a person can tell:"
    for one in receipt.asked:
        where = f"{one.sheet}!{one.cells}".strip("!")
        yield f"  {one.id}: {f'{where}: ' if where else ''}{one.question}"
        yield f"    {_how_to_answer(one)}{_waiting(waiting[one.id])}"
    yield ""


def _how_to_answer(asked: Asked) -> str:
    if asked.answer:
        return f"A careful analyst would say: --answer {shlex.quote(f'{asked.id}={asked.answer}')}"
    return f"--answer {asked.id}=..."


def _waiting(rows: int) -> str:
    return f"   ({how_many(rows, 'row')} {agreeing(rows, 'waits', 'wait')} for it)" if rows else ""
