"""A reader of all rounds of a world: what is printed, what adds up, and which counts are too small to come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from oba.domain.evidence import Figure, Observation, Reason
from oba.domain.group import by_kind
from oba.domain.measure import ALL, Kind, RollUp
from oba.domain.period import Every
from tests.protect.attack import Facts, Learnt, Terms, Unknown
from tests.protect.world import COUNTED, OF, REST, Cell, World, added, amounts, cells, sums

Sums = Mapping[Cell, Mapping[str, Terms]]


@dataclass(frozen=True)
class Leak:
    """A count that comes out, by name of cell."""

    round: int
    cell: Cell
    name: str
    learnt: Learnt


class _Told(NamedTuple):
    """How much was known after a round; and of what is printed how much as soon as it stands as it did before."""

    given: int
    known: int
    withheld: int
    again: int


class Reader:
    """Somebody who has read every round of a world, and who knows the numbers of some places himself."""

    def __init__(self, world: World, insider: frozenset[str] = frozenset()) -> None:
        self.world, self.insider = world, insider
        self.truth: dict[Unknown, Fraction] = {}
        for at, row in world.numbered.items():
            kind = world.rules[row.indicator].measure.kind_of(row.group)
            self.truth |= {(at, name): amount for name, amount in amounts(row, kind).items()}
        self.known: list[Terms] = []
        self.by_round: list[_Told] = []
        self.given: list[Terms] = []  # known whatever is withheld: what is public, and what adds up
        self.withheld: list[Terms] = []
        self.hidden: set[frozenset[tuple[Unknown, Fraction]]] = set()
        self.open: set[tuple[Cell, str, Fraction]] = set()  # the counts of a cell that are public, in any version
        self.secrets: dict[tuple[int, Cell, str], Terms] = {}
        self.grown: dict[Cell, Mapping[str, Terms]] = {}
        self.beside: dict[frozenset[tuple[Unknown, Fraction]], int] = {}
        self.last: set[tuple[Cell, str, Fraction]] = set()  # what the round before printed
        for at, cut_off in enumerate(world.rounds):
            if world.published[at].exposed:
                break  # what cannot be made safe is not published, and nothing after it
            self._read(at, cut_off)

    def _facts(self, told: _Told, *, public: bool = False) -> Facts:
        """All that there is, and all that is known once so much has been told, or only what is public of it."""
        known = [*self.given[: told.given], *(() if public else self.known[: told.known])]
        withheld = self.withheld[: told.withheld]
        every = (one for terms in (*known, *withheld, *self.secrets.values()) for one in terms)
        return Facts(truth={one: self.truth[one] for one in every}, known=known, withheld=withheld)

    def leaks(self) -> list[Leak]:
        """Every small count that comes out.

        Of those of which more comes out in a round, all that do so by what it prints; by what it withholds, such as a
        late number that was printed in a sum before, those that come out exactly or bounded for all who suppose
        nothing. What is public tells no more than is public; a number that stands as it stood tells nothing new.
        """
        keys = {id(terms): key for key, terms in self.secrets.items()}
        every = self._learnt(self.by_round[-1], self.secrets.values()) if self.by_round else {}
        suspects = [terms for terms, _ in every.values()]
        found: dict[int, Leak] = {}
        before: dict[int, tuple[Terms, Learnt]] = {}
        for at, told in enumerate(self.by_round):
            here = [terms for terms in suspects if keys[id(terms)][0] <= at]
            now = self._learnt(told, here)
            unsaid = told._replace(known=told.again)
            anyway = self._learnt(unsaid, [terms for terms, _ in now.values()])
            public = self._learnt(told, [terms for terms, _ in anyway.values()], public=True)
            for one, (_, learnt) in now.items():
                told_now = learnt.much > _much(anyway, one)
                news = learnt is not Learnt.NARROW and learnt.much > max(_much(before, one), _much(public, one))
                if told_now or news:
                    found[one] = Leak(*keys[one], learnt)
            before = now
        return list(found.values())

    def _learnt(
        self, told: _Told, secrets: Iterable[Terms], *, public: bool = False
    ) -> dict[int, tuple[Terms, Learnt]]:
        learnt = self._facts(told, public=public).learnt(secrets, self.world.policy.suppress_below)
        return {id(terms): (terms, how) for terms, how in learnt}

    def _read(self, at: int, cut_off: date) -> None:
        self.round = at
        world, printed = self.world, dict(cells(self.world.published[at].series))
        tags = world.tags(cut_off)
        found = {cell: made for cell, tag in cells(tags) if (made := sums(tag, world.kind(cell)))}
        for cell in [cell for cell, figure in cells(world.raw(cut_off)) if self._has_no_sum(cell, figure)]:
            found.pop(cell, None)
        self.news: list[Terms] = []
        before, self.last = self.last, set()
        for cell, figure in cells(world.raw(cut_off)):
            for name, terms in found.get(cell, {}).items():
                self._cell(cell, name, terms, figure, shown=_has_number(printed.get(cell)), before=before)
        again = len(self.known)
        self.known += self.news
        self._first(cut_off, printed)
        judged = {cell: its for cell, its in found.items() if not cell.version}
        self.given += self._identities(judged)
        self.given += self._before(found, judged)
        self.by_round.append(_Told(len(self.given), len(self.known), len(self.withheld), again))

    def _has_no_sum(self, cell: Cell, figure: Figure | Observation) -> bool:
        """A moving number that has nothing to count, as soon as one of its periods has."""
        moving = self.world.rules[cell.indicator].measure.kind is Kind.MOVING and not cell.layer
        return moving and not cell.version and isinstance(figure, Figure) and figure.value is None

    def _cell(
        self,
        cell: Cell,
        name: str,
        terms: Terms,
        figure: Figure | Observation,
        *,
        shown: bool,
        before: set[tuple[Cell, str, Fraction]],
    ) -> None:
        amount = self._amount(terms)
        count = cell._replace(version=""), name, amount
        if figure.elsewhere:
            self.open.add(count)
        public = bool(figure.elsewhere) or (shown and count in self.open)
        mine = cell.place in self.insider
        if shown and not cell.version:
            self.last.add(count)
        printed = self.known if not cell.version and count in before else self.news
        (self.given if public or mine else printed if shown else self.withheld).append(terms)
        hidden = not public and not mine and cell.place in self.world.places.by_id
        if 0 < amount < self.world.policy.suppress_below and hidden and count not in self.open:
            self._secret(cell, name, terms)

    def _secret(self, cell: Cell, name: str, terms: Terms) -> None:
        """A count that must not come out, by the round in which it was there first."""
        if frozenset(terms.items()) not in self.hidden:
            self.hidden.add(frozenset(terms.items()))
            self.secrets[self.round, cell, name] = terms

    def _first(self, cut_off: date, printed: Mapping[Cell, Figure | Observation]) -> None:
        """What is printed of a number that a revision has moved: what it was at first."""
        before = dict(cells(self.world.first_tags(cut_off)))
        for cell, figure in printed.items():
            if isinstance(figure, Figure) and figure.first is not None and cell in before:
                self.known += sums(before[cell], self.world.kind(cell)).values()

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
        amount = self._amount(rest)
        if amount == 0 and every:
            yield rest
        elif amount >= 0 and rest:
            other = "beside", self.beside.setdefault(frozenset(rest.items()), len(self.beside))
            self.truth[other] = amount
            yield {**rest, other: Fraction(-1)}
            if 0 < amount < self.world.policy.suppress_below and not self.insider:
                self._secret(cell, f"beside {other[1]}", {other: Fraction(1)})

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
        if everyone and rest and self._amount(rest) >= 0:
            yield from self._beyond(everyone, rest, cell)

    def _none_left(self, cell: Cell, members: Sequence[str], found: Sums) -> bool:
        """Whether some parts are a whole in all of its counts, so that somebody may take them for all there is."""
        whole = {name: self._amount(terms) for name, terms in found.get(cell, {}).items()}
        inside = {
            name: [part for one in members for part in self._inside(cell._replace(place=one), name, found)]
            for name in whole
        }
        return all(sum(map(self._amount, inside[name]), Fraction(0)) == amount for name, amount in whole.items())

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
        return [max(known, key=self._amount)] if known else []

    def _amount(self, terms: Terms) -> Fraction:
        return sum((self.truth[one] * by for one, by in terms.items()), Fraction(0))

    def _of_groups(self, cell: Cell, name: str, terms: Terms, found: Sums) -> Iterator[Terms]:
        for kind in by_kind(self.world.groups):
            parts = [made[name] for g in kind if (made := found.get(cell._replace(group=g.id))) and name in made]
            if parts and kind[0].exhaustive:
                of_kind = [found.get(cell._replace(group=g.id), {}) for g in kind]
                every = all(
                    sum((self._amount(one[n]) for one in of_kind if n in one), Fraction(0)) == self._amount(whole)
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
                if len(parts) == len(quarters) and not self._amount(rest):
                    yield rest

    def _of_links(self, cell: Cell, its: Mapping[str, Terms], found: Sums) -> Iterator[Terms]:
        measure = self.world.rules[cell.indicator].measure
        whole = found.get(cell._replace(indicator=measure.part_of))
        if whole and COUNTED in whole:
            yield from self._beyond(whole[COUNTED], its[COUNTED], cell)
        same = found.get(cell._replace(indicator=measure.same_children_as))
        if same and (REST in same or OF in same):
            rest = added([_children(its), added([_children(same)], -1)])
            if not self._amount(rest):
                yield rest


def _much(learnt: Mapping[int, tuple[Terms, Learnt]], one: int) -> int:
    return learnt[one][1].much if one in learnt else 0


def _children(its: Mapping[str, Terms]) -> Terms:
    """Those counted of."""
    return its[OF] if OF in its else added([its[COUNTED], its[REST]])


def _has_number(figure: Figure | Observation | None) -> bool:
    if figure is None:
        return False
    none = isinstance(figure, Figure) and figure.reason is Reason.NOTHING_TO_COUNT
    return figure.value is not None or figure.numerator is not None or none


def shown(world: World, at: int = -1, *, layer: str = "") -> dict[tuple[str, str], bool]:
    """Whether each number of a round, by indicator and place, is printed in the last period that has one."""
    found: dict[tuple[str, str], bool] = {}
    for cell, figure in cells(world.published[at].series):
        if not cell.version and cell.layer == layer and cell.group == ALL and isinstance(figure, Figure):
            withheld = figure.reason is Reason.SUPPRESSED
            found[cell.indicator, cell.place] = found.get((cell.indicator, cell.place), True) and not withheld
    return found
