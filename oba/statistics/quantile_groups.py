"""Places in groups of equal size by their rank."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import ceil, floor

from oba.statistics.known import is_known


def quantile_groups(
    values: Sequence[float | None], groups: int, *, highest_first: bool = False
) -> tuple[int | None, ...]:
    """The group of each number, 1 for the lowest (or the highest): tenths, fifths, quarters.

    Equal numbers share the first rank among them and so the group. With N known numbers and k groups the group is
    ⌊(k + 1) − ⌈((N + 1) − rank) ÷ (N ÷ k)⌉⌋, and 1 where that is 0; divided in this order, or numbers on an edge would
    fall otherwise. A missing number has no group, and nothing has one when there are more groups than numbers.

    Source: PHEindicatormethods 2.1.0, R/Quantiles.R.
    """
    if groups < 1:
        raise ValueError("there is at least one group")
    ordered = sorted(value for value in values if is_known(value))
    size = len(ordered)
    if size < groups:
        return (None,) * len(values)

    def group(value: float) -> int:
        rank = size - bisect_right(ordered, value) if highest_first else bisect_left(ordered, value)
        return max(1, floor((groups + 1) - ceil((size - rank) / (size / groups))))

    return tuple(group(value) if is_known(value) else None for value in values)
