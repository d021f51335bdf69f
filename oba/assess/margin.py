"""The margin of a rating: the nearest edge beyond which it differs, and the fewest children who change it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from oba.assess.bands import WORST_FIRST, Bands, probe_points, rate_interval
from oba.domain.chance import Interval
from oba.domain.finding import Answer, Children, Flip, Way
from oba.domain.plan import Compare
from oba.domain.target import Aim


class Grading(NamedTuple):
    """How a numerator is rated; the points that are held against the edges, and how far about a child moves them.

    The more children, the further up every point; while none comes to another place among the edges, in order, the
    rating does not change.
    """

    rate: Callable[[Fraction], Answer]
    points: Callable[[Fraction], tuple[Fraction, ...]]
    edges: tuple[Fraction, ...]
    each: Fraction

    def places(self, numerator: Fraction) -> tuple[int, ...]:
        """Where every point lies: odd on an edge, even between two."""
        return tuple(_place(self.edges, point) for point in self.points(numerator))

    def about(self, numerator: Fraction, way: Way, most: int) -> int:
        """About how many children it takes until a point comes to an edge that way, or leaves one; else the most."""
        steps = (way * (edge - point) for point in self.points(numerator) for edge in self.edges)
        return min((max(1, int(step / self.each)) for step in steps if step >= 0), default=most)


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


def number_grading(bands: Bands, each: Fraction) -> Grading:
    """How numerators are rated by the number they make, of which each child is so much."""
    return Grading(
        rate=lambda numerator: bands.rate(numerator * each),
        points=lambda numerator: (bands.seen(numerator * each),),
        edges=bands.edges,
        each=each,
    )


def interval_grading(aim: Aim, held: Callable[[Fraction], Interval], each: Fraction) -> Grading:
    """How numerators are rated by the interval of each, around a number of which each child is so much."""

    def points(numerator: Fraction) -> tuple[Fraction, ...]:
        ends = held(numerator)
        return ends.low, ends.high

    edges = tuple(sorted(end for end in (aim.low, aim.high) if end is not None))
    return Grading(lambda numerator: rate_interval(aim, held(numerator)), points, edges, each)


def _place(edges: Sequence[Fraction], point: Fraction) -> int:
    below = bisect_left(edges, point)
    return 2 * below + (point in edges[below : below + 1])


def fewest_children(grading: Grading, numerator: Fraction, most: Fraction) -> Children | None:
    """The smallest whole number of children, more or fewer in the numerator, that changes the rating.

    None when no numerator from 0 to `most` does. A tie goes to the worse rating, and between two of the same to more.
    """
    more = _first_change(grading, numerator, Way.UP, int(most - numerator))
    fewer = _first_change(grading, numerator, Way.DOWN, min(int(numerator), more.count) if more else int(numerator))
    found = (children for children in (more, fewer) if children)
    return min(found, key=lambda children: (children.count, *_worst_up(children.to, children.way)), default=None)


def _first_change(grading: Grading, numerator: Fraction, way: Way, room: int) -> Children | None:
    """The fewest children one way who change the rating, going from one stretch between edges to the next."""
    here, count = grading.rate(numerator), 0
    while count < room:
        count = _next_stretch(grading, numerator, way, range(count, room))
        if (there := grading.rate(numerator + way * count)) is not here:
            return Children(count=count, way=way, to=there)
    return None


def _next_stretch(grading: Grading, numerator: Fraction, way: Way, room: range) -> int:
    """The first number of children past the first whose places are others; the end of the room where none has others.

    Looked for around the number that it takes about, ever further from it, then between the two nearest found.
    """
    low, high = room.start, room.stop
    here = grading.places(numerator + way * low)
    tried, step = min(low + grading.about(numerator + way * low, way, high - low), high - 1), 1
    while low < tried:
        if grading.places(numerator + way * tried) == here:
            low, tried = tried, min(tried + step, high - 1)
        else:
            high, tried = tried, tried - step
        step *= 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if grading.places(numerator + way * middle) == here else (low, middle)
    return high
