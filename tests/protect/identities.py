"""What adds up in a round: places, groups, years and linked indicators, and who is left where the parts are fewer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from oba.domain.group import by_kind
from oba.domain.measure import ALL, RollUp
from oba.domain.period import Every
from tests.protect.attack import Terms, Unknown
from tests.protect.world import COUNTED, OF, REST, Cell, World, added

Sums = Mapping[Cell, Mapping[str, Terms]]
Heard = Callable[[Cell, str, Terms], None]


class Identities:
    """Finds what adds up, round after round.

    `truth` are all counts, to which those are added of who is left beside some parts; `secret` hears of each that is
    small, unless somebody is inside.
    """

    def __init__(
        self,
        world: World,
        truth: dict[Unknown, Fraction],
        secret: Callable[[Cell, str, Terms], None],
        *,
        insiders: bool,
    ) -> None:
        self.world, self.truth, self.secret, self.insiders = world, truth, secret, insiders
        self.grown: dict[Cell, Mapping[str, Terms]] = {}
        self.beside: dict[frozenset[tuple[Unknown, Fraction]], int] = {}

    def of_round(self, found: Sums) -> Iterator[Terms]:
        """What adds up among the numbers of a round, and beside those that it had before."""
        judged = {cell: its for cell, its in found.items() if not cell.version}
        yield from self._identities(judged)
        yield from self._before(found, judged)

    def amount(self, terms: Terms) -> Fraction:
        """What a sum truly is."""
        return sum((self.truth[one] * by for one, by in terms.items()), Fraction(0))

    def _identities(self, found: Sums) -> Iterator[Terms]:
        for cell, its in found.items():
            for name, terms in its.items():
                yield from self._of_places(cell, name, terms, found)
                if cell.group == ALL:
                    yield from self._of_groups(cell, name, terms, found)
                if cell.period.every is Every.YEAR:
                    yield from self._of_year(cell, name, terms, found)
            yield from self._of_links(cell, its, found)

    def _before(self, found: Sums, judged: Sums) -> Iterator[Terms]:
        """A parent's number before a revision beside what its parts are now; what is new since a part of a period."""
        for cell, its in found.items():
            now = cell._replace(version="")
            if cell.version.startswith("earlier"):
                for name, terms in its.items():
                    yield from self._of_places(now, name, terms, judged, lacking=True)
            if cell.version == "counted" or now in self.grown:
                for name, terms in its.items() if not cell.version.startswith(("earlier", "beside")) else ():
                    if (before := self.grown.get(now, {}).get(name)) is not None and before != terms:
                        yield from self._beyond(terms, before, now)
                self.grown[now] = its

    def _beyond(self, whole: Terms, parts: Terms, cell: Cell, *, every: bool = False) -> Iterator[Terms]:
        """The whole is its parts and who is in none of them, a count of children too; nobody beside `every` part."""
        rest = added([whole, added([parts], -1)])
        amount = self.amount(rest)
        if amount == 0 and every:
            yield rest
        elif amount >= 0 and rest:
            other = "beside", self.beside.setdefault(frozenset(rest.items()), len(self.beside))
            self.truth[other] = amount
            yield {**rest, other: Fraction(-1)}
            if 0 < amount < self.world.policy.suppress_below and not self.insiders:
                self.secret(cell, f"beside {other[1]}", {other: Fraction(1)})

    def _of_places(self, cell: Cell, name: str, terms: Terms, found: Sums, *, lacking: bool = False) -> Iterator[Terms]:
        places = self.world.places
        if self.world.rules[cell.indicator].measure.roll_up is not RollUp.SUM:
            return
        if cell.place not in places.by_id:
            return
        tiers = [
            [one.id for one in places.children(cell.place, tier.id) if one.counts_in(cell.period)]
            for tier in places.tiers
        ]
        of_part = {one: self._inside(cell._replace(place=one), name, found) for its in tiers for one in its}
        made_of = [added(one for part in its for one in of_part[part]) for its in tiers]
        together = [one for its in tiers for one in its]
        for members in (*tiers, *(() if terms in made_of else (together,))):  # others are not in what one tier makes
            parts = [of_part[one] for one in members]
            if any(parts) and not (lacking and all(parts)):
                every = all(parts) and self._none_left(cell, members, found)
                every = every and not any(its and its != members for its in tiers if len(its) >= len(members))
                yield from self._beyond(terms, added(one for part in parts for one in part), cell, every=every)
            unsent = [one for one in members if cell._replace(place=one) not in found]
            if cell.group != ALL and not lacking and parts.count([]) == len(unsent) == 1 < len(parts):
                yield from self._only(cell, name, terms, unsent[0], parts, found)
            if not all(parts):
                more = [
                    mine or self._some(cell._replace(place=one), name, found)
                    for mine, one in zip(parts, members, strict=True)
                ]
                yield from self._beyond(terms, added(one for part in more for one in part), cell)

    def _only(
        self, cell: Cell, name: str, terms: Terms, where: str, parts: Sequence[Sequence[Terms]], found: Sums
    ) -> Iterator[Terms]:
        """Those of a group in no other part are among everyone in the one that sent none, where they can be."""
        everyone = found.get(cell._replace(place=where, group=ALL), {}).get(name)
        rest = added([terms, added((one for part in parts for one in part), -1)])
        if everyone and rest and self.amount(rest) >= 0:
            yield from self._beyond(everyone, rest, cell)

    def _none_left(self, cell: Cell, members: Sequence[str], found: Sums) -> bool:
        """Whether some parts are a whole in all of its counts, so that somebody may take them for all there is."""
        whole = {name: self.amount(terms) for name, terms in found.get(cell, {}).items()}
        inside = {
            name: [part for one in members for part in self._inside(cell._replace(place=one), name, found)]
            for name in whole
        }
        return all(sum(map(self.amount, inside[name]), Fraction(0)) == amount for name, amount in whole.items())

    def _inside(self, cell: Cell, name: str, found: Sums) -> list[Terms]:
        """What is known of a place: its own number, else those of its parts."""
        if cell in found:
            return [found[cell][name]] if name in found[cell] else []
        places = self.world.places
        for tier in places.tiers:
            members = [one.id for one in places.children(cell.place, tier.id) if one.counts_in(cell.period)]
            if parts := [part for one in members for part in self._inside(cell._replace(place=one), name, found)]:
                return parts
        return []

    def _some(self, cell: Cell, name: str, found: Sums) -> list[Terms]:
        """Those of the largest group of a place that has no number of everyone."""
        groups = [cell._replace(group=one.id) for one in self.world.groups if cell.group == ALL]
        known = [made[name] for one in groups if name in (made := found.get(one, {}))]
        return [max(known, key=self.amount)] if known else []

    def _of_groups(self, cell: Cell, name: str, terms: Terms, found: Sums) -> Iterator[Terms]:
        for kind in by_kind(self.world.groups):
            parts = [made[name] for g in kind if (made := found.get(cell._replace(group=g.id))) and name in made]
            if parts and kind[0].exhaustive:
                of_kind = [found.get(cell._replace(group=g.id), {}) for g in kind]
                every = all(
                    sum((self.amount(one[n]) for one in of_kind if n in one), Fraction(0)) == self.amount(whole)
                    for n, whole in found[cell].items()
                )
                yield from self._beyond(terms, added(parts), cell, every=len(parts) == len(kind) and every)
            for part in parts:
                yield from self._beyond(terms, part, cell)

    def _of_year(self, cell: Cell, name: str, terms: Terms, found: Sums) -> Iterator[Terms]:
        """A year's count as one indicator sends it, and the quarters of one that counts the same in the same words."""
        mine = self.world.rules[cell.indicator].measure
        for other in self.world.rules.values():
            its = other.measure
            if its.every is not Every.YEAR and (its.of, its.numerator, its.plain) == (
                mine.of,
                mine.numerator,
                mine.plain,
            ):
                quarters = [cell._replace(indicator=other.id, period=one) for one in cell.period.parts(its.every)]
                parts = [found[one][name] for one in quarters if one in found]
                rest = added([terms, added(parts, -1)])
                if len(parts) == len(quarters) and not self.amount(rest):
                    yield rest

    def _of_links(self, cell: Cell, its: Mapping[str, Terms], found: Sums) -> Iterator[Terms]:
        measure = self.world.rules[cell.indicator].measure
        whole = found.get(cell._replace(indicator=measure.part_of))
        if whole and COUNTED in whole:
            yield from self._beyond(whole[COUNTED], its[COUNTED], cell)
        same = found.get(cell._replace(indicator=measure.same_children_as))
        if same and (REST in same or OF in same):
            rest = added([_children(its), added([_children(same)], -1)])
            if not self.amount(rest):
                yield rest


def _children(its: Mapping[str, Terms]) -> Terms:
    """Those counted of."""
    return its[OF] if OF in its else added([its[COUNTED], its[REST]])
