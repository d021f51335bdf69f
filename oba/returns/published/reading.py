"""A published file as rows of observations: what of it is a number of the plan, and what is wrong with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from oba.domain.published import PublishedSeries
from oba.read.project import Project
from oba.read.text.suggestion import quoted
from oba.returns.placement import PUBLISHED
from oba.returns.published import doubts
from oba.returns.published.area import Place
from oba.returns.published.cell import KNOWN_SIGNS, cell
from oba.returns.published.choice import Absent, absent, difference, is_other_edition, rows_of
from oba.returns.published.headings import Role
from oba.returns.published.metadata import NO_METADATA, Metadata
from oba.returns.published.numbers import Columns, PublishedNumber, Writing, numbers_of
from oba.returns.published.table import ROW, Fault, PublishedTable, Row, read_rows
from oba.returns.published.texts import Spots
from oba.returns.reading import Asked, FoundRow, Reading, Remark
from oba.returns.workbook import cell_name
from oba.words.lists import how_many

_MOST_NAMED = 5
_FILE = "the file"
_BEGIN = "Name its series there, as data/README.md shows. Nothing was read."
_WHEN = Asked(
    id=PUBLISHED,
    sheet="",
    cells="",
    question="On which day was this file published? Write it as 2010-10-15.",
    lasting=False,
)


@dataclass(slots=True)
class _Found:
    """What has been found in a file so far."""

    rows: list[FoundRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unplaced: list[Remark] = field(default_factory=list)
    skipped: list[Remark] = field(default_factory=list)
    elsewhere: int = 0
    lost: list[tuple[str, Absent]] = field(default_factory=list)

    def judge_lost(self) -> None:
        """Refuse a file that has a series' rows without its numbers; where it has others it may be another's file."""
        for indicator, lacks in self.lost:
            if self.rows and not lacks.renamed:
                why = f"the file {lacks.why}: its numbers come in another file, or this is another edition"
                self.skipped.append(_said(indicator, why))
            else:
                why = f"{indicator}: the file {lacks.why}: it is another edition"
                self.faults.append(Fault(1, ROW, "", why))


def read_published_file(name: str, data: bytes, project: Project, metadata: Metadata = NO_METADATA) -> Reading | str:
    """Read a file of one of the layouts for a plan; or a line that says why nothing of it is read.

    Where anything is wrong with it there are no rows: a file is taken whole or not at all.
    """
    mapping = project.published
    names = {one.name for one in mapping.series if one.name}
    table = read_rows(data, names.__contains__)
    if isinstance(table, str):
        return f"{name} {table}. Nothing was read."
    table = replace(table, metadata=metadata)
    mine = [one for one in mapping.series if one.layout is table.form.layout]
    if not mine:
        return f"{name} is {table.form.called}, and published.yaml takes nothing of one. {_BEGIN}"
    found = _Found(faults=[*table.faults, *doubts.moved(table)])
    places = Place(table, mapping)
    for series in mine if not found.faults else ():
        _take(series, table, places, project, found)
    found.judge_lost()
    if metadata.wrong:
        found.skipped.append(_said(metadata.file, metadata.wrong))
    if found.elsewhere:
        found.skipped.append(_said(_FILE, f"it has none of {found.elsewhere:,} series of published.yaml"))
    if not table.ends:
        found.skipped.append(_said(_FILE, "its last line does not end as a line does: see that it was not cut short"))
    return _reading(name, table, found)


def _reading(name: str, table: PublishedTable, found: _Found) -> Reading:
    skipped = [*_untaken(table), *found.skipped]
    return Reading(
        file=name,
        rows=() if found.faults else tuple(found.rows),
        refused=tuple(_refused(one) for one in found.faults),
        unplaced=tuple(found.unplaced),
        skipped=tuple(skipped),
        whole=True,
    )


def _take(series: PublishedSeries, table: PublishedTable, places: Place, project: Project, found: _Found) -> None:
    """Take one series out of a table."""
    if lacks := absent(series, table):
        if is_other_edition(series, table):
            found.lost.append((series.indicator, lacks))
        elif lacks.near:
            found.unplaced.append(_said(series.indicator, f"the file {lacks.why}"))
        else:
            found.elsewhere += 1
        return
    rows = rows_of(series, table)
    measure = project.rules[series.indicator].measure
    if wrong := [
        *doubts.units(series, rows, table),
        *doubts.other_unit(series, table),
        *doubts.lengths(series, rows, table, measure),
    ]:
        found.faults += wrong
        return
    columns = Columns(series, table)
    numbers = [one for one in numbers_of(series, rows, table, places, measure) if not one.is_among(series.left_out)]
    found.faults += doubts.beyond_range(series, numbers, columns)
    found.faults += doubts.zeros(series, numbers, columns.main)
    found.faults += doubts.cut_short(series, numbers, table.last)
    mine = [one for one in numbers if one.place]
    found.faults += doubts.cut_within(mine, table, columns)
    found.faults += _unread(mine, columns)
    once, twice = _once(mine, columns, table)
    found.faults += twice
    found.skipped += _counted(series, rows, numbers, len(once))
    where = {name: columns.at[role] for name, role in _CELLS.items() if role in columns.at}
    writing = Writing(columns, table.form.publisher)
    found.rows += (FoundRow(sheet="", cells=Spots(one.row.line, where), fields=writing.fields(one)) for one in once)


_CELLS = {"value": Role.VALUE, "numerator": Role.NUMERATOR, "denominator": Role.DENOMINATOR, "period": Role.PERIOD}


def _unread(mine: Sequence[PublishedNumber], columns: Columns) -> Iterator[Fault]:
    """Periods that are none, each once, and cells that are neither a number nor a sign."""
    labels: dict[str, tuple[PublishedNumber, int]] = {}
    for one in mine:
        if one.period.why:
            first, count = labels.get(one.label, (one, 0))
            labels[one.label] = (first, count + 1)
        text = one.row.cells[columns.main]
        if one.amount is None and not cell(text).missing:
            why = f"this is neither a number nor a sign that is known: {KNOWN_SIGNS}"
            yield Fault(one.row.line, columns.main, text, why)
    for first, count in labels.values():
        more = f"; {how_many(count, 'row')} of this plan's places" if count > 1 else ""
        why = f"{columns.series.indicator}: {first.period.why}{more}. {doubts.left_out(first.label)}"
        yield Fault(first.row.line, columns.at[Role.PERIOD], first.label, why)


def _once(
    mine: Sequence[PublishedNumber], columns: Columns, table: PublishedTable
) -> tuple[list[PublishedNumber], list[Fault]]:
    """Each number once; and the first place and period of which a file says two things."""
    known: dict[tuple[str, str], PublishedNumber] = {}
    again: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for one in mine:
        key = (one.place, one.period.text)
        if key in known and not one.period.why:
            again[key].append(one.row)
        else:
            known[key] = one
    differ = {
        key: rows
        for key, rows in again.items()
        if any(_says(row, columns) != _says(known[key].row, columns) for row in rows)
    }
    if not differ:
        return list(known.values()), []
    series = columns.series
    key, rows = next(iter(differ.items()))
    both = [known[key].row, *rows]
    more = f" (and so in {len(differ) - 1:,} more)" if len(differ) > 1 else ""
    why = f"{series.indicator}: {len(both)} rows are of {key[0]} in {key[1]}{more}: {difference(both, table, series)}"
    return list(known.values()), [Fault(rows[0].line, columns.main, rows[0].cells[columns.main], why)]


def _says(row: Row, columns: Columns) -> tuple[str, ...]:
    return tuple(columns.cell(row.cells, role).number for role in (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR))


def _counted(
    series: PublishedSeries, rows: Sequence[Row], numbers: Sequence[PublishedNumber], taken: int
) -> Iterator[Remark]:
    """How many rows of a series are of no place of the plan, or left out as the mapping says."""
    others = sum(not one.place for one in numbers)
    out = len(rows) - len(numbers)
    if others:
        yield _said(series.indicator, f"{how_many(others, 'row')} of places that published.yaml does not name")
    if out:
        yield _said(series.indicator, f"{how_many(out, 'row')} that published.yaml leaves out")
    if not taken and not out:
        yield _said(series.indicator, "none of the plan's places is in the file; see places in published.yaml")


def _untaken(table: PublishedTable) -> Iterator[Remark]:
    """How many series of the file the plan takes nothing of."""
    others = list(table.others)
    if others:
        first = ", ".join(quoted(" ".join([one, *sorted(table.others[one])[-1:]])) for one in others[:_MOST_NAMED])
        more = f" and {len(others) - _MOST_NAMED:,} more" if len(others) > _MOST_NAMED else ""
        yield _said(_FILE, f"{len(others):,} series that published.yaml does not name: {first}{more}")


def _said(what: str, why: str) -> Remark:
    return Remark(sheet="", cell=what, seen="", why=why)


def _refused(one: Fault) -> Remark:
    spot = f"line {one.line:,}" if one.column == ROW else cell_name(one.line, one.column + 1) if one.line else _FILE
    return Remark(sheet="", cell=spot, seen=one.seen, why=one.why)


def dated(reading: Reading, answers: Mapping[str, str], day: str = "") -> Reading:
    """The rows, known on the day that is told of this file where one is: the mapping's may be that of the last.

    `day` is the one that the file's metadata tells, which is proposed and never taken unasked.
    """
    if told := answers.get(PUBLISHED):
        rows = (replace(one, fields={**one.fields, PUBLISHED: told}) for one in reading.rows)
        return replace(reading, rows=tuple(rows))
    return replace(reading, asked=(replace(_WHEN, answer=day),))
