"""Links between indicators: those that rules declare, and measures that count the same in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from oba.attack.count import Quantity, Row, adds_up, equal
from oba.attack.identities.periods import year_rows
from oba.attack.sighting import PART
from oba.attack.snapshot import Snapshot
from oba.domain.measure import ALL, RATE, Kind, Measure
from oba.domain.period import Every
from oba.domain.release import Printed


def link_rows(snapshot: Snapshot) -> Iterator[Row]:
    """What one indicator's counts say of another's, in one place, group and period."""
    for of in snapshot.cells:
        if not of.role and not of.layer and snapshot.quantities(of):
            yield from _declared(snapshot, of)
    yield from _twins(snapshot)


def _declared(snapshot: Snapshot, of: Printed) -> Iterator[Row]:
    measure = snapshot.measure(of.indicator)
    for other in (_elsewhere(snapshot, of, name) for name in _wholes(snapshot, measure)):
        if other:
            counted = snapshot.count(of, Quantity.COUNTED)
            among = snapshot.count(other, Quantity.COUNTED)
            left = among._replace(beyond=f"not of {of.indicator}")
            yield adds_up(among, (counted, left), f"{'/'.join(of)} ({snapshot.version}) is part of {other.indicator}")
    other = _elsewhere(snapshot, of, measure.same_children_as)
    if other and Quantity.CHILDREN in snapshot.quantities(of) and Quantity.CHILDREN in snapshot.quantities(other):
        why = f"{'/'.join(of)} ({snapshot.version}) has the children of {other.indicator}"
        yield equal(snapshot.count(of, Quantity.CHILDREN), snapshot.count(other, Quantity.CHILDREN), why)


def _wholes(snapshot: Snapshot, measure: Measure) -> Iterator[str]:
    """The indicators whose children hold these, step by step."""
    seen: set[str] = set()
    while measure.part_of and measure.part_of not in seen:
        seen.add(measure.part_of)
        yield measure.part_of
        if measure.part_of not in snapshot.public.rules:
            return
        measure = snapshot.measure(measure.part_of)


def _elsewhere(snapshot: Snapshot, of: Printed, indicator: str) -> Printed | None:
    """The same number of another indicator, where it is seen and counts children."""
    other = of._replace(indicator=indicator)
    return other if indicator and other in snapshot.cells and snapshot.quantities(other) else None


def _counts_what(measure: Measure) -> tuple[str, str, str, str]:
    """What a measure counts, in its own words; two that say the same are taken to count the same."""
    kind = measure.parts or measure.kind
    return measure.of, measure.numerator, str(kind), str(measure.year)


def _twins(snapshot: Snapshot) -> Iterator[Row]:
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted({of.indicator for of in snapshot.cells}):
        measure = snapshot.measure(name)
        if measure.numerator and not measure.fractional:
            alike[_counts_what(measure)].append(name)
    for names in alike.values():
        for one, other in combinations(names, 2):
            why = f"{one} and {other} ({snapshot.version}) count the same"
            yield from _same(snapshot, one, other, why)
            yield from _yearly(snapshot, one, other, f"{why} over a year")
            yield from _yearly(snapshot, other, one, f"{why} over a year")


def _same(snapshot: Snapshot, one: str, other: str, why: str) -> Iterator[Row]:
    """Counts of one place, group and period are the same in both; those of a moving number, seen or not."""
    for mine, its in ((one, other), (other, one)):
        moving = snapshot.measure(its).kind is Kind.MOVING
        for of in _of_periods(snapshot, mine):
            twin = _twin(snapshot, of, its)
            if twin in snapshot.cells or (moving and not of.layer):
                for quantity in snapshot.quantities(of):
                    yield equal(snapshot.count(of, quantity), snapshot.count(twin, quantity), why)


def _of_periods(snapshot: Snapshot, indicator: str) -> Iterator[Printed]:
    """The numbers of an indicator that count children of their period; a moving number counts those of several."""
    moving = snapshot.measure(indicator).kind is Kind.MOVING
    found = (of for of in snapshot.cells if of.indicator == indicator and not of.role)
    return (of for of in found if snapshot.quantities(of) and (of.layer or not moving))


def _twin(snapshot: Snapshot, of: Printed, indicator: str) -> Printed:
    """The number of another indicator that counts the same: the part of a change or of a moving number is everyone."""
    group = ALL if of.layer and of.group in {ALL, RATE} else of.group
    measure = snapshot.measure(indicator)
    if measure.parts is None:
        return of._replace(indicator=indicator, layer="", group=group)
    part = RATE if measure.kind is Kind.CHANGE and group == ALL else group
    return of._replace(indicator=indicator, layer=PART, group=part)


def _yearly(snapshot: Snapshot, year: str, parts: str, why: str) -> Iterator[Row]:
    """Years of one against the quarters or months of the other, as that one says that a year is made, else added up."""
    measure, its = snapshot.measure(year), snapshot.measure(parts)
    if measure.every is not Every.YEAR or its.every is Every.YEAR or Kind.MOVING in {measure.kind, its.kind}:
        return
    for whole in (of for of in snapshot.cells if of.indicator == year and not of.role and not of.layer):
        period = snapshot.period(whole)
        if period is None or not snapshot.quantities(whole):
            continue
        names = [whole._replace(indicator=parts, period=str(one)) for one in period.parts(its.every)]
        yield from year_rows(snapshot, its, whole, [one if one in snapshot.cells else None for one in names], why)
