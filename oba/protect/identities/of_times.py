"""What adds up over time: a year is its parts, a moving number its periods, and a part of a period grows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from oba.domain.measure import Kind, YearIs
from oba.domain.period import Every
from oba.protect.quantity import Identity, Quantity, identity, split
from oba.protect.small_counts import says_none
from oba.protect.tables import PART, Table, versions

_REST = "in no other part of the year"


def of_years(table: Table, by_year: Table) -> Iterator[Identity]:
    """Every year of a table with its quarters or months in another, which may be the same.

    A year that is the sum of its parts is split into them, also where one is missing; one that is its last part, or
    the mean of them, only where that is so.
    """
    for place, year in by_year.told():
        if year.period.every is Every.YEAR and table.measure.every is not Every.YEAR:
            parts = tuple(year.period.parts(table.measure.every))
            figures = table.figures.get(place, {})
            counting = sum(1 for one in parts if one not in figures or not says_none(figures[one]))
            for quantity in by_year.quantities(place, year):
                found = [table.quantity(place, part, quantity.name) for part in parts]
                yield from _year(table, quantity, found, counting)


def _year(table: Table, year: Quantity, found: Sequence[Quantity | None], counting: int) -> Iterator[Identity]:
    """A year as its parts; its mean is that of those parts that have something to count."""
    known = [part for part in found if part]
    total = sum((part.amount for part in known), Fraction(0))
    whole = len(known) == len(found)
    if not known:
        return
    if found[-1] and table.measure.year_is is YearIs.LAST and found[-1].amount == year.amount:
        yield identity(year, (found[-1],))
    elif whole and total == counting * year.amount and total:
        yield identity(year, known, times=counting)
    elif table.measure.year_is not in (YearIs.LAST, YearIs.MEAN) and total <= year.amount:
        yield split(year, known, _REST, every=whole)


def of_windows(table: Table, parts: Table) -> Iterator[Identity]:
    """Every moving number with the periods it covers, in the table of what it is made of."""
    moving_of = table.measure.kind is Kind.MOVING and not table.layer
    if not moving_of or parts.layer != PART or parts.declared != table.declared:
        return
    for place, moving in table.told():
        wanted = [moving.period.shift(-back) for back in range(table.measure.over)]
        for quantity in table.quantities(place, moving):
            found = [one for period in wanted if (one := parts.quantity(place, period, quantity.name))]
            if len(found) == len(wanted):
                yield identity(quantity, found)


def of_growth(table: Table) -> Iterator[Identity]:
    """What a number of a part of a period has grown by since it was printed before: children of the time between."""
    for place, figures in table.figures.items():
        for figure in figures.values():
            for (role, before), (now, after) in pairwise(one for one in versions(figure) if one[0] != "beside"):
                if before.published < table.measure.collected(figure.period):
                    old = {one.name: one for one in table.quantities(place, before, role)}
                    grown = ((new, old[new.name]) for new in table.quantities(place, after, now) if new.name in old)
                    yield from (split(new, (was,), f"since {was.amount}") for new, was in grown)
