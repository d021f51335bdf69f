"""Bands: how a value is rated against an aim, and how far it lies from the next change of rating."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import ceil

from oba.assess.good_sign import good_signed
from oba.domain.finding import Answer
from oba.domain.plan import Policy
from oba.domain.rule import Amber, Direction, Within
from oba.domain.target import Aim

WORST_FIRST = (Answer.RED, Answer.AMBER, Answer.GREEN)


@dataclass(frozen=True, kw_only=True)
class Bands:
    """The bands of a rule for one period and place: the aim that is green, and what is still amber.

    Numbers are compared with so many decimals under the policy.
    """

    aim: Aim
    amber: Amber | None
    direction: Direction
    policy: Policy
    decimals: int

    def rate(self, value: Fraction) -> Answer:
        """Green when the aim is met, amber when not met but within the allowance, its edge included, else red."""
        seen = self.seen(value)
        if self.aim.met_by(seen):
            return Answer.GREEN
        return Answer.AMBER if self._is_amber(seen) else Answer.RED

    def seen(self, value: Fraction) -> Fraction:
        """A value as it is compared."""
        return self.policy.seen(value, self.decimals)

    def shortfall(self, value: Fraction) -> Fraction:
        """How far a value falls short of the aim, good-signed: positive when short, negative when beyond."""
        seen = self.seen(value)
        edge = self.aim.nearest_to(seen)
        return good_signed(edge, self.direction) - good_signed(seen, self.direction)

    def edges(self) -> tuple[Fraction, ...]:
        """Every number at which the rating can change, in order."""
        ends = (self.aim.low, self.aim.high, *self._amber_ends)
        return tuple(sorted({end for end in ends if end is not None}))

    def amber_edge(self, value: Fraction) -> Fraction | None:
        """The last amber number on the side of the aim where a value lies, or would fall short; None without amber."""
        ends = [end for end in self._amber_ends if end is not None]
        return min(ends, key=lambda end: abs(end - value)) if ends else None

    @cached_property
    def _amber_ends(self) -> tuple[Fraction | None, Fraction | None]:
        """The outer edges of amber below and above the aim, as compared."""
        if self.amber is None:
            return None, None
        if self.amber.aim is not None:
            return self.amber.aim.low, self.amber.aim.high
        low, high = self.aim.low, self.aim.high
        return (
            None if low is None else low - self._allowance(low),
            None if high is None else high + self._allowance(high),
        )

    def _allowance(self, edge: Fraction) -> Fraction:
        """How far short of an edge is still amber, as compared."""
        amount = self.amber.amount if self.amber else Fraction(0)
        percent = self.amber is not None and self.amber.within is Within.PERCENT
        return self.seen(amount * abs(edge) / 100 if percent else amount)

    def _is_amber(self, seen: Fraction) -> bool:
        if self.amber is None:
            return False
        if self.amber.aim is not None:
            return self.amber.aim.met_by(seen)
        low, high = self._amber_ends
        return (low is None or seen >= low) and (high is None or seen <= high)


def probe_points(edges: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """One point in every stretch before, between and beyond some edges, and each edge in its place between them.

    Enough to prove a rating on; 0 where there are no edges.
    """
    if not edges:
        return (Fraction(0),)
    between = [(one + other) / 2 for one, other in pairwise(edges)]
    beyond = zip(edges, [*between, edges[-1] + 1], strict=True)
    return (edges[0] - 1, *(point for both in beyond for point in both))


def nearest_change(bands: Bands, value: Fraction) -> tuple[Fraction, Answer] | None:
    """How far a value lies from the nearest edge at or beyond which its rating differs, and that rating.

    A tie goes to the worse rating; None when no other rating can occur.
    """
    return nearest(bands.rate, bands.edges(), bands.seen(value))


def nearest(
    rate: Callable[[Fraction], Answer], edges: tuple[Fraction, ...], at: Fraction
) -> tuple[Fraction, Answer] | None:
    """How far a point lies from the nearest of the edges, in order, where a rating changes, and the rating there."""
    here, ratings = rate(at), [rate(point) for point in probe_points(edges)]
    found = []
    for place, edge in zip(range(1, len(ratings), 2), edges, strict=True):
        gap = edge - at
        beyond = {ratings[place + way] for way in (-1, 1) if way * gap.numerator >= 0}
        other = (beyond | {ratings[place]}) - {here}
        found += [(abs(gap), WORST_FIRST.index(rating), rating) for rating in other]
    return (min(found)[0], min(found)[2]) if found else None


def fewest_children(bands: Bands, numerator: Fraction, denominator: Fraction, per: Fraction) -> int | None:
    """The smallest whole number of children, more or fewer in the numerator, that changes the rating.

    None when no numerator between 0 and the denominator does.
    """
    counts = [_first_change(bands, numerator, denominator, per, way) for way in (-1, 1)]
    return min((count for count in counts if count is not None), default=None)


def _first_change(bands: Bands, numerator: Fraction, denominator: Fraction, per: Fraction, way: int) -> int | None:
    """The fewest children one way that change the rating.

    It can change only for good up to the last child short of the aim, and from the first at or past it; that child may
    have leapt over the aim, and over amber on its way.
    """

    def changed(children: int) -> bool:
        return bands.rate((numerator + way * children) * each) is not here

    each = per / denominator
    here, value = bands.rate(numerator * each), numerator * each
    room = int(numerator if way < 0 else denominator - numerator)
    to_aim = ceil(way * (bands.aim.nearest_to(value) - value) * denominator / per)
    same = 0
    for reach in (to_aim - 1, to_aim, room):
        if same < reach <= room:
            if changed(reach):
                return _first_between(changed, same, reach)
            same = reach
    return None


def _first_between(changed: Callable[[int], bool], low: int, high: int) -> int:
    """The first step that changes something, after one that does not and up to one that does."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if changed(middle) else (middle, high)
    return high
