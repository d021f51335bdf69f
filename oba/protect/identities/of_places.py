"""What adds up from place to place: a parent's children are those of its parts in each tier, and who lies in none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from oba.domain.evidence import Figure, Reason
from oba.domain.measure import RollUp
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.protect.quantity import CONFIDENTIAL, Identity, Quantity, identity, split
from oba.protect.tables import Table, versions

_ELSEWHERE = "in no other {}"
_KEPT = (Reason.CONFIDENTIAL, Reason.LOW)


def of_places(table: Table, places: Places, groups: Sequence[Table] = ()) -> Iterator[Identity]:
    """Every sum over the places of one tier under one parent that existed in a period.

    Where a part has no number, what the parent's was before a revision is held against the others as well, and those
    of one of the `groups`, tables of some of the same children, stand for the part.
    """
    for parent in (places.by_id[one] for one in table.figures if one in places.by_id):
        tiers = [its for tier in places.tiers if (its := places.children(parent.id, tier.id))]
        for period, whole in table.figures[parent.id].items():
            if table.tells(whole):
                alive = [tuple(one for one in its if one.counts_in(period)) for its in tiers]
                for name in table.counts(whole):
                    for members in _apart(table, [its for its in alive if its], whole, name):
                        yield from _Sum(table, places, parent, members, whole, name).identities(groups)


def _apart(table: Table, tiers: Sequence[Sequence[Place]], whole: Figure, name: str) -> list[Sequence[Place]]:
    """The parts that add up together: those of each tier, and of every tier unless they are the same children twice."""
    together = [one for its in tiers for one in its]
    found = (table.quantity(part.id, whole.period, name) for part in together)
    fits = sum((one.amount for one in found if one), Fraction(0)) <= table.counts(whole)[name]
    return [together, *tiers] if len(tiers) > 1 and fits and not _is_made(table, whole, name) else list(tiers)


def _is_made(table: Table, whole: Figure, name: str) -> bool:
    """Whether a number is the sum of some places' numbers; of a moving one only a part of its periods may be."""
    own = [one for place in whole.rolled_up if (one := table.quantity(place, whole.period, name))]
    return bool(own) and sum((one.amount for one in own), Fraction(0)) == table.counts(whole)[name]


class _Sum(NamedTuple):
    """One count of a parent's number of a period beside those of its parts in one tier."""

    table: Table
    places: Places
    parent: Place
    members: Sequence[Place]
    whole: Figure
    name: str

    def identities(self, groups: Sequence[Table]) -> Iterator[Identity]:
        """Its count, in every version, as what is known of the parts and who lies in none of them."""
        found = [self.table.figures.get(one.id, {}).get(self.whole.period) for one in self.members]
        lacking = not all(map(self.table.tells, found))
        rows = [(role, row) for role, row in versions(self.whole) if not role or lacking]
        every = (one for role, row in rows for one in self.table.quantities(self.parent.id, row, role))
        for quantity in (one for one in every if one.name == self.name):
            yield from self._of(quantity)
            if lacking and self._is_sent and self.table.measure.roll_up is RollUp.SUM:
                yield from self._with_groups(quantity, groups)

    @property
    def _is_sent(self) -> bool:
        return not any(one.id in self.whole.rolled_up for one in self.members)

    def _of(self, quantity: Quantity) -> Iterator[Identity]:
        slack = _slack(self.table, (self.parent, *self.members), self.whole.period)
        parts = [self._inside((self.table,), one, quantity.name) for one in self.members]
        known = [one for found in parts for one in found]
        every = all(parts) and self._leaves_none()
        if not self._is_sent and (added := self._added(quantity, slack)):
            yield added
        elif self.table.measure.roll_up is RollUp.SUM:
            layer = _layer(self.table, self.members, self.whole.period)
            yield split(quantity, known, layer, slack, every=every)
        elif every and sum(part.amount for part in known) == quantity.amount:
            yield identity(quantity, known, slack)

    def _leaves_none(self) -> bool:
        """Whether the parts are the whole in all of its counts: who lies in none of them is in more than one."""
        counts = self.table.counts(self.whole)
        found = {n: [one for part in self.members for one in self._inside((self.table,), part, n)] for n in counts}
        return all(sum((one.amount for one in found[n]), Fraction(0)) == of for n, of in counts.items())

    def _added(self, quantity: Quantity, slack: Fraction) -> Identity | None:
        """The sum of those parts that have a number; a moving number, worked out of sums, need not be one."""
        own = (self.table.quantity(one.id, self.whole.period, quantity.name) for one in self.members)
        found = identity(quantity, [one for one in own if one], slack)
        return None if found.total else found

    def _with_groups(self, quantity: Quantity, groups: Sequence[Table]) -> Iterator[Identity]:
        """The same with a group's number for every part without one of its own."""
        for group in groups:
            tables = (self.table, group)
            parts = [part for one in self.members for part in self._inside(tables, one, quantity.name)]
            if any(part.of.group == group.group for part in parts):
                yield split(quantity, parts, f"in no other {self.members[0].tier} and not {group.group}")

    def _inside(self, tables: Sequence[Table], place: Place, name: str) -> list[Quantity]:
        """What is known of a place: its number in the first of some tables, else those of the parts that have one."""
        period = self.whole.period
        for table in tables:
            if own := table.quantity(place.id, period, name):
                return [own]
            for tier in self.places.tiers:
                alive = [one for one in self.places.children(place.id, tier.id) if one.counts_in(period)]
                if found := [part for one in alive for part in self._inside((table,), one, name)]:
                    return found
        return []


def _layer(table: Table, members: Sequence[Place], period: Period) -> str:
    """What those are called who lie in no part with a number; among them may be some whom a place keeps to itself."""
    reasons = (table.figures.get(one.id, {}).get(period) for one in members)
    kept = any(figure and figure.reason in _KEPT for figure in reasons)
    return _ELSEWHERE.format(members[0].tier) + (CONFIDENTIAL if kept else "")


def _slack(table: Table, here: Sequence[Place], period: Period) -> Fraction:
    """How far rounded counts may keep a sum from adding up."""
    found = (table.figures.get(one.id, {}).get(period) for one in here)
    return sum((figure.rounding for figure in found if figure), Fraction(0))
