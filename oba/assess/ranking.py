"""A place's rank among the members of a group, where they can be told apart."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from oba.assess.case import Case
from oba.assess.good_sign import good_interval
from oba.assess.interval import compared
from oba.domain.evidence import Figure
from oba.domain.rule import Better


def rank(case: Case, members: tuple[Figure, ...]) -> int | None:
    """The place's rank among the members and itself, 1 for the best; equal numbers share the better rank.

    None when the 95 % intervals of the first and the last, or of any tied with them, touch or overlap, for then the
    order may be chance; and where neither way is better.
    """
    if case.version.direction.better is Better.NONE:
        return None
    every = [(case.good(figure.value or Fraction(0)), figure) for figure in (case.judged, *members)]
    best, worst = max(good for good, _ in every), min(good for good, _ in every)
    firsts = [figure for good, figure in every if good == best]
    lasts = [figure for good, figure in every if good == worst]
    if any(_overlap(case, worst=last, best=first) for first, last in product(firsts, lasts)):
        return None
    return 1 + sum(1 for good, _ in every if good > case.here)


def _overlap(case: Case, worst: Figure, best: Figure) -> bool:
    """Whether two intervals are known and touch or overlap, turned so that more is better."""
    low, high = compared(case, worst), compared(case, best)
    if low is None or high is None:
        return False
    direction = case.version.direction
    return good_interval(low.low, low.high, direction)[1] >= good_interval(high.low, high.high, direction)[0]
