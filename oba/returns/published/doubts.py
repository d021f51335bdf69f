"""What cannot be true of a published series: a count where rates stand, a year of zeros, two units.

Of a number that published.yaml keeps nothing is said; it excuses no other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from oba.domain.measure import Kind, Measure
from oba.domain.period import Every
from oba.domain.published import PublishedSeries
from oba.returns.published.area import NO_PLACE, Sort
from oba.returns.published.headings import Role
from oba.returns.published.metadata import contradiction
from oba.returns.published.numbers import Columns, PublishedNumber
from oba.returns.published.table import ROW, Fault, PublishedTable, Row
from oba.words.lists import how_many, listed

_FEWEST_BESIDE = 10  # parts of the country that a range is made of
_BEYOND = Decimal("1.5")  # times the largest of them: a mean of rates lies between the least and the largest
_FAR_BEYOND = Decimal(10)  # where a file has fewer of them, such as the plan's own
_FEWEST_ZEROS = 3
_MOST_NAMED = 3  # places
_FEWEST_PERIODS = 3
_LOOKED_AT = 1000  # rows of a series
_SHARE_WHOLE = Decimal("0.9")
_CODE = re.compile(r"[A-Z]+[A-Z0-9]*\d[A-Z0-9]*\Z|\d{3}(\.0)?\Z", re.ASCII)  # E10000025, 931
_YEARS = re.compile(r"(\d{1,2})y\Z", re.ASCII)

_DIGITS = (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR, Role.LOWER, Role.UPPER)

Numbers = Sequence[PublishedNumber]


class _Beyond(NamedTuple):
    """A number far outside the range of the places beside it."""

    one: PublishedNumber
    least: Decimal
    most: Decimal


def beyond_range(series: PublishedSeries, numbers: Numbers, columns: Columns) -> Iterator[Fault]:
    """Rates of a nation or a region far outside those of the places it is made of: they may be counts.

    All of a series are told together, at the row of the first. Of counts, and of numbers that are made of them alone,
    there is nothing to tell.
    """
    are_rates, column = series.kind is not Kind.COUNT and Role.VALUE in columns.at, columns.main
    every = (it for same in _by_label(numbers) for it in _beyond(same)) if are_rates else ()
    found = [it for it in every if not it.one.is_among(series.kept)]
    if not found:
        return
    (one, least, most), *more = found
    places = list(dict.fromkeys(it.one.place for it in found))
    also = f", and so {how_many(len(more), 'other number')}" if more else ""
    others = f" and {how_many(len(places) - _MOST_NAMED, 'other place')}" if len(places) > _MOST_NAMED else ""
    why = (
        f"{series.indicator}: {one.amount:,} of {one.place} in {one.label}, where the other places have {least:,} to "
        f"{most:,}{also} of {listed(places[:_MOST_NAMED])}{others}: a count where rates stand? "
        f"{leave_out(places[:_MOST_NAMED], [] if more else [one.label], 'a count stands here')}"
    )
    yield Fault(one.row.line, column, str(one.row.cells[column]), why)


def _beyond(same: Numbers) -> Iterator[_Beyond]:
    parts = [one.amount for one in same if one.sort is Sort.PART and one.amount is not None]
    if not parts:
        return
    least, most = min(parts), max(parts)
    limit = most * (_FAR_BEYOND if len(parts) < _FEWEST_BESIDE else _BEYOND)
    for one in same:
        if one.place and one.sort is not Sort.PART and one.amount is not None and one.amount > limit > 0:
            yield _Beyond(one, least, most)


def zeros(series: PublishedSeries, numbers: Numbers, column: int) -> Iterator[Fault]:
    """Periods in which every place has 0, in a series that has other numbers in others: they were not collected yet."""
    found: list[PublishedNumber] = []
    for same in _by_label(numbers) if any(one.amount for one in numbers) else ():
        known = [one for one in same if one.amount is not None]
        mine = next((one for one in known if one.place), None)
        if mine and len(known) >= _FEWEST_ZEROS and not any(one.amount for one in known):
            found += [] if mine.is_among(series.kept) else [mine]
    if found:
        labels = [one.label for one in found]
        why = (
            f"{series.indicator}: every place has 0 in {listed(labels)}, and other numbers in other periods: not "
            f"collected yet? {leave_out([], labels, 'not collected yet')}"
        )
        yield Fault(found[0].row.line, column, str(found[0].row.cells[column]), why)


def moved(table: PublishedTable) -> Iterator[Fault]:
    """Codes of places that are none: names or numbers stand there, for the columns have moved under their headings."""
    some = [row for rows in table.rows.values() for row in rows[:_LOOKED_AT]]
    for column in table.at.get(Role.CODE, ()):
        filled = [row for row in some if row.cells[column].strip().upper() not in NO_PLACE]
        none = [row for row in filled if not _CODE.match(row.cells[column].strip().upper())]
        if none and 2 * len(none) > len(filled):
            why = f"no code of a place, under {table.headings[column]}: the columns have moved; it is another edition"
            yield Fault(none[0].line, column, none[0].cells[column], why)


def units(series: PublishedSeries, rows: Iterable[Row], table: PublishedTable) -> Iterator[Fault]:
    """Two units in one series, where a column says which, or one that cannot be its own; with the row of the first."""
    for column in table.at.get(Role.UNIT, ()):
        first: dict[str, int] = {}
        for row in rows:
            first.setdefault(row.cells[column].strip(), row.line)
        heading, words = table.headings[column], list(first)
        wrong = next((word for word in words if contradiction(word, series.kind)), "")
        if len(first) > 1:
            why = (
                f"{series.indicator}: {series.name} has numbers in {len(first)} units, {' and '.join(words[:3])}: add "
                f"where: {{{heading}: '{next((word for word in words if word != wrong), words[0])}'}}"
            )
            yield Fault(first[words[1]], column, words[1], why)
        elif wrong:
            why = f"{series.indicator}: {heading} says {wrong}; the plan's number is a {series.kind}"
            yield Fault(first[wrong], column, wrong, why)


def lengths(series: PublishedSeries, rows: Iterable[Row], table: PublishedTable, measure: Measure) -> Iterator[Fault]:
    """Numbers of another number of years than the rule's, where a column says of how many; the first row is named."""
    for column in table.at.get(Role.LENGTH, ()) if measure.every is Every.YEAR else ():
        for row in rows:
            years = _YEARS.match(row.cells[column].strip().lower())
            if years and int(years[1]) != measure.window:
                own = how_many(measure.window, "year")
                why = f"{series.indicator}: a number of {how_many(int(years[1]), 'year')}, and the rule counts {own}"
                yield Fault(row.line, column, row.cells[column], f"{why}: say window: {years[1]} in its measure")
                return


