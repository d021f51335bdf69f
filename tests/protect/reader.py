"""A reader of all rounds of a world: what is printed and withheld, and which counts are too small to come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from oba.domain.evidence import Figure, Observation, Reason
from oba.domain.measure import ALL, Kind
from tests.protect.attack import Facts, Learnt, Terms, Unknown
from tests.protect.identities import Identities
from tests.protect.world import Cell, World, amounts, cells, sums


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
        self.by_round: dict[int, _Told] = {}  # what cannot be made safe is not published, and read by nobody
        self.given: list[Terms] = []  # known whatever is withheld: what is public, and what adds up
        self.withheld: list[Terms] = []
        self.hidden: set[frozenset[tuple[Unknown, Fraction]]] = set()
        self.open: set[tuple[Cell, str, Fraction]] = set()  # the counts of a cell that are public, in any version
        self.secrets: dict[tuple[int, Cell, str], Terms] = {}
        self.identities = Identities(world, self.truth, self._secret, insiders=bool(insider))
        self.last: dict[Cell, Mapping[str, Fraction]] = {}  # what the round read before printed
        for at, cut_off in enumerate(world.rounds):
            if not world.published[at].exposed:
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
        nothing. What is public tells no more than is public; a number that stands in all its counts as it stood tells
        nothing new.
        """
        keys = {id(terms): key for key, terms in self.secrets.items()}
        every = self._learnt([*self.by_round.values()][-1], self.secrets.values()) if self.by_round else {}
        suspects = [terms for terms, _ in every.values()]
        found: dict[int, Leak] = {}
        before: dict[int, tuple[Terms, Learnt]] = {}
        for at, told in self.by_round.items():
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
        before, self.last = self.last, {}
        for cell, figure in cells(world.raw(cut_off)):
            its, shown = found.get(cell, {}), _has_number(printed.get(cell))
            counts = {name: self.identities.amount(terms) for name, terms in its.items()}
            if shown and not cell.version:
                self.last[cell] = counts
            for name, terms in its.items():
                self._cell(cell, name, terms, figure, shown=shown, again=before.get(cell) == counts)
        stood = len(self.known)
        self.known += self.news
        self._first(cut_off, printed)
        self.given += self.identities.of_round(found)
        self.by_round[at] = _Told(len(self.given), len(self.known), len(self.withheld), stood)

    def _has_no_sum(self, cell: Cell, figure: Figure | Observation) -> bool:
        """A moving number that has nothing to count, as soon as one of its periods has."""
        moving = self.world.rules[cell.indicator].measure.kind is Kind.MOVING and not cell.layer
        return moving and not cell.version and isinstance(figure, Figure) and figure.value is None

    def _cell(
        self, cell: Cell, name: str, terms: Terms, figure: Figure | Observation, *, shown: bool, again: bool
    ) -> None:
        amount = self.identities.amount(terms)
        count = cell._replace(version=""), name, amount
        if figure.elsewhere:
            self.open.add(count)
        public = bool(figure.elsewhere) or (shown and count in self.open)
        mine = cell.place in self.insider
        printed = self.known if again else self.news
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


def _much(learnt: Mapping[int, tuple[Terms, Learnt]], one: int) -> int:
    return learnt[one][1].much if one in learnt else 0


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
