"""A place's rank among the members of a group, where they can be told apart."""

from __future__ import annotations

from fractions import Fraction

from oba.assess.case import Case
from oba.assess.good import good_interval
from oba.assess.interval import compared
from oba.domain.evidence import Figure
from oba.domain.rule import Better


def rank(case: Case, members: tuple[Figure, ...]) -> int | None:
    """The place's rank among the members and itself, 1 for the best; equal numbers share the better rank.

    None when the 95 % intervals of the first and the last touch or overlap, for then the order may be chance; and
    where neither way is better.
    """
    if case.version.direction.better is Better.NONE:
        return None
    every = sorted((case.judged, *members), key=lambda figure: case.good(figure.value or Fraction(0)))
    if _overlap(case, worst=every[0], best=every[-1]):
        return None
    own = case.good(case.value)
    return 1 + sum(1 for figure in members if case.good(figure.value or Fraction(0)) > own)


def _overlap(case: Case, worst: Figure, best: Figure) -> bool:
    """Whether two intervals are known and touch or overlap, turned so that more is better."""
    low, high = compared(case, worst), compared(case, best)
    if low is None or high is None:
        return False
    direction = case.version.direction
    return good_interval(low.low, low.high, direction)[1] >= good_interval(high.low, high.high, direction)[0]
