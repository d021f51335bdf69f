"""What adds up from group to group: everyone is those of each group of a kind, and those of none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from oba.domain.group import Group, by_kind
from oba.domain.measure import ALL
from oba.domain.period import Period
from oba.domain.release import part_group
from oba.protect.quantity import Identity, Quantity, split
from oba.protect.tables import Table


def of_groups(tables: Sequence[Table], groups: Sequence[Group]) -> Iterator[Identity]:
    """Everyone's counts, split by every kind of declared groups, and by each group and all others.

    `tables` are those of one indicator. Groups of which two may hold the same child together are more than everyone;
    nothing is then known of those in none.
    """
    for everyone in (table for table in tables if table.declared == ALL):
        of = {table.declared: table for table in beside(everyone, tables)}
        for kind in by_kind(groups):
            named = [of[group.id] for group in kind if group.id in of]
            for place, figure in everyone.told() if named else ():
                whole = everyone.quantities(place, figure)
                none_left = len(named) == len(kind) and all(_left(one, figure.period, named) == 0 for one in whole)
                for quantity in whole:
                    yield from _split(quantity, figure.period, named, kind, none_left=none_left)


def beside(everyone: Table, tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables of declared groups that hold some of those whom a table of everyone counts; none of a group's own."""
    return tuple(table for table in tables if everyone.declared == ALL and _beside(everyone, table))


def _beside(everyone: Table, table: Table) -> bool:
    """Whether a table is a declared group's, of the same kind of numbers."""
    same = table.group == part_group(table.declared, everyone.group)
    return table.declared != ALL and table.layer == everyone.layer and same


def _parts(whole: Quantity, period: Period, named: Sequence[Table]) -> list[Quantity]:
    found = (table.quantity(whole.of.place, period, whole.name) for table in named)
    return [part for part in found if part]


def _left(whole: Quantity, period: Period, named: Sequence[Table]) -> Fraction:
    return whole.amount - sum((part.amount for part in _parts(whole, period, named)), Fraction(0))


def _split(
    whole: Quantity, period: Period, named: Sequence[Table], kind: Sequence[Group], *, none_left: bool
) -> Iterator[Identity]:
    parts = _parts(whole, period, named)
    every = kind[0].exhaustive and len(parts) == len(kind) and none_left
    if parts:
        yield split(whole, parts, f"in no known group of {kind[0].kind}", every=every)
    for part in parts:
        yield split(whole, (part,), f"not {part.of.group}")
