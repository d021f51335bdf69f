"""The rules of Making Data Count: what is too regular for chance in a series of points about its mean.

Source: NHSRplotthedots 0.2.2, R/ptd_calculate_point_type.R; NHS England, Making Data Count.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

LONG = 7


def trend_ends(values: Sequence[float | None]) -> tuple[int, ...]:
    """Where seven points in a row end that only rise (1) or fall (−1); a tie or a missing number breaks it."""
    steps = [0 if a is None or b is None else (b > a) - (b < a) for a, b in pairwise(values)]
    return _streak_ends([0, *steps][: len(values)], LONG - 1)


def run_ends(sides: Sequence[int]) -> tuple[int, ...]:
    """Where seven points in a row end above (1) or below (−1) the mean; a point on the mean, or missing, breaks it."""
    return _streak_ends(sides, LONG)


def spread_back(ends: Sequence[int]) -> tuple[int, ...]:
    """The sign of each point's row of seven, 0 outside any; where two rows share a point the later one counts."""
    return tuple(next((end for end in ends[i : i + LONG][::-1] if end), 0) for i in range(len(ends)))


def two_of_three(close: Sequence[bool], sides: Sequence[int]) -> tuple[bool, ...]:
    """Whether a point lies in a row of three on one side of the mean of which two or more are close to a limit."""
    starts = [
        sides[i] != 0 and sides[i] == sides[i + 1] == sides[i + 2] and sum(close[i : i + 3]) > 1
        for i in range(len(sides) - 2)
    ]
    return tuple(any(starts[max(0, i - 2) : i + 1]) for i in range(len(sides)))


def _streak_ends(signs: Sequence[int], length: int) -> tuple[int, ...]:
    ends, streak, before = [], 0, 0
    for sign in signs:
        streak = streak + 1 if sign == before else 1
        before = sign
        ends.append(sign if streak >= length else 0)
    return tuple(ends)
