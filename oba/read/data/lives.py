"""The lives of places: from when, until when, what they became; and rows of periods in which they did not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from oba.domain.catalogue import problem
from oba.domain.period import Every, Period, YearKind
from oba.domain.period_text import parse_period
from oba.domain.place import Place
from oba.domain.problem import Problem, Where
from oba.read.data.observation_columns import ObservationColumns
from oba.read.text.identifiers import parse_date
from oba.read.text.suggestion import quoted
from oba.read.text.tables import Table

COLUMNS = ("from", "until", "becomes")
_KINDS = (
    *product((Every.YEAR, Every.HALF_YEAR, Every.QUARTER, Every.MONTH), (YearKind.FINANCIAL, YearKind.CALENDAR)),
    (Every.TERM, YearKind.ACADEMIC),
)


def first_day(text: str) -> date | None:
    """The first day that a place's `from` names: a day, or that of a year, quarter or month."""
    period = _period(text)
    return period.start if period else parse_date(text)


def last_day(text: str) -> date | None:
    """The last day that a place's `until` names: a day, or that of a year, quarter or month."""
    period = _period(text)
    return period.end if period else parse_date(text)


def year(text: str) -> Period | None:
    """The year that a place's `from` or `until` names, where it names one."""
    period = _period(text)
    return period if period and period.every is Every.YEAR else None


def successors(text: str) -> tuple[str, ...]:
    """The places that `becomes` names."""
    return tuple(name.strip() for name in text.split(";") if name.strip())


def _period(text: str) -> Period | None:
    found = (parse_period(text, every=every, year=year) for every, year in _KINDS)
    return next((period for period in found if period), None)


def life_problems(table: Table, n: int, cells: Mapping[str, str]) -> Iterator[Problem]:
    """What is wrong with the life of a place by itself."""
    for column, read in (("from", first_day), ("until", last_day)):
        if (text := cells.get(column, "")) and read(text) is None:
            what = f"{quoted(text)} is neither a period nor a day"
            yield problem("L021", table.where(n, column), what, "write it so: 2021/22, or 2021-04-01.")
    begins, ends = first_day(cells.get("from", "")), last_day(cells.get("until", ""))
    if begins and ends and ends < begins:
        what = f"the place ends on {ends} and begins on {begins}"
        yield problem("L021", table.where(n, "until"), what, "check which of the two is wrong.")
    if successors(cells.get("becomes", "")) and not cells.get("until", ""):
        mend = "say in until which period was its last."
        yield problem("L022", table.where(n, "becomes"), "a place that has not ended became nothing else yet", mend)


def succession(places: Mapping[str, Place]) -> Iterator[Problem]:
    """What is wrong with what places became: a place of the same tier that begins when they end."""
    for place in places.values():
        for name in place.becomes:
            if (what := _no_successor(place, places.get(name))) is not None:
                where = Where(file=place.where.file, line=place.where.line, column="becomes")
                yield problem("L022", where, f"{quoted(place.id)} cannot become {quoted(name)}: {what}")


def _no_successor(place: Place, other: Place | None) -> str | None:
    if other is None:
        return "it is not in this table"
    if other.tier != place.tier:
        return "it is of another tier"
    if other.begins is None or place.ends is None or other.begins <= place.ends:
        return f"it begins on {other.begins}, not after {place.ends}" if other.begins else "it has no from"
    return None


def outlived(columns: ObservationColumns, rows: Sequence[int], places: Mapping[str, Place]) -> list[Problem]:
    """A problem for every row of a period on whose last day its place did not exist."""
    mortal = {place.id: place for place in places.values() if place.begins or place.ends}
    found = []
    for row in rows if mortal else ():
        place, period = mortal.get(columns.text["place"][row]), columns.period[row]
        if place and period and not place.counts_in(period):
            found.append(problem("D030", columns.lines.where(row, "period"), _says(place, period)))
    return found


def _says(place: Place, period: Period) -> str:
    if place.begins and period.end < place.begins:
        return f"{period} ends before {quoted(place.id)} begins on {place.begins}"
    return f"{period} ends after {quoted(place.id)} has ended on {place.ends}"
