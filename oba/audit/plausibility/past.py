"""What a number is held against: the last numbers before it, or those of others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

ENOUGH, MOST = 3, 5


class Past(NamedTuple):
    """The numbers that one is held against: how many, the middle one, the smallest and the largest.

    All are whole multiples of one small unit, as is the number held against them, so that they compare exactly and
    fast. Each is an even multiple, as the middle of two may lie between them.
    """

    size: int
    median: int
    smallest: int
    largest: int

    def within(self, factor: int) -> bool:
        """Whether all are above 0 and the largest at most so many times the smallest."""
        return 0 < self.largest <= factor * self.smallest


def past(numbers: Iterable[int]) -> Past:
    """The past that some numbers make, at least one."""
    ordered = sorted(numbers)
    count = len(ordered)
    median = (ordered[(count - 1) // 2] + ordered[count // 2]) // 2
    return Past(count, median, ordered[0], ordered[-1])
