"""The programme that chooses what to withhold: attacks add cuts to it until none succeeds.

Source: Fischetti and Salazar, "Solving the cell suppression problem on tabular data with linear constraints",
Management Science 47 (2001): what to withhold is chosen by a programme in whole numbers, to which every attack that
still succeeds adds a cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

import numpy as np

from oba.domain.release import Printed
from oba.protect.attacker import DOWN, SUPPOSING, UP, Attacker, Bound, Way, inside
from oba.protect.component import Component
from oba.protect.quantity import PRINTED, Quantity

_MOST_ROUNDS = 150
_MOST_NODES = 20_000
_NEAR = 1e-6
_TIE = 1e-4  # far less than any number is worth, so that it only decides between plans that lose as much

Row = tuple[dict[int, float], float]
Insiders = Sequence[frozenset[str]]


class Failure(NamedTuple):
    """A secret that can be told, by whom, and what its bound should reach and reaches in one way."""

    secret: int
    way: Way
    enough: float
    bound: Bound
    insider: frozenset[str]


@dataclass
class Master:
    """The programme that chooses, with the cuts that attacks have added so far."""

    component: Component
    below: int
    insiders: Insiders
    cuts: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.attacker = Attacker(self.component)
        self.at = {choice.of: at for at, choice in enumerate(self.component.choices)}
        self.choices_of: dict[Quantity, list[int]] = {}
        for at, choice in enumerate(self.component.choices):
            for one in choice.quantities:
                self.choices_of.setdefault(one, []).append(at)
        self.several = [one for one in self.attacker.quantities if len(self.choices_of.get(one, ())) > 1]
        secret = frozenset(self.component.secrets)
        self.must = frozenset(c.of for c in self.component.choices if c.by_itself or secret & set(c.quantities))
        self.totals = _totals(self.component)
        self.cuts += self._tied() + self._pairs()
        self.reach: dict[tuple[frozenset[str], int, Way], float] = {}

    def least(self) -> frozenset[Printed] | None:
        """What to withhold so that as little as possible is lost; None where no way is found in so many steps."""
        for _ in range(_MOST_ROUNDS):
            chosen = self._solved()
            if chosen is None:
                return None
            more = [self._cut(failure, chosen) for failure in self.failures(chosen)]
            if not more:
                return chosen
            self.cuts += more
        return None

    def lowered(self, every: frozenset[Printed]) -> tuple[Quantity, ...]:
        """Ask no more than is left when everything is withheld; the small counts that come out even then.

        What can be no more than a small number should at least be able to be as little as ever. What is small only to
        those who suppose something does not come out, and is no smaller to those who do not; nor does that of which is
        known only that it is no less.
        """
        found: dict[Quantity, None] = {}
        for insider, unknown in self._attacks(every):
            for _ in range(2):  # at first as much as may be supposed, then what is left of it without
                for one in tuple(self._failures(unknown, insider)):
                    self.reach[insider, one.secret, one.way] = one.bound.reached
                    if one.way.sign > 0:
                        self.reach[insider, one.secret, DOWN] = self.attacker.bound(one.secret, DOWN, unknown).reached
                    if one.way == UP and self._comes_out(one.secret, self.reach[insider, one.secret, DOWN]):
                        found[self.attacker.quantities[one.secret]] = None
        if self.reach:
            self.cuts = self._tied()
        return tuple(found)

    def _comes_out(self, secret: int, least: float) -> bool:
        """Whether a count that is surely small comes out; what is left beside others only if it is surely something."""
        one = self.attacker.quantities[secret]
        return one.amount < self.below and (one.of.layer in PRINTED or least > _NEAR)

    def failures(self, withheld: frozenset[Printed]) -> Iterator[Failure]:
        """Every secret that can be told from what is not withheld, with the way in which its bound falls short."""
        for insider, unknown in self._attacks(withheld):
            yield from self._failures(unknown, insider)

    def _attacks(self, withheld: frozenset[Printed]) -> Iterator[tuple[frozenset[str], Sequence[int]]]:
        shown = self._shown(withheld)
        for insider in (frozenset[str](), *self.insiders):
            yield insider, self.attacker.unknown(shown, insider)

    def _failures(self, unknown: Sequence[int], insider: frozenset[str]) -> Iterator[Failure]:
        free, seen = frozenset(unknown), {way: [self.attacker.true] for way in (SUPPOSING, DOWN, UP)}
        for one in self.component.secrets:
            secret = self.attacker.column[one]
            if secret not in free or (insider and one.of.place in insider):
                continue
            for way in self._ways(insider, secret):
                sign, enough = (
                    way.sign,
                    self.reach.get((insider, secret, way), float(self.below if way.sign > 0 else 1)),
                )
                if any(sign * counts[secret] >= sign * enough - _NEAR for counts in seen[way]):
                    continue
                bound = self.attacker.bound(secret, way, unknown)
                whole = self.attacker.is_whole(bound.counts)
                if sign * bound.reached >= sign * enough - _NEAR and not whole:
                    bound = self.attacker.whole_bound(secret, way, unknown)
                if sign * bound.reached < sign * enough - _NEAR:
                    yield Failure(secret, way, enough, bound, insider)
                else:
                    seen[way].append(bound.counts)

    def _ways(self, insider: frozenset[str], secret: int) -> tuple[Way, ...]:
        """How a secret is asked for: whoever supposes nothing knows less, and is asked only where the other does."""
        return (SUPPOSING, DOWN, UP) if (insider, secret, SUPPOSING) in self.reach else (SUPPOSING, DOWN)

    def _shown(self, withheld: frozenset[Printed]) -> frozenset[Quantity]:
        """The counts that a number gives away that is not withheld."""
        return frozenset(
            one for choice in self.component.choices if choice.of not in withheld for one in choice.quantities
        )

    def _cut(self, failure: Failure, chosen: frozenset[Printed]) -> Row:
        """What an attack demands of every plan: enough of the counts whose knowledge let it succeed are withheld."""
        attacker, way, bound = self.attacker, failure.way, failure.bound
        need = way.sign * (failure.enough - attacker.true[failure.secret])
        gain = np.maximum(-bound.worth, 0) * (attacker.most - attacker.true)
        gain += np.maximum(bound.worth, 0) * (attacker.true - attacker.least(way))
        row: dict[int, float] = {}
        for at in np.flatnonzero(gain > _NEAR):
            one = attacker.quantities[at] if at < len(attacker.quantities) else None
            if one and inside(one, failure.insider):
                continue
            column = self._column(one) if one else None
            if column is None:
                need -= gain[at]
            else:
                row[column] = row.get(column, 0.0) + gain[at]
        clipped = {column: min(worth, need) for column, worth in row.items()}
        held = sum(worth for column, worth in clipped.items() if self._is_withheld(column, chosen))
        if not clipped or held >= need - _NEAR:
            return {at: 1.0 for choice, at in self.at.items() if choice not in chosen}, 1.0
        return clipped, need

    def _column(self, one: Quantity) -> int | None:
        """The column that says whether a count is withheld; None for one that is never printed."""
        found = self.choices_of.get(one)
        if not found:
            return None
        return found[0] if len(found) == 1 else len(self.at) + self.several.index(one)

    def _is_withheld(self, column: int, chosen: frozenset[Printed]) -> bool:
        if column < len(self.at):
            return self.component.choices[column].of in chosen
        one = self.several[column - len(self.at)]
        return all(self.component.choices[at].of in chosen for at in self.choices_of[one])

    def _tied(self) -> list[Row]:
        """A number goes where one goes that it is tied to; a count that several give away goes with all of them."""
        ties: list[Row] = [({self.at[second]: 1.0, self.at[first]: -1.0}, 0.0) for first, second in self.component.ties]
        for position, one in enumerate(self.several):
            ties += [({at: 1.0, len(self.at) + position: -1.0}, 0.0) for at in self.choices_of[one]]
        return ties

    def _pairs(self) -> list[Row]:
        """In an exact sum a secret is never withheld alone; nor is another number, for that would hide nothing."""
        rows: list[Row] = []
        secret = frozenset(self.component.secrets)
        bound = self.must | {second for _, second in self.component.ties}
        for one in (one for one in self.component.identities if not one.slack):
            columns = {quantity: self._column(quantity) for quantity, _ in one.terms}
            for hidden, own in columns.items():
                others = {column: 1.0 for other, column in columns.items() if other != hidden and column is not None}
                if sum(column is None for other, column in columns.items() if other != hidden):
                    continue
                if hidden in secret:
                    rows.append((others, 1.0))
                elif own is not None and own < len(self.at) and self.component.choices[own].of not in bound:
                    rows.append(({**others, own: others.get(own, 0.0) - 1.0}, 0.0))
        return rows

    def _solved(self) -> frozenset[Printed] | None:
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - heavy, and seldom wanted
        from scipy.sparse import csr_array  # noqa: PLC0415 - as above

        several, choices = len(self.several), self.component.choices
        worth = np.array([float(one.loss) + _TIE * _place(one.of) for one in choices] + [0.0] * several)
        least = np.array([1.0 if one.of in self.must else 0.0 for one in choices] + [0.0] * several)
        if any(not row and need > 0 for row, need in self.cuts):
            return None
        if not choices:
            return frozenset()
        cells = [(at, column, value) for at, (row, _) in enumerate(self.cuts) for column, value in row.items()]
        rules = []
        if cells:
            rows, columns, values = zip(*cells, strict=True)
            matrix = csr_array((values, (rows, columns)), shape=(len(self.cuts), len(worth)))
            rules = [LinearConstraint(matrix, np.array([need for _, need in self.cuts]), np.inf)]
        found = milp(
            worth,
            integrality=np.array([1] * len(choices) + [0] * several),
            bounds=Bounds(least, np.ones(len(worth))),
            constraints=rules,
            options={"mip_rel_gap": 0.0, "node_limit": _MOST_NODES},
        )
        if found.x is None:
            return None
        return frozenset(one.of for one, value in zip(choices, found.x, strict=False) if value > 1 / 2)


def _place(of: Printed) -> float:
    """Where a number stands between 0 and 1 among all there could be, the same in every run and on every machine."""
    return int.from_bytes(sha256("|".join(of).encode()).digest()[:4], "big") / 2**32


def _totals(component: Component) -> frozenset[str]:
    """The places that are a total in one of the sums."""
    return frozenset(quantity.of.place for one in component.identities for quantity, times in one.terms if times < 0)
