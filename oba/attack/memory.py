"""Memory: what has been asked of rows that hang together, and what came of it, whatever their counts are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from oba.attack.count import Count, Row
from oba.attack.reach import Ends
from oba.domain.kept import Kept, Unkept

KIND = "bound"
_AS_TOLD, _MORE, _MORE_IS = b"=", b"+", 2
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
    def digest(self) -> str:
        """The digest of everything that decides the answer; counts go by their order, not by their names."""
        at: dict[Count, int] = {}
        rows = [
            ([(at.setdefault(count, len(at)), factor) for count, factor in row.terms], row.least, row.most)
            for row in self.rows
        ]
        wanted = [(at[one], one.quantity.value) for one in self.wanted]
        every = self.threshold, self.hidden, wanted, rows, [self.ends[one] for one in at]
        return sha256(repr(every).encode()).hexdigest()


@dataclass(frozen=True)
class Memory:
    """The answers found so far, and behind them what was kept of earlier attacks.

    An answer is empty where nothing can be told to be small. Only what is well hidden is kept, and without its ends:
    of each count no more than whether it can be 1 or less.
    """

    kept: Kept = field(default_factory=Unkept)
    here: dict[str, Answer] = field(default_factory=dict)

    def get(self, asked: Question) -> Answer | None:
        """The answer, if it was found before."""
        if asked.digest not in self.here and (content := self.kept.get(KIND, asked.digest)) is not None:
            self.here[asked.digest] = _read(content, asked)
        return self.here.get(asked.digest)

    def __setitem__(self, asked: Question, found: Answer) -> None:
        self.here[asked.digest] = found
        content = _written(found, asked)
        if found == _read(content, asked):
            self.kept.keep(KIND, asked.digest, content)


def _written(found: Answer, asked: Question) -> bytes:
    """A sign for each count: whether the least that it can be is what sums told, or could be shown to be more."""
    least = (asked.ends[count][0] for count in asked.wanted)
    return b"".join(_AS_TOLD if low == told else _MORE for (low, _), told in zip(found, least, strict=False))


def _read(content: bytes, asked: Question) -> Answer:
    signs = zip(asked.wanted, content, strict=False)
    return tuple((asked.ends[one][0] if sign == _AS_TOLD[0] else _MORE_IS, asked.threshold) for one, sign in signs)
