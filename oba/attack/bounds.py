"""Bounds: how small and how large every count can be, by integer programming where one sum at a time does not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from oba.attack.component import components
from oba.attack.count import Count, Quantity, Row
from oba.attack.lattice import Lattice, shares
from oba.attack.memory import Interval, Memory, Question
from oba.attack.programme import Found, Programme
from oba.attack.reach import ENDLESS, MOST, Ends, Impossible, counts_of

_FAR = 2  # thresholds from which on it does not matter that children are whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The counts of children to be bounded, those of them withheld, and the count from which one is no secret."""

    counts: frozenset[Count]
    withheld: frozenset[Count]
    threshold: int


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that hang together, between which ends anybody can tell their counts, and what of them is still open.

    What is `open` hangs together by counts of which more than one value is possible.
    """

    rows: tuple[Row, ...]
    ends: Ends
    open: tuple[Lattice, ...]


def parts(rows: Sequence[Row]) -> tuple[Part, ...]:
    """The parts of a system; raises Impossible where a row cannot hold."""
    return tuple(map(_part, components(rows)))


def _part(rows: tuple[Row, ...]) -> Part:
    ends = Lattice(rows).possible(dict.fromkeys(counts_of(rows), (0, MOST)))
    return Part(rows, ends, tuple(map(Lattice, components(rows, _settled(ends)))))


def _settled(ends: Ends) -> frozenset[Count]:
    return frozenset(count for count, (low, high) in ends.items() if low == high)


def bounded(system: Iterable[Part], watch: Watch, solved: Memory | None = None) -> dict[Count, Interval]:
    """The ends of the watched counts, as far as these may be small.

    Every withheld one has its ends, exact where it stays below the threshold; of one that can be as large it is only
    told whether it can be 1 or less. Others are left out where they can be as large as the threshold. Raises
    Impossible where the rows that belong together cannot hold at once. What was `solved` before is not solved again.
    """
    found: dict[Count, Interval] = {}
    for part in system:
        found |= {one: part.ends[one] for one in _settled(part.ends) & watch.counts}
        for rows in part.open:
            found |= _of_component(rows.rows, part.ends, watch, solved or Memory())
    return found


def bounded_beside(
    part: Part, more: Mapping[Count, Interval], watch: Watch, solved: Memory | None = None
) -> dict[Count, Interval]:
    """The same for somebody who knows more of some counts, of what hangs together with a withheld one and is open.

    Raises Impossible where what he knows cannot be.
    """
    found: dict[Count, Interval] = {}
    if any(one in part.ends and not _meet(part.ends[one], its) for one, its in more.items()):
        raise Impossible(part.rows[0])
    for rows in part.open:
        told = [one for one in rows.of if one in more and part.ends[one] != _both(part.ends[one], more[one])]
        if told and not watch.withheld.isdisjoint(rows.of):
            ends = {one: part.ends[one] for one in rows.of} | {one: _both(part.ends[one], more[one]) for one in told}
            rows.possible(ends, told)
            settled = _settled(ends)
            found |= {one: ends[one] for one in rows.of if one in settled and one in watch.withheld}
            for fewer in components(rows.rows, settled):
                if any(count in watch.withheld for row in fewer for count, _ in row.terms):
                    found |= _of_component(fewer, ends, watch, solved or Memory())
    return found


def _both(one: Interval, other: Interval) -> Interval:
    return max(one[0], other[0]), min(one[1], other[1])


def _meet(one: Interval, other: Interval) -> bool:
    low, high = _both(one, other)
    return low <= high


def solvable(rows: Sequence[Row]) -> bool:
    """Whether there are numbers that fit all rows at once."""
    try:
        system = parts(rows)
    except Impossible:
        return False
    return all(Programme(one.rows, part.ends).solve({}) is not None for part in system for one in part.open)


def _of_component(rows: Sequence[Row], ends: Ends, watch: Watch, solved: Memory) -> dict[Count, Interval]:
    """The ends of what is watched in rows that hang together; nothing where none of it can be told to be small."""
    here = [count for count in counts_of(rows) if ends[count][0] < ends[count][1]]
    wanted = [count for count in here if count in watch.counts]
    hidden = any(count in watch.withheld for count in wanted)
    if not wanted or (not hidden and _is_boundless(rows, ends)):
        return {}
    asked = Question(tuple(_open(row, ends) for row in rows), ends, wanted, watch.threshold, hidden=hidden)
    if (found := solved.get(asked)) is None:
        solved[asked] = found = _answered(asked)
    return dict(zip(wanted, found, strict=True)) if found else {}


def _open(row: Row, ends: Ends) -> Row:
    """A row without the counts that are settled."""
    there = sum(factor * ends[count][0] for count, factor in row.terms if ends[count][0] == ends[count][1])
    terms = tuple((count, factor) for count, factor in row.terms if ends[count][0] < ends[count][1])
    least, most = (None if end is None else end - there for end in (row.least, row.most))
    return Row(terms, least, most, row.why)


def _answered(asked: Question) -> tuple[Interval, ...]:
    """Each count's ends, first as if there were parts of children, which is told sooner.

    What comes near the threshold so is asked again in whole children, and everything where there are sums only, as
    whole children are then told as soon.
    """
    rows, ends, wanted, threshold = asked.rows, asked.ends, asked.wanted, asked.threshold
    programme, far = Programme(rows, ends), threshold * _FAR
    if not asked.hidden and programme.solve({}, dict.fromkeys(wanted, far), whole=False) is not None:
        return ()
    if not shares(rows):
        found = dict(_each(_Witnessed(programme, wanted), ends, threshold))
    else:
        found = dict(_each(_Witnessed(programme, wanted, whole=False), ends, far))
        closer = {one: ends[one] for row in rows for one, _ in row.terms}
        closer |= {one: it for one, it in found.items() if it[1] < far}
        Lattice(rows).possible(closer)
        near = [one for one in wanted if found[one][1] < far and closer[one][0] < closer[one][1]]
        found |= {one: closer[one] for one in wanted if found[one][1] < far}
        found |= dict(_each(_Witnessed(Programme(rows, closer), near), closer, threshold))
    return tuple((found[one][0], min(found[one][1], threshold)) for one in wanted)


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
        self._note(found.counts if found else {})
        return found

    def spread(self, counts: Sequence[Count], to: int, way: int) -> None:
        """Ask for solutions until no more of some counts come up to a number, or (`way` -1) down to it."""
        left = [count for count in counts if not self._reached(count, to, way)]
        while left:
            self._note(self.programme.spread(left, to, way, whole=self.whole) or {})
            before, left = left, [count for count in left if not self._reached(count, to, way)]
            if len(left) == len(before):
                return

    def _reached(self, count: Count, to: int, way: int) -> bool:
        return self.most.get(count, -1) >= to if way > 0 else self.least.get(count, to + 1) <= to

    def _note(self, counts: Mapping[Count, int]) -> None:
        for count in self.wanted if counts else ():
            value = counts[count]
            self.least[count] = min(self.least.get(count, value), value)
            self.most[count] = max(self.most.get(count, value), value)


def _each(seen: _Witnessed, ends: Ends, threshold: int) -> Iterator[tuple[Count, Interval]]:
    """Each count's ends; what a solution for one shows of the others is not asked again.

    Where shares bind whole children, whether there is a solution is easier to tell than which is the best.
    """
    if not seen.wanted:
        return
    large = [one for one in seen.wanted if ends[one][1] >= threshold]
    small = [one for one in seen.wanted if ends[one][0] <= 1]
    if seen.whole and shares(seen.programme.rows):
        seen.solve({}, floors=dict.fromkeys(large, threshold))
        for quantity in Quantity:
            seen.solve({}, ceilings=dict.fromkeys([one for one in small if one.quantity is quantity], 1))
    else:
        seen.spread(large, threshold, 1)
        seen.spread(small, 1, -1)
    if not seen.most and seen.solve({}) is None:
        raise Impossible(seen.programme.rows[0])
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
