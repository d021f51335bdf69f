"""A sparkline: the numbers that its heights stand for, by the two that are named beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from oba.attack.public import PublicKnowledge
from oba.attack.reading.curve import Axes, Place, Scale, inverted
from oba.attack.sighting import Sighting
from oba.domain.measure import ALL, Measure
from oba.domain.number import parse_number
from oba.domain.release import Printed
from oba.domain.rule import Rule

_ROW = re.compile(r'<a href="[^"]*?(?:cards/|#card-)([\w-]+)(?:\.html)?">.*?</tr>', re.DOTALL)
_DRAWN = re.compile(r'<svg class="sparkline".*?<title>([^<]*)</title>(.*?)</svg>', re.DOTALL)
_PERIOD = r"(\d{4}(?:/\d\d)?(?: [QHT]\d)?|[A-Z][a-z]{2} \d{4})"
_NAMED = re.compile(rf"From ([−-]?[\d,.]*\d)\D*? in {_PERIOD} to ([−-]?[\d,.]*\d)\D*? in {_PERIOD}")
_BEND = re.compile(r"(\d+),(\d+)")
_DOT = re.compile(r'<circle cx="(\d+)" cy="(\d+)"')


def sparklines(html: str, place: str, public: PublicKnowledge, name: str) -> Iterator[Sighting]:
    """What the sparklines of a dashboard show, each in the row of its indicator."""
    for row in _ROW.finditer(html):
        if rule := public.rules.get(row.group(1)):
            yield from drawn_sightings(row.group(), rule, place, name)


def drawn_sightings(row: str, rule: Rule, place: str, name: str) -> Iterator[Sighting]:
    """What the sparkline in the row of one indicator shows, where there is one."""
    if drawn := _DRAWN.search(row):
        places = _places(drawn.group(2))
        for period, value in inverted(places, _axes(places, drawn.group(1), rule.measure), rule.measure.decimals):
            yield Sighting(of=Printed(rule.id, place, ALL, str(period)), value=value, file=name)


def _places(drawn: str) -> tuple[Place, ...]:
    """Where the points stand, from the left."""
    found = {(int(x), int(y)) for pattern in (_BEND, _DOT) for x, y in pattern.findall(drawn)}
    return tuple(sorted(found))


def _axes(places: tuple[Place, ...], title: str, measure: Measure) -> Axes | None:
    """Both axes, where the first point and a later one are named with different numbers."""
    named = _NAMED.search(title.replace("\N{NO-BREAK SPACE}", " "))
    if named is None or len(places) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    first, last = measure.read_period(named.group(2)), measure.read_period(named.group(4))
    low, high = parse_number(named.group(1)), parse_number(named.group(3))
    if first is None or last is None or low is None or high is None or first.ordinal >= last.ordinal or low == high:
        return None
    there = _second(places, (last.ordinal - first.ordinal) // first.step)
    if there[1] == places[0][1]:
        return None
    along = Scale((places[0][0], Fraction(first.ordinal)), (there[0], Fraction(last.ordinal)))
    return Axes(Scale((places[0][1], low), (there[1], high)), along, first, exact=False)


def _second(places: tuple[Place, ...], steps: int) -> Place:
    """The point so many periods after the first: the last one with which all others stand at whole periods too.

    Periods without a number leave gaps, so that no two points need be next to each other; what stands after the second
    point that is named is not to be there, and is read all the more.
    """
    left = places[0][0]

    def off(there: Place) -> Fraction:
        one = Fraction(there[0] - left, steps) or Fraction(1)
        return max(abs(x - left - round((x - left) / one) * one) for x, _ in places)

    return next((one for one in reversed(places[1:]) if off(one) <= 1), places[-1])
