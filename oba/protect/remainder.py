"""Remainders: the counts of a group in the one place under a parent that sent none, which the others leave it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from oba.domain.evidence import Figure
from oba.domain.measure import ALL, RollUp
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.protect.complement import as_counted
from oba.protect.identities.of_absent import under
from oba.protect.identities.of_groups import beside
from oba.protect.tables import Table


def with_remainders(tables: Sequence[Table], places: Places) -> tuple[Table, ...]:
    """The tables of an indicator, with what is known of a group wherever one place alone has no number of it.

    Only where the place's number of everyone is known, and as many could be among these. They are for sums only: what
    is not sent is not printed, and cannot be withheld.
    """
    found = list(tables)
    for everyone in (table for table in tables if table.declared == ALL and table.measure.roll_up is RollUp.SUM):
        for own in beside(everyone, tables):
            found[found.index(own)] = _completed(own, everyone, places)
    return tuple(found)


def _completed(own: Table, everyone: Table, places: Places) -> Table:
    figures = {place: dict(its) for place, its in own.figures.items()}
    for parent, whole in own.told():
        if parent in places.by_id and not whole.rolled_up:
            for where, left in _lefts(own, parent, whole, places):
                if _fits(left, where, whole.period, everyone):
                    figures.setdefault(where, {})[whole.period] = as_counted(whole, left)
                    break
    return replace(own, figures=figures)


def _lefts(own: Table, parent: str, whole: Figure, places: Places) -> Iterator[tuple[str, Mapping[str, Fraction]]]:
    """Every place that alone has no number, with the parent's counts less those of the others."""
    for members in under(places, parent, whole.period):
        lacking = [one for one in members if not own.tells(own.figures.get(one.id, {}).get(whole.period))]
        if len(lacking) == 1 < len(members):
            counts = own.quantities(parent, whole)
            yield lacking[0].id, {one.name: one.amount - _sum(own, members, whole.period, one.name) for one in counts}


def _sum(table: Table, members: Sequence[Place], period: Period, name: str) -> Fraction:
    found = (table.quantity(one.id, period, name) for one in members)
    return sum((one.amount for one in found if one), Fraction(0))


def _fits(left: Mapping[str, Fraction], where: str, period: Period, everyone: Table) -> bool:
    """Whether as many of a group may be among everyone in a place."""
    most = {name: everyone.quantity(where, period, name) for name in left}
    return bool(left) and all((one := most[name]) is not None and 0 <= of <= one.amount for name, of in left.items())
