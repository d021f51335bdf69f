"""What adds up from place to place: a parent's children are those of its parts in each tier, and who lies in none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from oba.domain.evidence import Figure, Reason
from oba.domain.measure import RollUp
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.protect.quantity import CONFIDENTIAL, Identity, Quantity, identity, split
from oba.protect.tables import Table, versions

_ELSEWHERE = "in no other {}"
_KEPT = (Reason.CONFIDENTIAL, Reason.LOW)


def of_places(table: Table, places: Places) -> Iterator[Identity]:
    """Every sum over the places of one tier under one parent that existed in a period.

    Where a part has no number, what the parent's was before a revision is held against the others as well.
    """
    for parent in (places.by_id[one] for one in table.figures if one in places.by_id):
        for tier in places.tiers:
            if members := places.children(parent.id, tier.id):
                for period, whole in table.figures[parent.id].items():
                    alive = tuple(one for one in members if one.counts_in(period))
                    yield from _sums(table, places, parent, alive, whole)


def _sums(table: Table, places: Places, parent: Place, members: Sequence[Place], whole: Figure) -> Iterator[Identity]:
    if whole.value is None or not members:
        return
    slack = _slack(table, (parent, *members), whole.period)
    layer = _layer(table, members, whole.period)
    found = [table.figures.get(one.id, {}).get(whole.period) for one in members]
    lacking = any(figure is None or figure.value is None for figure in found)
    rows = [row for role, row in versions(whole) if not role or lacking]
    for quantity in (one for row in rows for one in table.quantities(parent.id, row)):
        known = [part for one in members for part in _inside(table, places, one, whole.period, quantity.name)]
        if any(one.id in whole.rolled_up for one in members):
            yield identity(quantity, known, slack)
        elif table.measure.roll_up is RollUp.SUM:
            yield split(quantity, known, layer, slack, covered=not lacking)
        elif len(known) == len(members) and sum(part.amount for part in known) == quantity.amount:
            yield identity(quantity, known, slack)


def _layer(table: Table, members: Sequence[Place], period: Period) -> str:
    """What those are called who lie in no part with a number; among them may be some whom a place keeps to itself."""
    reasons = (table.figures.get(one.id, {}).get(period) for one in members)
    kept = any(figure and figure.reason in _KEPT for figure in reasons)
    return _ELSEWHERE.format(members[0].tier) + (CONFIDENTIAL if kept else "")


def _inside(table: Table, places: Places, place: Place, period: Period, name: str) -> list[Quantity]:
    """What is known of a place: its own number, else those of the parts of it that have one."""
    own = table.quantity(place.id, period, name)
    if own:
        return [own]
    for tier in places.tiers:
        alive = [one for one in places.children(place.id, tier.id) if one.counts_in(period)]
        if found := [part for one in alive for part in _inside(table, places, one, period, name)]:
            return found
    return []


def _slack(table: Table, here: Sequence[Place], period: Period) -> Fraction:
    """How far rounded counts may keep a sum from adding up."""
    found = (table.figures.get(one.id, {}).get(period) for one in here)
    return sum((figure.rounding for figure in found if figure), Fraction(0))
