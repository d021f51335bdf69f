"""A curve: the height of each point is its number; where heights are those of printed numbers, no more finely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from html import unescape
from math import ceil, floor
from typing import NamedTuple

from oba.attack.sighting import Span
from oba.domain.measure import Measure
from oba.domain.number import parse_number, unit_of_last_decimal
from oba.domain.period import Period

_CURVE = re.compile(r'<svg class="curve".*?</svg>', re.DOTALL)
_LINE = re.compile(r'<path d="M\d+ (\d+)H\d+"[^>]*/><text [^>]*>([^<]*)</text>')
_LABEL = re.compile(r'<text x="(\d+)" y="\d+"[^>]*text-anchor="middle"[^>]*>([^<]+)</text>')
_DOT = re.compile(r'<circle cx="(\d+)" cy="(\d+)" r="24"')
_OWN = re.compile(r'<polyline points="([^"]*)"[^>]*stroke-width="24"')
_ANY_DOT = re.compile(r'<circle cx="(\d+)" cy="(\d+)"')
_ANY_LINE = re.compile(r'<polyline points="([^"]*)"')
_DIGITS = re.compile(r"[−-]?[\d,]+(?:\.\d+)?")
_FAR = 10_000  # wider than any curve: of a single period there is no other
_OFF = Fraction(1, 2)  # a height is rounded, by half a step at most; the ends of the scale are not
Place = tuple[int, int]


class Scale(NamedTuple):
    """Two places on an axis, and what each stands for."""

    first: tuple[int, Fraction]
    last: tuple[int, Fraction]

    def at(self, place: int) -> Fraction:
        """What a place on the axis stands for."""
        (begins, first), (ends, last) = self
        return first + (place - begins) * (last - first) / (ends - begins)


class Axes(NamedTuple):
    """What heights stand for, and which period stands where.

    `exact` says that the ends of the scale stand where they should; else they are rounded too.
    """

    up: Scale
    along: Scale
    first: Period
    exact: bool = True

    def period(self, x: int) -> Period:
        """The period that stands at a place."""
        return self.first.shift(round((self.along.at(x) - self.first.ordinal) / self.first.step))

    def span(self, y: int) -> Span:
        """Between which ends the number of a height lies; further beyond the ends of a scale that is not exact."""
        (top, highest), (bottom, lowest) = self.up
        share, rise = Fraction(y - top, bottom - top), lowest - highest
        off = abs(rise / (bottom - top)) * (_OFF if self.exact else _OFF * (1 + abs(share) + abs(1 - share)))
        middle = highest + share * rise
        return Span(middle - off, middle + off)


def axes(html: str, measure: Measure) -> Axes | None:
    """The axes of the curve on a card; None without a curve, or with one that names too little."""
    curve = _CURVE.search(html)
    if curve is None:
        return None
    heights = _scale(
        [(int(y), number) for y, text in _LINE.findall(curve.group()) if (number := _number(text)) is not None]
    )
    named = list(_named(curve.group(), measure))
    if heights is None or not named:
        return None
    along = _scale([(x, Fraction(period.ordinal)) for x, period in named])
    x, first = named[0]
    alone = Scale((x, Fraction(first.ordinal)), (x + _FAR, Fraction(first.ordinal + first.step)))
    return Axes(heights, along or alone, first)


def _named(curve: str, measure: Measure) -> Iterator[tuple[int, Period]]:
    """Where periods are named, on one line or on several; what stands below a name is no part of it."""
    lines: dict[int, list[str]] = {}
    for x, text in _LABEL.findall(curve):
        lines.setdefault(int(x), []).append(unescape(text).replace("\N{NO-BREAK SPACE}", " "))
    for x, texts in lines.items():
        names = (" ".join(texts[:count]) for count in range(len(texts), 0, -1))
        if found := next((period for name in names if (period := measure.read_period(name))), None):
            yield x, found


def dots(html: str) -> tuple[Place, ...]:
    """Where the dots of a place's own line stand in the curves of a page, and where that line bends."""
    found: dict[Place, None] = {}
    for curve in _CURVE.findall(html):
        found |= {(int(x), int(y)): None for x, y in _DOT.findall(curve)}
        for line in _OWN.findall(curve):
            found |= dict.fromkeys(sorted(_bends(line)))
    return tuple(found)


def drawn(html: str) -> frozenset[Place]:
    """Where any dot stands and any line bends in the drawings of a page, sparklines too."""
    found = {(int(x), int(y)) for x, y in _ANY_DOT.findall(html)}
    return frozenset(found.union(*(_bends(line) for line in _ANY_LINE.findall(html))))


def _bends(line: str) -> set[Place]:
    return {(int(x), int(y)) for x, y in re.findall(r"(\d+),(\d+)", line)}


def points(html: str, measure: Measure) -> Iterator[tuple[Period, Span]]:
    """Each point of the place's own curve: its period, and between which ends its number lies."""
    yield from inverted(dots(html), axes(html, measure), measure.decimals)


@lru_cache(maxsize=2**10)  # one curve is drawn on a card, on paper and in the edition
def inverted(places: tuple[Place, ...], its: Axes | None, decimals: int) -> tuple[tuple[Period, Span], ...]:
    """What the heights of points stand for, in the curve of a measure that is printed with so many decimals.

    Where every one of them can be the height of a printed number, they are taken to be, and tell what is printed. Where
    one cannot, the curve is drawn from finer numbers, and every height is as fine as its drawing.
    """
    if its is None:
        return ()
    read = tuple((its.period(x), its.span(y)) for x, y in places)
    printed = tuple((period, told) for period, span in read if (told := _as_printed(span, decimals)))
    return printed if len(printed) == len(read) else read


def _as_printed(span: Span, decimals: int) -> Span | None:
    """What is told by the printed numbers within a span; None where there are none."""
    unit = unit_of_last_decimal(decimals)
    low, high = ceil(span.low / unit), floor(span.high / unit)
    return Span((low - _OFF) * unit, (high + _OFF) * unit) if low <= high else None


def _scale(marks: list[tuple[int, Fraction]]) -> Scale | None:
    apart = len({place for place, _ in marks}) > 1
    return Scale(marks[0], marks[-1]) if apart else None


def _number(text: str) -> Fraction | None:
    found = _DIGITS.search(text)
    return parse_number(found.group()) if found else None
