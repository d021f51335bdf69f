"""The margin of a rating: the nearest edge beyond which it differs, and the fewest children who change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from oba.assess.bands import WORST_FIRST, Bands, probe_points, rate_interval
from oba.assess.edges import Edges
from oba.domain.chance import Interval
from oba.domain.finding import Answer, Children, Flip, Way
from oba.domain.multiples import Ratio
from oba.domain.target import Aim

_UP, _DOWN = (Way.UP,), (Way.DOWN,)


class Grading(NamedTuple):
    """How a number of children is rated with so many more, or fewer where that is below 0.

    `points` are what is held against the edges, and `each` is how far about a child moves them. The more children, the
    further up every point; while none comes to another place among the edges, the rating does not change.
    """

    rate: Callable[[int], Answer]
    points: Callable[[int], tuple[Ratio, ...]]
    edges: Edges
    each: Ratio

    def places(self, more: int) -> tuple[int, ...]:
        """Where every point lies among the edges."""
        return tuple(map(self.edges.place, self.points(more)))

    def about(self, more: int, way: Way, most: int) -> int:
        """About how many children it takes until a point comes to an edge that way, or leaves one; else the most."""
        (edges, one), (size, of) = self.edges.whole, self.each
        points = [(top * one, bottom, size * one * bottom) for top, bottom in self.points(more)]
        steps = (way * (edge * bottom - at) * of // a_child for at, bottom, a_child in points for edge in edges)
        return max(1, min((step for step in steps if step >= 0), default=most))


def nearest_flip(bands: Bands, value: Fraction) -> Flip | None:
    """The nearest edge at or beyond which a number is rated otherwise; None where no other rating can occur.

    A tie goes to the worse rating, and between two of the same rating to the upper edge.
    """
    return _nearest(bands.places, bands.ratings, bands.seen(value), bands.beyond)


def nearest_shift(aim: Aim, held: Interval) -> Flip | None:
    """The shortest way that a whole interval must move for its rating to change; None where no other can occur.

    A tie goes to the worse rating, and between two of the same rating to the move upwards.
    """

    def moved(by: Fraction) -> Answer:
        return rate_interval(aim, held.low + by, held.high + by)

    edges = {edge - end: edge for edge in (aim.low, aim.high) if edge is not None for end in (held.low, held.high)}
    shifts = tuple(sorted(edges))
    ratings = tuple(map(moved, probe_points(shifts)))
    found = _nearest(Edges(shifts), ratings, Fraction(0), lambda place, way: ratings[place + way])
    return replace(found, edge=edges[found.edge]) if found else None


def _nearest(
    edges: Edges, ratings: Sequence[Answer], at: Fraction, beyond: Callable[[int, Way], Answer]
) -> Flip | None:
    """The nearest change of a rating on a line, seen from a point: at an edge, or in the place past it.

    `ratings` are those of each place among the edges, `beyond` tells that of what comes next past one. Past an edge on
    which the point stands it changes both ways.
    """
    point = top, bottom = at.as_integer_ratio()
    here, (whole, one) = ratings[edges.place(point)], edges.whole
    changes = [
        (abs(off), *_worst_up(to, way), place)
        for place, off in zip(range(1, len(ratings), 2), (edge * bottom - top * one for edge in whole), strict=True)
        for way in (*_UP * (off >= 0), *_DOWN * (off <= 0))
        for to in {ratings[place], ratings[place + way]} - {here}
    ]
    if not changes:
        return None
    off, worst, down, place = min(changes)
    to, way = WORST_FIRST[worst], Way(-down)
    return Flip(
        to=to, edge=edges.numbers[place // 2], way=way, inclusive=ratings[place] is to, beyond=beyond(place, way) is to,
        distance=Fraction(off, one * bottom),
    )  # fmt: skip


def _worst_up(to: Answer, way: Way) -> tuple[int, int]:
    """The order in which equally near changes are named: the worse rating first, then the way up."""
    return WORST_FIRST.index(to), -way


def number_grading(bands: Bands, each: Fraction, numerator: Fraction) -> Grading:
    """How numerators are rated by the number they make, of which each child is so much."""
    (size, of), (start, parts) = each.as_integer_ratio(), numerator.as_integer_ratio()

    def point(more: int) -> Ratio:
        return bands.policy.seen_ratio(((start + more * parts) * size, parts * of), bands.decimals)

    return Grading(
        rate=lambda more: bands.ratings[bands.places.place(point(more))],
        points=lambda more: (point(more),),
        edges=bands.places,
        each=(size, of),
    )


def interval_grading(aim: Aim, held: Callable[[int], Interval], each: Fraction) -> Grading:
    """How numerators are rated by the interval of each, around a number of which each child is so much.

    `held` is the interval of so many more children.
    """

    def rate(more: int) -> Answer:
        there = held(more)
        return rate_interval(aim, there.low, there.high)

    def points(more: int) -> tuple[Ratio, ...]:
        there = held(more)
        return there.low.as_integer_ratio(), there.high.as_integer_ratio()

    edges = Edges(tuple(sorted(end for end in (aim.low, aim.high) if end is not None)))
    return Grading(rate, points, edges, each.as_integer_ratio())


def fewest_children(grading: Grading, numerator: Fraction, most: Fraction) -> Children | None:
    """The smallest whole number of children, more or fewer in the numerator, that changes the rating.

    None when no numerator from 0 to `most` does. A tie goes to the worse rating, and between two of the same to more.
    """
    more = _first_change(grading, Way.UP, int(most - numerator))
    fewer = _first_change(grading, Way.DOWN, min(int(numerator), more.count) if more else int(numerator))
    found = (children for children in (more, fewer) if children)
    return min(found, key=lambda children: (children.count, *_worst_up(children.to, children.way)), default=None)


def _first_change(grading: Grading, way: Way, room: int) -> Children | None:
    """The fewest children one way who change the rating, going from one stretch between edges to the next."""
    here, count = grading.rate(0), 0
    while count < room:
        count = _next_stretch(grading, way, range(count, room))
        if (there := grading.rate(way * count)) is not here:
            return Children(count=count, way=way, to=there)
    return None


def _next_stretch(grading: Grading, way: Way, room: range) -> int:
    """The first number of children past the first whose places are others; the end of the room where none has others.

    Looked for around the number that it takes about, ever further from it, then between the two nearest found.
    """
    low, high = room.start, room.stop
    here = grading.places(way * low)
    tried, step = min(low + grading.about(way * low, way, high - low), high - 1), 1
    while low < tried:
        if grading.places(way * tried) == here:
            low, tried = tried, min(tried + step, high - 1)
        else:
            high, tried = tried, tried - step
        step *= 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if grading.places(way * middle) == here else (low, middle)
    return high
