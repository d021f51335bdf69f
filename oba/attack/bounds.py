"""Bounds: how small and how large every count can be, by integer programming where one sum at a time does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from oba.attack.component import components
from oba.attack.count import Count, Quantity, Row
from oba.attack.lattice import possible_ends, shares
from oba.attack.programme import Found, Programme
from oba.attack.reach import ENDLESS, Ends, Impossible, narrowed, reach

Interval = tuple[int, int]
_FAR = 2  # thresholds from which on it does not matter that children are whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The counts of children to be bounded, those of them that are withheld, and the count from which one is no secret.

    With `near` only what shares unknowns with those counts is looked at.
    """

    counts: frozenset[Count]
    withheld: frozenset[Count]
    threshold: int
    near: frozenset[Count] | None = None


def bounded(rows: Sequence[Row], watch: Watch, floors: Mapping[Count, int] | None = None) -> dict[Count, Interval]:
    """The ends of the watched counts, none below its floor, as far as these may be small.

    Every withheld one has its ends, exact where it stays below the threshold; of one that can be as large it is only
    told whether it can be 1 or less. Others are left out where they can be as large as the threshold. Raises
    Impossible where a row cannot hold, or the rows that belong together cannot hold at once.
    """
    ends = possible_ends(rows, reach(rows, floors))
    settled = {count for count, (low, high) in ends.items() if low == high}
    near = watch.near
    found = {one: ends[one] for one in watch.counts if one in settled and (near is None or one in near)}
    for part in components(rows, settled):
        here = dict.fromkeys(count for row in part for count, _ in row.terms)
        wanted = [count for count in here if count in watch.counts and count not in settled]
        if wanted and (near is None or not near.isdisjoint(here)):
            found |= _of_component(part, ends, wanted, watch)
    return found


def solvable(rows: Sequence[Row]) -> bool:
    """Whether there are numbers that fit all rows at once."""
    try:
        ends = possible_ends(rows, reach(rows))
    except Impossible:
        return False
    settled = {count for count, (low, high) in ends.items() if low == high}
    return all(Programme(part, ends).solve({}) is not None for part in components(rows, settled))


def _of_component(rows: Sequence[Row], ends: Ends, wanted: Sequence[Count], watch: Watch) -> dict[Count, Interval]:
    """Each count's ends, first as if there were parts of children, which is told sooner.

    What comes near the threshold so is asked again in whole children, and everything where there are sums only, as
    whole children are then told as soon.
    """
    hidden = any(count in watch.withheld for count in wanted)
    if not hidden and _is_boundless(rows, ends):
        return {}
    programme, far = Programme(rows, ends), watch.threshold * _FAR
    if not hidden and programme.solve({}, dict.fromkeys(wanted, far), whole=False) is not None:
        return {}
    if not shares(rows):
        return dict(_each(_Witnessed(programme, wanted), ends, watch.threshold))
    found = dict(_each(_Witnessed(programme, wanted, whole=False), ends, far))
    closer = possible_ends(rows, narrowed(rows, ends | {one: it for one, it in found.items() if it[1] < far}))
    near = [one for one in wanted if found[one][1] < far and closer[one][0] < closer[one][1]]
    told = {one: closer[one] for one in wanted if found[one][1] < far}
    return found | told | dict(_each(_Witnessed(Programme(rows, closer), near), closer, watch.threshold))


def _is_boundless(rows: Sequence[Row], ends: Ends) -> bool:
    """Whether all is about one number of which nothing but its value is known: its counts may be any multiple."""
    unknown = {count for row in rows for count, _ in row.terms}
    whole = [count for count in unknown if count.quantity is Quantity.CHILDREN]
    return len({(one.of, one.version, one.beyond) for one in unknown}) == 1 and all(
        ends[one][1] >= ENDLESS for one in whole
    )


@dataclass(frozen=True)
class _Witnessed:
    """The least and the most of each count among the solutions seen so far."""

    programme: Programme
    wanted: Sequence[Count]
    whole: bool = True
    least: dict[Count, int] = field(default_factory=dict)
    most: dict[Count, int] = field(default_factory=dict)

    def solve(self, goal: Mapping[Count, int], **beyond: Mapping[Count, int]) -> Found | None:
        """Ask for a solution, and note what it shows of every count."""
        found = self.programme.solve(goal, **beyond, whole=self.whole)
        for count in self.wanted if found and found.counts else ():
            value = found.counts[count] if found else 0
            self.least[count] = min(self.least.get(count, value), value)
            self.most[count] = max(self.most.get(count, value), value)
        return found


def _each(seen: _Witnessed, ends: Ends, threshold: int) -> Iterator[tuple[Count, Interval]]:
    """Each count's ends; what a solution for one shows of the others is not asked again.

    Whether there is a solution is easier to tell than which is the best, so that is asked first.
    """
    if not seen.wanted:
        return
    if seen.solve({}) is None:
        raise Impossible(seen.programme.rows[0])
    seen.solve({}, floors={one: threshold for one in seen.wanted if ends[one][1] >= threshold})
    for quantity in Quantity:
        seen.solve({}, ceilings={one: 1 for one in seen.wanted if one.quantity is quantity and ends[one][0] <= 1})
    for count in seen.wanted:
        yield count, _ends_of(seen, count, ends[count], threshold)


def _ends_of(seen: _Witnessed, count: Count, ends: Interval, threshold: int) -> Interval:
    """The ends of one count: exact where it stays below the threshold, else whether it can be 1 or less.

    What cannot be told in so many steps is taken to be possible.
    """
    low, high = ends
    if high >= threshold > seen.most.get(count, -1):
        found = seen.solve({}, floors={count: threshold})
        if found and not found.counts:
            seen.most[count] = threshold
    if seen.most.get(count, -1) >= threshold:
        if low <= 1 < seen.least.get(count, low) and seen.solve({}, ceilings={count: 1}) is None:
            low = 2
        return low, seen.most[count]
    smallest, largest = seen.solve({count: 1}), seen.solve({count: -1})
    return max(low, smallest.bound if smallest else low), min(high, -largest.bound if largest else high)
