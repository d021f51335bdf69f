"""A curve: the height of each point is its number, often more finely than it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from oba.attack.sighting import Span
from oba.domain.measure import Measure
from oba.domain.number import parse_number
from oba.domain.period import Period

_CURVE = re.compile(r'<svg class="curve".*?</svg>', re.DOTALL)
_LINE = re.compile(r'<path d="M\d+ (\d+)H\d+"[^>]*/><text [^>]*>([^<]*)</text>')
_LABEL = re.compile(r'<text x="(\d+)" y="\d+"[^>]*text-anchor="middle">([^<]+)</text>')
_POINT = re.compile(r'<circle cx="(\d+)" cy="(\d+)" r="24"')
_DIGITS = re.compile(r"[−-]?[\d,]+(?:\.\d+)?")
_OFF = Fraction(1)  # a height and both ends of the scale are rounded, by half each


class Scale(NamedTuple):
    """Two places on an axis, and what each stands for."""

    first: tuple[int, Fraction]
    last: tuple[int, Fraction]

    @property
    def unit(self) -> Fraction:
        """How much one step along the axis is."""
        return (self.last[1] - self.first[1]) / (self.last[0] - self.first[0])

    def at(self, place: int) -> Fraction:
        """What a place on the axis stands for."""
        return self.first[1] + (place - self.first[0]) * self.unit


def points(html: str, measure: Measure) -> Iterator[tuple[Period, Span]]:
    """Each point of the place's own curve: its period, and between which ends its number lies."""
    drawn = _CURVE.search(html)
    if drawn is None:
        return
    heights = _scale(
        [(int(y), number) for y, text in _LINE.findall(drawn.group()) if (number := _number(text)) is not None]
    )
    named = [(int(x), found) for x, text in _LABEL.findall(drawn.group()) if (found := measure.read_period(text))]
    along = _scale([(x, Fraction(period.ordinal)) for x, period in named])
    if heights is None or along is None:
        return
    for x, y in _POINT.findall(drawn.group()):
        period = named[0][1].shift(round((along.at(int(x)) - named[0][1].ordinal) / named[0][1].step))
        middle, off = heights.at(int(y)), abs(heights.unit) * _OFF
        yield period, Span(middle - off, middle + off)


def _scale(marks: list[tuple[int, Fraction]]) -> Scale | None:
    apart = len({place for place, _ in marks}) > 1
    return Scale(marks[0], marks[-1]) if apart else None


def _number(text: str) -> Fraction | None:
    found = _DIGITS.search(text)
    return parse_number(found.group()) if found else None
