"""Where lines cross a shape: the room for words inside it, and the lines of a hatch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from oba.compose.dashboard.atlas.projection import Point, Shape

_TRIES = 40  # heights at which room is looked for
Interval = tuple[Fraction, Fraction]


class Room(NamedTuple):
    """The widest room in a shape for words of some height: its middle, and how wide it is."""

    middle: Point
    width: int


def inside(shape: Shape, level: Fraction) -> tuple[Interval, ...]:
    """Between which places the horizontal line at a level lies in a shape, from the left."""
    found = sorted(
        left + (right - left) * (level - up) / (low - up)
        for ring in shape
        for (left, up), (right, low) in pairwise(ring)
        if (up <= level) is not (low <= level)
    )
    return tuple(zip(found[::2], found[1::2], strict=True))


def room(shape: Shape, height: int) -> Room:
    """The widest room for words of a height, the nearest to the middle of the shape where two are as wide."""
    ys = [y for ring in shape for _, y in ring]
    top, bottom = min(ys), max(ys)
    levels = (Fraction(top) + Fraction((bottom - top) * (2 * n + 1), 2 * _TRIES) for n in range(_TRIES))
    found = [
        (right - left, level, (left + right) / 2) for level in levels for left, right in _common(shape, level, height)
    ]
    if not found:
        return room(shape, 0) if height else Room(shape[0][0], 0)
    width, level, middle = max(found, key=lambda one: (one[0], -abs(one[1] - Fraction(top + bottom, 2)), -one[1]))
    return Room((round(middle), round(level)), int(width))


def _common(shape: Shape, level: Fraction, height: int) -> Sequence[Interval]:
    """What lies in a shape along the whole height of words."""
    common: Sequence[Interval] = inside(shape, level)
    for off in (Fraction(-height, 2), Fraction(-height, 4), Fraction(height, 4), Fraction(height, 2)) if height else ():
        common = tuple(_both(common, inside(shape, level + off)))
    return common


def _both(ones: Sequence[Interval], others: Sequence[Interval]) -> Iterator[Interval]:
    for left, right in ones:
        for begin, end in others:
            if max(left, begin) < min(right, end):
                yield max(left, begin), min(right, end)


def hatch(shape: Shape, apart: int) -> tuple[tuple[Point, Point], ...]:
    """Lines that fall from the right to the left across a shape, so far apart."""
    slanted = tuple(tuple((x, x + y) for x, y in ring) for ring in shape)
    sums = [total for ring in slanted for _, total in ring]
    levels = range(min(sums) // apart * apart, max(sums), apart)
    return tuple(
        ((round(left), level - round(left)), (round(right), level - round(right)))
        for level in levels
        for left, right in inside(slanted, Fraction(level))
    )
