"""Bounds: how small and how large every count can be, by integer programming where one sum at a time does not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from oba.attack.component import components
from oba.attack.count import Count, Quantity, Row
from oba.attack.programme import Found, Programme
from oba.attack.reach import ENDLESS, Ends, Impossible, reach

Interval = tuple[int, int]


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

    Every withheld one has its ends, exact as far as a threshold asks: one that can be at most 1 and at least the
    threshold is not followed further. Others are left out where they can be as large as the threshold. Raises
    Impossible where a row cannot hold, or the rows that belong together cannot hold at once.
    """
    ends = reach(rows, floors)
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
        ends = reach(rows)
    except Impossible:
        return False
    settled = {count for count, (low, high) in ends.items() if low == high}
    return all(Programme(part, ends).solve({}) is not None for part in components(rows, settled))


def _of_component(rows: Sequence[Row], ends: Ends, wanted: Sequence[Count], watch: Watch) -> dict[Count, Interval]:
    hidden = any(count in watch.withheld for count in wanted)
    if not hidden and _is_boundless(rows, ends):
        return {}
    programme = Programme(rows, ends)
    if not hidden and programme.beyond(wanted, watch.threshold):
        return {}
    return dict(_each(programme, _Witnessed(wanted), ends, watch.threshold))


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

    wanted: Sequence[Count]
    least: dict[Count, int] = field(default_factory=dict)
    most: dict[Count, int] = field(default_factory=dict)

    def note(self, found: Found | None) -> None:
        for count in self.wanted if found and found.counts else ():
            value = found.counts[count] if found else 0
            self.least[count] = min(self.least.get(count, value), value)
            self.most[count] = max(self.most.get(count, value), value)


def _each(programme: Programme, seen: _Witnessed, ends: Ends, threshold: int) -> Iterator[tuple[Count, Interval]]:
    """Each count's ends; what a solution for one shows of the others is not asked again."""
    for goal in _goals(seen.wanted):
        if (found := programme.solve(goal)) is None:
            raise Impossible(programme.rows[0])
        seen.note(found)
    for count in seen.wanted:
        low, high = ends[count]
        if (least := seen.least.get(count)) is None or least > max(1, low):
            found = programme.least(count)
            seen.note(found)
            least = max(low, found.bound) if found else low
        if (most := seen.most.get(count)) is None or most < min(threshold, high):
            found = programme.most(count)
            seen.note(found)
            most = min(high, -found.bound) if found else high
        yield count, (least, most)


def _goals(counts: Iterable[Count]) -> Iterator[Mapping[Count, int]]:
    """All as small, and all as large, as can be: one solution shows much at once."""
    every = tuple(counts)
    yield dict.fromkeys(every, 1)
    yield dict.fromkeys(every, -1)
