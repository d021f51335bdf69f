"""Reach: between which whole numbers each count can lie, as far as one sum at a time tells."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from oba.attack.count import Count, Row

MOST = 10_000_000  # more children than any plan's
ENDLESS = MOST // 1000  # from here on an end says nothing
_ROUNDS = 60  # how often a row is looked at again: ends that creep are left where they are
Ends = dict[Count, tuple[int, int]]


class Impossible(Exception):  # noqa: N818 - it says what the rows are
    """No numbers fit a row, with what it rests on."""

    def __init__(self, row: Row) -> None:
        super().__init__(row.why)
        self.row = row


def counts_of(rows: Iterable[Row]) -> dict[Count, None]:
    """Every count that rows speak of, in their order."""
    return {count: None for row in rows for count, _ in row.terms}


def reach(rows: Sequence[Row], floors: Mapping[Count, int] | None = None) -> Ends:
    """The ends of every count, from 0 or its floor; raises Impossible where some row cannot hold."""
    floors = floors or {}
    ends = {count: (floors.get(count, 0), MOST) for count in counts_of(rows)}
    return Sums(tuple(rows)).narrowed(ends)


@dataclass(frozen=True)
class Sums:
    """Rows, and for each count those that it stands in."""

    rows: tuple[Row, ...]

    @cached_property
    def of(self) -> Mapping[Count, list[int]]:
        """The rows, by their numbers, that each count stands in."""
        found: dict[Count, list[int]] = {}
        for number, row in enumerate(self.rows):
            for count, _ in row.terms:
                found.setdefault(count, []).append(number)
        return found

    def narrowed(self, ends: Ends, moved: Iterable[Count] | None = None) -> Ends:
        """The same ends, moved inwards by what every row tells, until none tells more.

        Where it is known which ends have `moved` since, only what hangs on these is looked at.
        """
        first = range(len(self.rows)) if moved is None else dict.fromkeys(row for one in moved for row in self.of[one])
        waiting, looked = deque(first), [0] * len(self.rows)
        queued = set(waiting)
        while waiting:
            number = waiting.popleft()
            queued.discard(number)
            looked[number] += 1
            for count in _pull(self.rows[number], ends):
                for other in self.of[count]:
                    if other not in queued and looked[other] < _ROUNDS:
                        queued.add(other)
                        waiting.append(other)
        return ends


def _pull(row: Row, ends: Ends) -> list[Count]:
    """Move the ends of a row's counts inwards; those that moved."""
    low = high = 0
    for count, factor in row.terms:
        first, last = ends[count]
        low += factor * (first if factor > 0 else last)
        high += factor * (last if factor > 0 else first)
    holds = (row.most is None or high <= row.most) and (row.least is None or low >= row.least)
    return [] if holds else _pulled(row, ends, low, high)


def _pulled(row: Row, ends: Ends, low: int, high: int) -> list[Count]:
    """The counts whose ends are moved by a row that comes to `low` at least and to `high` at most."""
    if (row.most is not None and low > row.most) or (row.least is not None and high < row.least):
        raise Impossible(row)
    most = None if row.most is None else row.most - low
    least = None if row.least is None else row.least - high
    moved = []
    for count, factor in row.terms:
        old = ends[count]
        side = (factor * old[0], factor * old[1]) if factor > 0 else (factor * old[1], factor * old[0])
        new = _kept(old, factor, None if least is None else least + side[1], None if most is None else most + side[0])
        if new[0] > new[1]:
            raise Impossible(row)
        if new != old:
            ends[count] = new
            moved.append(count)
    return moved


def _kept(ends: tuple[int, int], factor: int, least: int | None, most: int | None) -> tuple[int, int]:
    """The ends of a count, `factor` times which lies between two others."""
    if factor < 0:
        factor, least, most = -factor, None if most is None else -most, None if least is None else -least
    low = ends[0] if least is None else max(ends[0], -((-least) // factor))
    high = ends[1] if most is None else min(ends[1], most // factor)
    return low, high
