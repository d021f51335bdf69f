"""The attacker that protection reckons with: between which numbers a secret must lie, from what is printed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from oba.protect.component import Component
from oba.protect.quantity import PRINTED, Quantity

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Vector = NDArray[np.float64]
_NEAR = 1e-6


class Way(NamedTuple):
    """Which way a count is asked for, 1 how much and -1 how little; by whom, if he takes no withheld number for 0."""

    sign: int
    supposing: bool = False


UP, SUPPOSING, DOWN = Way(1), Way(1, supposing=True), Way(-1)


class Bound(NamedTuple):
    """How far a secret can be moved one way, a set of counts that does it, and what each count is worth for it.

    `worth` holds the reduced cost of every count: what could be gained by it if it were not known.
    """

    reached: float
    counts: Vector
    worth: Vector


class _Question(NamedTuple):
    """A programme: what to make least, over which columns, the others as they are, and the sums that bind these."""

    goal: Vector
    free: NDArray[np.intp]
    fixed: Vector
    rows: NDArray[np.intp]
    sums: Vector
    right: Vector

    def with_free(self, found: Vector) -> Vector:
        """Every count, those that were free as they were found."""
        counts = self.fixed.copy()
        counts[self.free] = found
        return counts


@dataclass(frozen=True)
class Attacker:
    """Somebody who knows the sums of a component, and every count that is not among the unknown ones.

    What is withheld may be nothing, but for those who suppose that nothing is always printed: to them it is at least 1
    where it truly is not 0. It is never more than a number beyond all that are there.
    """

    component: Component

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every count, in the order of the columns."""
        return self.component.quantities

    @cached_property
    def column(self) -> Mapping[Quantity, int]:
        """The column of each count."""
        return {one: at for at, one in enumerate(self.quantities)}

    @cached_property
    def true(self) -> Vector:
        """The counts as they are, and by how much each sum is off."""
        amounts = [float(one.amount) for one in self.quantities]
        return np.array([*amounts, *(float(self._off(at)) for at in range(len(self.component.identities)))])

    def least(self, way: Way) -> Vector:
        """The least each count may be, and each sum may be off, for those who suppose something or nothing."""
        return self._least_supposed if way.supposing else self._least

    @cached_property
    def _least_supposed(self) -> Vector:
        floors = (min(1.0, float(one.amount)) if one.of.layer in PRINTED else 0.0 for one in self.quantities)
        return np.array([*floors, *(-float(one.slack) for one in self.component.identities)])

    @cached_property
    def _least(self) -> Vector:
        return np.minimum(self._least_supposed, 0.0)

    @cached_property
    def most(self) -> Vector:
        """The most each count may be, and each sum may be off."""
        top = 2 * max((float(one.amount) for one in self.quantities), default=0.0) + 60
        return np.array([top] * len(self.quantities) + [float(one.slack) for one in self.component.identities])

    @cached_property
    def sums(self) -> csr_array:
        """The sums, a row each: the counts in them, and by how much the sum is off, which is a column of its own."""
        from scipy.sparse import csr_array  # noqa: PLC0415 - heavy, and wanted only where something is withheld

        cells = [
            (row, self.column[q], times) for row, one in enumerate(self.component.identities) for q, times in one.terms
        ]
        cells += [(row, len(self.quantities) + row, -1) for row in range(len(self.component.identities))]
        rows, columns, times = zip(*cells, strict=True) if cells else ((), (), ())
        shape = (len(self.component.identities), len(self.true))
        return csr_array((np.array(times, dtype=float), (rows, columns)), shape=shape)

    def _off(self, at: int) -> float:
        one = self.component.identities[at]
        return float(sum(quantity.amount * times for quantity, times in one.terms) - one.total)

    @cached_property
    def _right(self) -> Vector:
        return np.array([float(one.total) for one in self.component.identities])

    def bound(self, secret: int, way: Way, unknown: Sequence[int]) -> Bound:
        """The most or the least that a count can be, the unknown ones free."""
        from scipy.optimize import linprog  # noqa: PLC0415 - as above

        question = self._question(secret, way, unknown)
        found = linprog(
            question.goal[question.free],
            A_eq=question.sums,
            b_eq=question.right,
            bounds=list(zip(self.least(way)[question.free], self.most[question.free], strict=True)),
            method="highs",
        )
        assert found.status == 0, found.message  # noqa: S101 - the counts as they are agree with every sum
        counts = question.with_free(np.asarray(found.x))
        worth = question.goal - self.sums[question.rows].T @ found.eqlin.marginals
        return Bound(float(counts[secret]), counts, worth)

    def whole_bound(self, secret: int, way: Way, unknown: Sequence[int]) -> Bound:
        """The same in whole numbers; what the other counts are worth for it is not known."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - as above

        question = self._question(secret, way, unknown)
        found = milp(
            question.goal[question.free],
            integrality=np.array([int(at < len(self.quantities) and self._is_whole(at)) for at in unknown]),
            bounds=Bounds(self.least(way)[question.free], self.most[question.free]),
            constraints=LinearConstraint(question.sums, question.right, question.right),
            options={"mip_rel_gap": 0.0},
        )
        counts = question.with_free(np.asarray(found.x))
        return Bound(float(counts[secret]), counts, np.zeros(len(self.true)))

    def _question(self, secret: int, way: Way, unknown: Sequence[int]) -> _Question:
        """The sums that still hold something unknown, with all that is known on their right side."""
        free = np.array(unknown, dtype=np.intp)
        goal, fixed = np.zeros(len(self.true)), self.true.copy()
        goal[secret], fixed[free] = -way.sign, 0.0
        here = self.sums[:, free].toarray()
        rows = np.flatnonzero(np.any(here != 0, axis=1))
        right = (self._right - self.sums @ fixed)[rows]
        return _Question(goal, free, fixed, rows, here[rows], right)

    def _is_whole(self, at: int) -> bool:
        return self.quantities[at].amount.denominator == 1

    def is_whole(self, counts: Vector) -> bool:
        """Whether a set of counts is one of whole numbers."""
        return bool(np.all(np.abs(counts - np.round(counts)) < _NEAR))

    def unknown(self, shown: Collection[Quantity], insider: frozenset[str] = frozenset()) -> list[int]:
        """The columns of what is not known: counts neither printed nor an insider's, and by how much sums are off."""
        counts = (at for at, one in enumerate(self.quantities) if one not in shown and not inside(one, insider))
        loose = (at for at, one in enumerate(self.component.identities) if one.slack)
        return [*counts, *(len(self.quantities) + at for at in loose)]


def inside(one: Quantity, insider: frozenset[str]) -> bool:
    """Whether a count is one of those that the people of some places know of themselves."""
    return one.of.place in insider and one.of.layer in PRINTED
