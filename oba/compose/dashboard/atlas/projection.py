"""From degrees to a page: equirectangular, the cosine of the middle latitude on both axes alike.

All of it is worked out in fractions, so that the same outlines make the same drawing on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from oba.domain.outline import Degrees, Outline

Point = tuple[int, int]
Shape = tuple[tuple[Point, ...], ...]

_RADIAN = Fraction("3.14159265358979") / 180  # of a degree
_TERMS = 12  # of the cosine's series: beyond them is nothing that six decimals show
_MILLION = 10**6


class Frame(NamedTuple):
    """What is drawn: its corner in the north-west, how wide a degree is beside how high, and how far it reaches."""

    west: Fraction
    north: Fraction
    narrow: Fraction
    across: Fraction
    down: Fraction

    def scale(self, width: int, height: int) -> Fraction:
        """How much of the page a degree of latitude is, so that all of it fits into a width and a height."""
        return min(width / self.across, height / self.down)

    def place(self, point: Degrees, scale: Fraction) -> Point:
        """Where a point stands on the page, from the upper left corner."""
        return round((point.east - self.west) * self.narrow * scale), round((self.north - point.north) * scale)


def frame(outlines: Iterable[Outline]) -> Frame:
    """The frame around some outlines."""
    points = [point for outline in outlines for ring in outline.rings for point in ring]
    west, east = min(one.east for one in points), max(one.east for one in points)
    south, north = min(one.north for one in points), max(one.north for one in points)
    narrow = cosine((south + north) / 2)
    return Frame(west, north, narrow, (east - west) * narrow, north - south)


def cosine(degrees: Fraction) -> Fraction:
    """The cosine of an angle, to six decimals."""
    turned = degrees * _RADIAN
    term, total = Fraction(1), Fraction(1)
    for n in range(1, _TERMS):
        term = -term * turned * turned / ((2 * n - 1) * (2 * n))
        total += term
    return Fraction(round(total * _MILLION), _MILLION)


def drawn(outline: Outline, its: Frame, scale: Fraction) -> Shape:
    """The rings of an outline on the page; points that fall on one another are one."""
    rings = ([its.place(point, scale) for point in ring] for ring in outline.rings)
    return tuple(tuple(point for point, _ in groupby(ring)) for ring in rings)
