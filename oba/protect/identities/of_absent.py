"""What adds up where some places sent none of a group: those of it there are among everyone there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from oba.domain.measure import RollUp
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.protect.quantity import Identity, Quantity
from oba.protect.tables import Table


def of_absent(everyone: Table, groups: Sequence[Table], places: Places) -> Iterator[Identity]:
    """A parent's number of a group, with all others in the places that sent none, is everyone there and those sent.

    Only where some place sent the group, and everyone's number is known of each that did not.
    """
    for group in groups if everyone.measure.roll_up is RollUp.SUM else ():
        for parent, whole in group.told():
            if parent in places.by_id and not whole.rolled_up:
                for members in under(places, parent, whole.period):
                    for quantity in group.quantities(parent, whole):
                        yield from _sum(everyone, group, members, whole.period, quantity)


def under(places: Places, parent: str, period: Period) -> tuple[Sequence[Place], ...]:
    """All places under a parent, then those of each tier, for two tiers may be the same children twice."""
    tiers = [[one for one in places.children(parent, tier.id) if one.counts_in(period)] for tier in places.tiers]
    return [one for its in tiers for one in its], *tiers


def _sum(
    everyone: Table, group: Table, members: Sequence[Place], period: Period, whole: Quantity
) -> Iterator[Identity]:
    sent = [one for part in members if (one := group.quantity(part.id, period, whole.name))]
    absent = [part.id for part in members if group.quantity(part.id, period, whole.name) is None]
    there = [one for part in absent if (one := everyone.quantity(part, period, whole.name))]
    left = whole.amount - _together(sent)
    if sent and absent and len(there) == len(absent) and 0 <= left <= _together(there):
        layer = f"of {_together(there)} in {', '.join(absent)} not among {whole.amount} beside {len(sent)}"
        others = Quantity(whole.of._replace(layer=layer), whole.name, _together(there) - left)
        terms = {whole: -1, others: -1, **dict.fromkeys((*sent, *there), 1)}
        yield Identity(frozenset(terms.items()))


def _together(every: Sequence[Quantity]) -> Fraction:
    return sum((one.amount for one in every), Fraction(0))
