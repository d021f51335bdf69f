"""Integer programmes: the least and the most that a count can be, and whether all can be beyond a threshold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, inf, isfinite
from typing import TYPE_CHECKING, NamedTuple

from oba.attack.count import Count, Row
from oba.attack.reach import MOST, Ends

if TYPE_CHECKING:
    from scipy.optimize import OptimizeResult
    from scipy.sparse import csr_array

_NODES = 30  # a fixed number of steps, never of seconds
_NEARLY = 1e-5
_INFEASIBLE, _FAILED = 2, 4


@dataclass(frozen=True)
class Found:
    """What a programme found: the counts of a solution, and how far its goal could still go; None where none exists."""

    counts: Mapping[Count, int]
    bound: int


class Programme:
    """The unknowns of rows that belong together, each between its ends; what has one value only is put in as such."""

    def __init__(self, rows: Sequence[Row], ends: Ends) -> None:
        from scipy.sparse import csr_array  # noqa: PLC0415 - heavy, and wanted only where something is withheld

        self.rows, self.ends = rows, ends
        every = dict.fromkeys(count for row in rows for count, _ in row.terms)
        self.unknown = tuple(count for count in every if ends[count][0] < ends[count][1])
        self._at = {count: number for number, count in enumerate(self.unknown)}
        data, columns, starts, low, high = [], [], [0], [], []
        for row in rows:
            settled = sum(factor * ends[count][0] for count, factor in row.terms if count not in self._at)
            scale = max((abs(factor) for count, factor in row.terms if count in self._at), default=1)
            scale = scale if scale > 1000 else 1  # noqa: PLR2004 - so that tolerances mean children
            for count, factor in row.terms:
                if count in self._at:
                    data.append(factor / scale)
                    columns.append(self._at[count])
            starts.append(len(data))
            low.append(-inf if row.least is None else (row.least - settled) / scale)
            high.append(inf if row.most is None else (row.most - settled) / scale)
        self._matrix = csr_array((data, columns, starts), shape=(len(rows), len(self.unknown)))
        self._low, self._high = low, high

    def solve(
        self,
        goal: Mapping[Count, int],
        floors: Mapping[Count, int] | None = None,
        ceilings: Mapping[Count, int] | None = None,
        *,
        whole: bool = True,
    ) -> Found | None:
        """A solution in which the sum of the goal's counts, each times its factor, is as small as can be.

        Unless `whole` also parts of children are allowed, which is told sooner; what is found is then cut to the whole
        children below. None without any solution. Where no step is left it has no counts, and its bound lies on the far
        side, so that nothing is claimed that was not proved.
        """
        floors, ceilings = floors or {}, ceilings or {}
        lows = [max(self.ends[count][0], floors.get(count, 0)) for count in self.unknown]
        highs = [min(self.ends[count][1], ceilings.get(count, MOST)) for count in self.unknown]
        if any(low > high for low, high in zip(lows, highs, strict=True)):
            return None
        costs = [float(goal.get(count, 0)) for count in self.unknown]
        asked = _Asked(costs, lows, highs, self._matrix, self._low, self._high)
        found = _solved(asked, whole=whole)
        if found.status == _INFEASIBLE:
            return None
        bound = found.mip_dual_bound if whole else found.fun
        far = sum(factor * self.ends[count][factor < 0] for count, factor in goal.items())
        return Found(self._counts(found), far if bound is None or not isfinite(bound) else max(far, _up(bound)))

    def spread(self, counts: Sequence[Count], to: int, way: int, *, whole: bool = True) -> Mapping[Count, int] | None:
        """A solution in which as many of some counts as can be come up to a number, or (`way` -1) down to it.

        Each has a column of its own beside it that follows it as far as the number. None without any solution.
        """
        from scipy.sparse import csr_array  # noqa: PLC0415 - as above

        every, matrix = len(self.unknown), self._matrix
        data, columns, starts = matrix.data.tolist(), matrix.indices.tolist(), matrix.indptr.tolist()
        for number, count in enumerate(counts):
            data += [way, -way]
            columns += [self._at[count], every + number]
            starts.append(len(data))
        lows, highs = map(list, zip(*(self.ends[count] for count in self.unknown), strict=True))
        more = len(counts)
        asked = _Asked(
            [0.0] * every + [float(-way)] * more,
            lows + [0 if way > 0 else to] * more,
            highs + [to if way > 0 else MOST] * more,
            csr_array((data, columns, starts), shape=(len(self._low) + more, every + more)),
            self._low + [0.0] * more,
            self._high + [inf] * more,
        )
        found = _solved(asked, whole=whole)
        return None if found.status == _INFEASIBLE else self._counts(found)

    def _counts(self, found: OptimizeResult) -> Mapping[Count, int]:
        if found.x is None:
            return {}
        return {c: floor(x + _NEARLY) for c, x in zip(self.unknown, found.x, strict=False)}


class _Asked(NamedTuple):
    """What is to be made least, between which ends each column lies, and the sums with their ends."""

    costs: list[float]
    lows: list[int]
    highs: list[int]
    matrix: csr_array
    least: list[float]
    most: list[float]


def _solved(asked: _Asked, *, whole: bool) -> OptimizeResult:
    """What the solver makes of it, in a fixed number of steps.

    Columns beside the unknowns are whole where these are: of a mixture the solver prints lines of its own. Where it
    fails after it made a problem smaller, it is given the whole of it.
    """
    found = _tried(asked, whole=whole)
    return _tried(asked, whole=whole, presolve=False) if found.status == _FAILED else found


def _tried(asked: _Asked, *, whole: bool, presolve: bool = True) -> OptimizeResult:
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - as above

    return milp(
        c=asked.costs,
        integrality=[1 if whole else 0 for _ in asked.costs],
        bounds=Bounds(asked.lows, asked.highs),
        constraints=LinearConstraint(asked.matrix, asked.least, asked.most),
        options={"node_limit": _NODES, "mip_rel_gap": 0, "presolve": presolve},
    )


def _up(bound: float) -> int:
    """A bound as the nearest whole number that it allows."""
    whole = round(bound)
    if abs(bound - whole) <= _NEARLY * max(1.0, abs(bound) / MOST):
        return whole
    return int(bound // 1) + 1
