"""Periods: a year is made of its quarters or months, a moving number of its last periods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oba.attack.count import Quantity, Row, adds_up, equal
from oba.attack.sighting import PART, SO_FAR
from oba.attack.snapshot import Snapshot
from oba.domain.measure import ALL, Kind, Measure, YearIs
from oba.domain.period import Every, Period
from oba.domain.release import Printed

Cells = Mapping[Period, Printed]


def period_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Every year against its parts, every moving number against its periods, where all of these are seen."""
    for alike, cells in snapshot.by_period.items():
        measure = snapshot.measure(alike.indicator)
        if not snapshot.quantities(alike):
            continue
        yield from _years(snapshot, measure, cells)
        yield from _so_far(snapshot, measure, alike, cells)
        if measure.kind is Kind.MOVING and not alike.layer:
            yield from _windows(snapshot, measure, alike, cells)


def _years(snapshot: Snapshot, measure: Measure, cells: Cells) -> Iterator[Row]:
    if measure.every is Every.YEAR or measure.year_is is None:
        return
    for year, whole in cells.items():
        if year.every is Every.YEAR:
            parts = [cells.get(part) for part in year.parts(measure.every)]
            yield from year_rows(snapshot, measure, whole, parts)


def _so_far(snapshot: Snapshot, measure: Measure, alike: Printed, cells: Cells) -> Iterator[Row]:
    """What a year has come to so far, of events that are added up: the parts of it that are seen."""
    for year in {period.in_year for period in cells} if measure.year_is is YearIs.SUM else ():
        whole = alike._replace(period=str(year), role=SO_FAR)
        if whole in snapshot.cells:
            seen = [cells[part] for part in year.parts(measure.every) if part in cells]
            counts = tuple(snapshot.count(part, Quantity.COUNTED) for part in seen)
            why = f"{'/'.join(whole)} ({snapshot.version}) is made of its parts"
            yield adds_up(snapshot.count(whole, Quantity.COUNTED), counts, why)


def year_rows(
    snapshot: Snapshot, measure: Measure, whole: Printed, parts: list[Printed | None], why: str = ""
) -> Iterator[Row]:
    """A year's counts from those of its parts, as the rule says that a year is made."""
    why = why or f"{'/'.join(whole)} ({snapshot.version}) is made of its parts"
    last, seen = parts[-1], [part for part in parts if part]
    if measure.year_is is YearIs.LAST:
        for quantity in snapshot.quantities(whole) if last else ():
            yield equal(snapshot.count(whole, quantity), snapshot.count(last or whole, quantity), why)
    elif len(seen) == len(parts):
        for quantity in snapshot.quantities(whole):
            yield _pooled(snapshot, measure, whole, seen, quantity, why)


def _pooled(
    snapshot: Snapshot, measure: Measure, whole: Printed, parts: list[Printed], quantity: Quantity, why: str
) -> Row:
    """The sum of the parts' counts; a rate's population, and a count that is a mean, are as many times the year's."""
    mean = measure.year_is is YearIs.MEAN or (quantity is Quantity.CHILDREN and not measure.percentage_parts)
    times = len(parts) if mean else 1
    terms = ((snapshot.count(whole, quantity), times), *((snapshot.count(part, quantity), -1) for part in parts))
    slack = 0 if times == 1 else times  # a mean may have been rounded
    return Row(terms, -slack, slack, why)


def _windows(snapshot: Snapshot, measure: Measure, alike: Printed, cells: Cells) -> Iterator[Row]:
    """A moving number's counts are those of its last periods together; a period that nobody sees is unknown."""
    for period, whole in cells.items():
        periods = [period.shift(-back) for back in range(measure.over)]
        parts = [alike._replace(layer=PART, group=ALL, period=str(one)) for one in periods]
        for quantity in snapshot.quantities(whole):
            counts = tuple(snapshot.count(part, quantity) for part in parts)
            yield adds_up(snapshot.count(whole, quantity), counts, f"{'/'.join(whole)} is moving")
