"""Reach: between which whole numbers each count can lie, as far as one sum at a time tells."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

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
    return narrowed(rows, ends)


def narrowed(rows: Sequence[Row], ends: Ends) -> Ends:
    """The same ends, moved inwards by what every row tells, until none tells more."""
    touching: dict[Count, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for count, _ in row.terms:
            touching[count].append(number)
    waiting, queued, looked = deque(range(len(rows))), [True] * len(rows), [0] * len(rows)
    while waiting:
        number = waiting.popleft()
        queued[number] = False
        looked[number] += 1
        for count in _pull(rows[number], ends):
            for other in touching[count]:
                if not queued[other] and looked[other] < _ROUNDS:
                    queued[other] = True
                    waiting.append(other)
    return ends


class _Sides(NamedTuple):
    """The least and the most that the terms of a row come to."""

    low: int
    high: int


def _side(factor: int, ends: tuple[int, int]) -> _Sides:
    low, high = factor * ends[0], factor * ends[1]
    return _Sides(low, high) if factor > 0 else _Sides(high, low)


def _pull(row: Row, ends: Ends) -> list[Count]:
    """Move the ends of a row's counts inwards; those that moved."""
    sides = [_side(factor, ends[count]) for count, factor in row.terms]
    low, high = sum(one.low for one in sides), sum(one.high for one in sides)
    if (row.most is not None and low > row.most) or (row.least is not None and high < row.least):
        raise Impossible(row)
    moved = []
    for (count, factor), side in zip(row.terms, sides, strict=True):
        most = None if row.most is None else row.most - (low - side.low)
        least = None if row.least is None else row.least - (high - side.high)
        new = _kept(ends[count], factor, least, most)
        if new[0] > new[1]:
            raise Impossible(row)
        if new != ends[count]:
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
