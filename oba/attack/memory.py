"""Memory: what has been asked of rows that hang together, and what came of it, whatever their counts are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from oba.attack.count import Count, Row
from oba.attack.reach import Ends

Interval = tuple[int, int]
Answer = tuple[Interval, ...]


@dataclass(frozen=True)
class Question:
    """Between which ends the wanted counts lie, by rows of which every count is open; whether one is `hidden`."""

    rows: tuple[Row, ...]
    ends: Ends
    wanted: Sequence[Count]
    threshold: int
    hidden: bool

    @cached_property
    def key(self) -> tuple[object, ...]:
        """Everything that decides the answer; counts are told apart by their order, not by their names."""
        at: dict[Count, int] = {}
        rows = tuple(
            (tuple((at.setdefault(count, len(at)), factor) for count, factor in row.terms), row.least, row.most)
            for row in self.rows
        )
        wanted = tuple((at[one], one.quantity.value) for one in self.wanted)
        return self.threshold, self.hidden, wanted, rows, tuple(self.ends[one] for one in at)


@dataclass(frozen=True)
class Memory:
    """The answers found so far; empty where nothing can be told to be small."""

    here: dict[tuple[object, ...], Answer] = field(default_factory=dict)

    def get(self, asked: Question) -> Answer | None:
        """The answer, if it was found before."""
        return self.here.get(asked.key)

    def __setitem__(self, asked: Question, found: Answer) -> None:
        self.here[asked.key] = found
