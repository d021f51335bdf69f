"""What adds up from group to group: everyone is those of each group of a kind, and those of none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
                for quantity in everyone.quantities(place, figure):
                    yield from _split(quantity, figure.period, named, kind)


def beside(everyone: Table, tables: Sequence[Table]) -> tuple[Table, ...]:
    """The tables of declared groups that hold some of those whom a table of everyone counts; none of a group's own."""
    return tuple(table for table in tables if everyone.declared == ALL and _beside(everyone, table))


def _beside(everyone: Table, table: Table) -> bool:
    """Whether a table is a declared group's, of the same kind of numbers."""
    same = table.group == part_group(table.declared, everyone.group)
    return table.declared != ALL and table.layer == everyone.layer and same


def _split(whole: Quantity, period: Period, named: Sequence[Table], kind: Sequence[Group]) -> Iterator[Identity]:
    found = (table.quantity(whole.of.place, period, whole.name) for table in named)
    parts = [part for part in found if part]
    every = kind[0].exhaustive and len(parts) == len(kind)
    if parts:
        yield split(whole, parts, f"in no known group of {kind[0].kind}", every=every)
    for part in parts:
        yield split(whole, (part,), f"not {part.of.group}")
