"""What cannot be true of a published series: a count where rates stand, a year of zeros, two units.

Of a number that published.yaml keeps nothing is said; it excuses no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from oba.domain.measure import Kind
from oba.domain.published import PublishedSeries
from oba.returns.published.area import NO_PLACE, Sort
from oba.returns.published.headings import Role
from oba.returns.published.numbers import PublishedNumber
from oba.returns.published.table import ROW, Fault, PublishedTable, Row
from oba.words.lists import how_many, listed

_FEWEST_BESIDE = 10  # parts of the country that a range is made of
_BEYOND = Decimal("1.5")  # times the largest of them: a mean of rates lies between the least and the largest
_FEWEST_ZEROS = 3
_MOST_NAMED = 3  # places
_FEWEST_PERIODS = 3
_LOOKED_AT = 1000  # rows of a series
_SHARE_WHOLE = Decimal("0.9")

Numbers = Sequence[PublishedNumber]


class _Beyond(NamedTuple):
    """A number far outside the range of the places beside it."""

    one: PublishedNumber
    least: Decimal
    most: Decimal


def beyond_range(series: PublishedSeries, numbers: Numbers, column: int) -> Iterator[Fault]:
    """Rates of a nation or a region far outside those of the places it is made of: they may be counts.

    All of a series are told together, at the row of the first.
    """
    every = () if series.kind is Kind.COUNT else (it for same in _by_label(numbers) for it in _beyond(same))
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
    if len(parts) < _FEWEST_BESIDE:
        return
    least, most = min(parts), max(parts)
    for one in same:
        if one.place and one.sort is not Sort.PART and one.amount is not None and one.amount > most * _BEYOND > 0:
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
    """Codes of places without a digit: names stand there, for the columns have moved under their headings."""
    some = [row for rows in table.rows.values() for row in rows[:_LOOKED_AT]]
    for column in table.at.get(Role.CODE, ()):
        filled = [row for row in some if row.cells[column].strip().upper() not in NO_PLACE]
        names = [row for row in filled if not any(letter.isdigit() for letter in row.cells[column])]
        if names and 2 * len(names) > len(filled):
            why = f"no code of a place, under {table.headings[column]}: the columns have moved; it is another edition"
            yield Fault(names[0].line, column, names[0].cells[column], why)


def units(series: PublishedSeries, rows: Iterable[Row], table: PublishedTable) -> Iterator[Fault]:
    """Two units in one series, where a column says which; the first row of the second is named."""
    for column in table.at.get(Role.UNIT, ()):
        first: dict[str, int] = {}
        for row in rows:
            first.setdefault(row.cells[column].strip(), row.line)
        if len(first) > 1:
            heading, words = table.headings[column], list(first)
            why = (
                f"{series.indicator}: {series.name} has numbers in {len(first)} units, {' and '.join(words[:3])}: add "
                f"where: {{{heading}: '{words[0]}'}}"
            )
            yield Fault(first[words[1]], column, words[1], why)


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


def _by_label(numbers: Numbers) -> Iterable[list[PublishedNumber]]:
    found: dict[str, list[PublishedNumber]] = defaultdict(list)
    for one in numbers:
        found[one.label].append(one)
    return found.values()


def leave_out(places: Sequence[str], periods: Sequence[str], why: str) -> str:
    """What to write where the doubt is right, and where it is wrong."""
    named = [[f"place: {one}"] for one in places] or [[]]
    times = [[f'period: "{one}"'] for one in periods] or [[]]
    entries = ", ".join(f"{{{', '.join([*place, *time])}, why: {why}}}" for place in named for time in times)
    return f"To leave it out: leave_out: [{entries}]; to keep it, the same under keep"
