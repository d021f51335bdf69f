"""Bands: how a number, or an interval, is rated against an aim."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import pairwise

from oba.assess.edges import Edges
from oba.assess.good_sign import good_signed
from oba.domain.finding import Answer
from oba.domain.measure import Measure
from oba.domain.number import unit_of_last_decimal
from oba.domain.plan import Compare, Policy
from oba.domain.rule import Amber, Direction, Version, Within
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
        """A value as compared."""
        return self.policy.seen(value, self.decimals)

    @property
    def unit(self) -> Fraction:
        """The smallest step between two numbers that are printed."""
        return unit_of_last_decimal(self.decimals)

    def shortfall(self, value: Fraction) -> Fraction:
        """How far a value falls short of the aim, good-signed: positive when short, negative when beyond."""
        seen = self.seen(value)
        edge = self.aim.nearest_to(seen)
        return good_signed(edge, self.direction) - good_signed(seen, self.direction)

    @cached_property
    def edges(self) -> tuple[Fraction, ...]:
        """Every number at which the rating can change, in order."""
        ends = (self.aim.low, self.aim.high, *self._amber_ends)
        return tuple(sorted({end for end in ends if end is not None}))

    @cached_property
    def places(self) -> Edges:
        """The places that the edges part the numbers into."""
        return Edges(self.edges)

    @cached_property
    def ratings(self) -> tuple[Answer, ...]:
        """The rating of each place among the edges: of every number as compared that lies there."""
        return tuple(self.rate(point) for point in probe_points(self.edges))

    def beyond(self, place: int, way: int) -> Answer:
        """The rating of what comes next past an edge: of the next number that is printed, else of the place there."""
        if self.policy.compare is Compare.EXACT:
            return self.ratings[place + way]
        return self.rate(self.edges[place // 2] + way * self.unit)

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


def bands_of(version: Version, aim: Aim, measure: Measure, policy: Policy) -> Bands:
    """The bands that a version of a rule draws around an aim."""
    return _bands(aim, version.threshold.amber, version.direction, policy, measure.decimals)


@lru_cache(maxsize=4096)
def _bands(aim: Aim, amber: Amber | None, direction: Direction, policy: Policy, decimals: int) -> Bands:
    """One of the bands that most places of a rule have in common."""
    return Bands(aim=aim, amber=amber, direction=direction, policy=policy, decimals=decimals)


def probe_points(edges: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """One point in every stretch before, between and beyond some edges, and each edge in its place between them.

    Enough to prove a rating on; 0 where there are no edges.
    """
    if not edges:
        return (Fraction(0),)
    between = [(one + other) / 2 for one, other in pairwise(edges)]
    beyond = zip(edges, [*between, edges[-1] + 1], strict=True)
    return (edges[0] - 1, *(point for both in beyond for point in both))


def rate_interval(aim: Aim, low: Fraction, high: Fraction) -> Answer:
    """Green when the whole interval meets the aim, red when none of it does, amber when it cannot be told."""
    meets = aim.met_by(low), aim.met_by(high)
    if all(meets):
        return Answer.GREEN
    return Answer.AMBER if any(meets) or _meets_between(aim, low, high) else Answer.RED


def _meets_between(aim: Aim, low: Fraction, high: Fraction) -> bool:
    """Whether any number between the ends of an interval, neither of which does, meets the aim."""
    return aim.low is not None and aim.high is not None and low < aim.low and aim.high < high
