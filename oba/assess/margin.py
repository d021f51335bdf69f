"""The margin of a rating: the nearest edge beyond which it differs, and the fewest children who change it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from oba.assess.bands import WORST_FIRST, Bands, probe_points, rate_interval
from oba.domain.chance import Interval
from oba.domain.finding import Answer, Children, Flip, Way
from oba.domain.plan import Compare
from oba.domain.target import Aim


class Standing(NamedTuple):
    """How a number of children stands: its rating, and where what is rated lies to every edge.

    The more children, the further up every one of `places`; while none changes, the rating does not either.
    """

    rating: Answer
    places: tuple[int, ...]


def nearest_flip(bands: Bands, value: Fraction) -> Flip | None:
    """The nearest edge at or beyond which a number is rated otherwise; None where no other rating can occur.

    A tie goes to the worse rating, and between two of the same rating to the upper edge.
    """
    found = _nearest(bands.rate, bands.edges, bands.seen(value))
    if found is None or bands.policy.compare is Compare.EXACT:
        return found
    return replace(found, beyond=bands.rate(found.edge + found.way * bands.unit) is found.to)


def nearest_shift(aim: Aim, held: Interval) -> Flip | None:
    """The shortest way that a whole interval must move for its rating to change; None where no other can occur.

    A tie goes to the worse rating, and between two of the same rating to the move upwards.
    """

    def moved(by: Fraction) -> Answer:
        return rate_interval(aim, replace(held, low=held.low + by, high=held.high + by))

    edges = {edge - end: edge for edge in (aim.low, aim.high) if edge is not None for end in (held.low, held.high)}
    found = _nearest(moved, tuple(sorted(edges)), Fraction(0))
    return replace(found, edge=edges[found.edge]) if found else None


def _nearest(rate: Callable[[Fraction], Answer], edges: tuple[Fraction, ...], at: Fraction) -> Flip | None:
    """The nearest change of a rating on a line, seen from a point; the edges stand in order."""
    return min(_flips(rate, edges, at), key=lambda flip: (flip.distance, *_worst_up(flip.to, flip.way)), default=None)


def _flips(rate: Callable[[Fraction], Answer], edges: tuple[Fraction, ...], at: Fraction) -> Iterator[Flip]:
    """Every other rating at each edge, or just past it as seen from a point; past an edge it stands on, both ways."""
    here, ratings = rate(at), [rate(point) for point in probe_points(edges)]
    for place, edge in zip(range(1, len(ratings), 2), edges, strict=True):
        for way in (way for way in Way if way * (edge - at) >= 0):
            there, past = ratings[place], ratings[place + way]
            for to in {there, past} - {here}:
                distance = abs(edge - at)
                yield Flip(to=to, edge=edge, way=way, inclusive=there is to, beyond=past is to, distance=distance)


def _worst_up(to: Answer, way: Way) -> tuple[int, int]:
    """The order in which equally near changes are named: the worse rating first, then the way up."""
    return WORST_FIRST.index(to), -way


def number_standing(bands: Bands, value: Fraction) -> Standing:
    """How a number stands to the edges of its bands."""
    return Standing(bands.rate(value), (_place(bands.edges, bands.seen(value)),))


def interval_standing(aim: Aim, held: Interval) -> Standing:
    """How an interval stands to the ends of an aim."""
    edges = sorted(end for end in (aim.low, aim.high) if end is not None)
    return Standing(rate_interval(aim, held), (_place(edges, held.low), _place(edges, held.high)))


def _place(edges: Sequence[Fraction], point: Fraction) -> int:
    """Where a point lies: odd on an edge, even between two."""
    return bisect_left(edges, point) + bisect_right(edges, point)


def fewest_children(standing: Callable[[Fraction], Standing], numerator: Fraction, most: Fraction) -> Children | None:
    """The smallest whole number of children, more or fewer in the numerator, that changes the rating.

    None when no numerator from 0 to `most` does. A tie goes to the worse rating, and between two of the same to more.
    """
    more = _first_change(standing, numerator, Way.UP, int(most - numerator))
    fewer = _first_change(standing, numerator, Way.DOWN, int(numerator))
    found = (children for children in (more, fewer) if children)
    return min(found, key=lambda children: (children.count, *_worst_up(children.to, children.way)), default=None)


def _first_change(
    standing: Callable[[Fraction], Standing], numerator: Fraction, way: Way, room: int
) -> Children | None:
    """The fewest children one way who change the rating, going from one stretch between edges to the next."""

    def after(children: int) -> Standing:
        return standing(numerator + way * children)

    reached, count = after(0), 0
    here = reached.rating
    while count < room:
        count = _next_stretch(after, reached.places, count, room)
        reached = after(count)
        if reached.rating is not here:
            return Children(count=count, way=way, to=reached.rating)
    return None


def _next_stretch(after: Callable[[int], Standing], places: tuple[int, ...], low: int, high: int) -> int:
    """The first number of children past `low` with which other places are reached; `high` where none before it does."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if after(middle).places == places else (low, middle)
    return high
