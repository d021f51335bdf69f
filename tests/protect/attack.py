"""An attacker with a solver: what must be true of a count, from all that is printed and all that everybody knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor, inf
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Unknown = Any
Terms = Mapping[Unknown, Fraction]
_NEAR = 1e-6


class Learnt(StrEnum):
    """What comes out of a count."""

    EXACT = "exact"
    BOUNDED = "bounded"
    NARROW = "bounded by somebody who takes every withheld number for more than nothing"

    @property
    def much(self) -> int:
        """How much that is: 3 for all, 1 for least."""
        return {Learnt.NARROW: 1, Learnt.BOUNDED: 2, Learnt.EXACT: 3}[self]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Counts as they truly are, each whole and at least 0; the sums of them that are known; the sums that are withheld.

    A withheld sum that is not 0 is at least 1 for an attacker who thinks that nothing is always printed.
    """

    truth: Mapping[Unknown, Fraction]
    known: Sequence[Terms]
    withheld: Sequence[Terms] = ()

    def amount(self, terms: Terms) -> Fraction:
        """What a sum truly is."""
        return sum((self.truth[one] * times for one, times in terms.items()), Fraction(0))

    def learnt(self, secrets: Iterable[Terms], below: int) -> list[tuple[Terms, Learnt]]:
        """Every secret of which more comes out than may: each must be able to be 1 or less, and the threshold."""
        fixed = _fixed(self.known)
        found: list[tuple[Terms, Learnt]] = []
        seen: dict[bool, list[Mapping[Unknown, float]]] = {True: [], False: []}
        for secret in secrets:
            system = _System(self, _connected(self.known, self.withheld, secret, fixed), fixed, seen)
            if (learnt := system.learnt(secret, below)) is not None:
                found.append((secret, learnt))
        return found


def _fixed(known: Sequence[Terms]) -> set[Unknown]:
    """The counts that follow one after the other from a sum in which they alone are not known."""
    fixed: set[Unknown] = set()
    while new := {free[0] for terms in known if len(free := [one for one in terms if one not in fixed]) == 1}:
        fixed |= new
    return fixed


def _connected(known: Sequence[Terms], withheld: Sequence[Terms], secret: Terms, fixed: set[Unknown]) -> set[Unknown]:
    """The unknown counts that hang together with a secret."""
    sums = [{one for one in terms if one not in fixed} for terms in (*known, *withheld)]
    found = {one for one in secret if one not in fixed}
    while more := set().union(*(terms for terms in sums if terms & found)) - found:
        found |= more
    return found


class _System:
    """The unknown counts that hang together, as a programme."""

    def __init__(
        self,
        facts: Facts,
        unknown: set[Unknown],
        fixed: set[Unknown],
        seen: dict[bool, list[Mapping[Unknown, float]]],
    ) -> None:
        self.facts, self.fixed, self.seen = facts, fixed, seen
        self.names = sorted(unknown, key=repr)
        self.at = {one: at for at, one in enumerate(self.names)}
        self.known = [terms for terms in facts.known if any(one in self.at for one in terms)]
        self.withheld = [terms for terms in facts.withheld if any(one in self.at for one in terms)]
        self.most = 2 * max((float(facts.truth[one]) for one in unknown), default=0.0) + 60

    def learnt(self, secret: Terms, below: int) -> Learnt | None:
        """What comes out of a secret; None where it may be 1 or less and as much as the threshold."""
        free = {one: times for one, times in secret.items() if one in self.at}
        rest = sum((self.facts.truth[one] * times for one, times in secret.items() if one in self.fixed), Fraction(0))
        if not free:
            return Learnt.EXACT
        high = self._reaches(free, rest, below - 1e-3, cautious=False)
        low = self._reaches(free, rest, 1 + 1e-3, cautious=True, upward=False)
        if high and low:
            return None
        least, most = (self._end(free, way, cautious=True) + float(rest) for way in (1, -1))
        if most - least < _NEAR:
            return Learnt.EXACT
        return Learnt.BOUNDED if least > 1 - _NEAR and most < below - 1 + _NEAR else Learnt.NARROW

    def _reaches(self, free: Terms, rest: Fraction, wanted: float, *, cautious: bool, upward: bool = True) -> bool:
        """Whether a secret can be as much, or as little, in whole numbers."""
        for counts in self.seen[cautious]:
            if all(one in counts for one in free):
                amount = sum(counts[one] * float(times) for one, times in free.items()) + float(rest)
                if (amount >= wanted) if upward else (amount <= wanted):
                    return True
        row = self._row(free)
        bound = (wanted - float(rest), inf) if upward else (-inf, wanted - float(rest))
        point = self._solved(np.zeros(len(self.names)), [(row, *bound)], cautious=cautious)
        if point is not None:
            self.seen[cautious].append(dict(zip(self.names, point.tolist(), strict=True)))
        return point is not None

    def _end(self, free: Terms, way: int, *, cautious: bool) -> float:
        goal = way * self._row(free)
        point = self._solved(goal, [], cautious=cautious)
        assert point is not None
        return float(self._row(free) @ point)

    def _row(self, terms: Terms) -> NDArray[np.float64]:
        row = np.zeros(len(self.names))
        for one, times in terms.items():
            if one in self.at:
                row[self.at[one]] = float(times)
        return row

    def _solved(
        self, goal: NDArray[np.float64], more: list[tuple[NDArray[np.float64], float, float]], *, cautious: bool
    ) -> NDArray[np.float64] | None:
        """Counts that agree with all that is known; the cautious know nothing of what is printed where it is 0."""
        lines = [(self._row(terms), float(self._free(terms)), float(self._free(terms))) for terms in self.known]
        if not cautious:
            bound = [terms for terms in self.withheld if self.facts.amount(terms) >= 1]
            lines += [(self._row(terms), 1 - float(self._given(terms)), inf) for terms in bound]
        lines += more or [(np.zeros(len(self.names)), -inf, inf)]
        matrix = csr_array(np.array([line for line, _, _ in lines]))
        rules = LinearConstraint(matrix, np.array([low for _, low, _ in lines]), np.array([top for *_, top in lines]))
        whole = np.array([int(self.facts.truth[one].denominator == 1) for one in self.names])
        found = milp(goal, integrality=whole, bounds=Bounds(0, self.most), constraints=rules)
        return None if found.x is None else np.asarray(found.x)

    def _given(self, terms: Terms) -> Fraction:
        return sum((self.facts.truth[one] * times for one, times in terms.items() if one in self.fixed), Fraction(0))

    def _free(self, terms: Terms) -> Fraction:
        return self.facts.amount(terms) - self._given(terms)


def by_trying(facts: Facts, secret: Terms, most: int) -> tuple[int, int]:
    """The least and the most that a sum can be, by filling in every count from 0 to some number in every way."""
    names = sorted(facts.truth, key=repr)
    amounts = [facts.amount(terms) for terms in facts.known]
    found: list[Fraction] = []

    def fill(at: int, chosen: dict[Unknown, Fraction]) -> None:
        if at == len(names):
            if all(_sum(t, chosen) == amount for t, amount in zip(facts.known, amounts, strict=True)):
                found.append(_sum(secret, chosen))
            return
        for number in range(most + 1):
            fill(at + 1, {**chosen, names[at]: Fraction(number)})

    fill(0, {})
    return floor(min(found)), ceil(max(found))


def _sum(terms: Terms, chosen: Mapping[Unknown, Fraction]) -> Fraction:
    return sum((chosen[one] * times for one, times in terms.items()), Fraction(0))