def other_unit(series: PublishedSeries, table: PublishedTable) -> Iterator[Fault]:
    """A unit that the file beside the table tells, and that is not the one which was named."""
    for name in filter(None, (series.columns.get("value", ""), series.name)):
        if unit := table.metadata.contradicts(name, series.kind):
            said = f"{table.metadata.file} says that {name} is in {unit}"
            yield Fault(1, ROW, "", f"{series.indicator}: {said}; the plan's number is a {series.kind}")


def cut_short(series: PublishedSeries, numbers: Numbers, last: int) -> Iterator[Fault]:
    """A period with fewer places than each of the others, in which the file's last row stands: it ends too early."""
    counts = {same[0].label: len(same) for same in _by_label(numbers)}
    ending = next((one for one in numbers if one.row.line == last), None)
    if ending is None or ending.is_among(series.kept) or len(counts) < _FEWEST_PERIODS:
        return
    others = sorted(count for label, count in counts.items() if label != ending.label)
    usual, here = others[len(others) // 2], counts[ending.label]
    if others[0] >= usual * _SHARE_WHOLE and here < usual * _SHARE_WHOLE:
        said = f"{ending.label} has {here:,} rows and every other period {usual:,}"
        why = f"{series.indicator}: {said}: the file was cut short"
        yield Fault(last, ROW, "", why)


def cut_within(numbers: Numbers, table: PublishedTable, columns: Columns) -> Iterator[Fault]:
    """A number that is the last of a file which does not end as a line does: digits of it may be missing."""
    column = len(table.headings) - 1
    last = next((one for one in numbers if one.row.line == table.last), None)
    if not table.ends and last and any(columns.at.get(role) == column for role in _DIGITS):
        why = "the file ends within this line: it may have been cut short; download it again, or end its last line"
        yield Fault(last.row.line, column, last.row.cells[column], why)


def _by_label(numbers: Numbers) -> Iterable[list[PublishedNumber]]:
    found: dict[str, list[PublishedNumber]] = defaultdict(list)
    for one in numbers:
        found[one.label].append(one)
    return found.values()


def left_out(period: str) -> str:
    """What to write where a period is none: there is nothing in it that could be kept."""
    return f'To leave it out: leave_out: [{{period: "{period}", why: no such period}}]'


def leave_out(places: Sequence[str], periods: Sequence[str], why: str) -> str:
    """What to write where the doubt is right, and where it is wrong."""
    named = [[f"place: {one}"] for one in places] or [[]]
    times = [[f'period: "{one}"'] for one in periods] or [[]]
    entries = ", ".join(f"{{{', '.join([*place, *time])}, why: {why}}}" for place in named for time in times)
    return f"To leave it out: leave_out: [{entries}]; to keep it, the same under keep"
