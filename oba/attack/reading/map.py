"""A map: the number of each place in the table beside it, and a drawing that may tell no more than that table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from oba.attack.public import PublicKnowledge
from oba.attack.reading.answers import span
from oba.attack.reading.digits import leading, numbers
from oba.attack.reading.page import squeezed
from oba.attack.reading.workbook import WITHHELD
from oba.attack.sighting import Sighting
from oba.domain.measure import ALL, Measure
from oba.domain.number import parse_number
from oba.domain.period import Period
from oba.domain.release import Printed

_MAP = re.compile(r'<section class="place-map">.*?</section>', re.DOTALL)
_HEAD = re.compile(
    r'<a href="[^"]*?(?:cards/|#card-)([\w-]+)(?:\.html)?">.*?</a> <span class="note">([^<]*)</span>', re.DOTALL
)
_DRAWN = re.compile(r'<svg class="map".*?</title>(.*?)</svg>', re.DOTALL)
_ROW = re.compile(r'<tr(?: class="(\w+)")?><th scope="row">([^<]*)</th><td>([^<]*)')
_SHAPE = re.compile(r'<path d="[^"]*" fill="#([0-9a-fA-F]{6})" fill-rule')
_TEXT = re.compile(r"<text [^>]*>([^<]*)</text>")
_TO = " to "
_SEEN = (299, 587, 114)  # how much of a grey red, green and blue are, in thousandths
Said = tuple[str, str]  # a number, and where it stands


class Row(NamedTuple):
    """A place beside a map: what stands for its number, and whether it is drawn."""

    name: str
    text: str
    mapped: bool

    @property
    def value(self) -> str:
        """The number without its unit; empty where there is none."""
        return leading(self.text)


def map_sightings(html: str, public: PublicKnowledge, name: str) -> Iterator[Sighting]:
    """The number of each place beside each map of a dashboard, which is a file of this name."""
    for one in _MAP.findall(html):
        head = _HEAD.search(one)
        rule = public.rules.get(head.group(1)) if head else None
        period = _period(_plain(head.group(2)), rule.measure) if head and rule else None
        if rule is None or period is None:
            continue
        for row in _rows(one):
            if place := public.places.named.get(row.name.lower()):
                of = Printed(rule.id, place, ALL, str(period))
                withheld = row.text.lower() in WITHHELD
                yield Sighting(of=of, value=span(row.value, rule.measure), withheld=withheld, file=name)


def beyond_table(html: str) -> Iterator[Said]:
    """What the drawing of a map tells and the table beside it does not: a number, or one place darker than another."""
    for one in _MAP.findall(html):
        drawing = _DRAWN.search(one)
        rows = [row for row in _rows(one) if row.mapped]
        drawn = drawing.group(1) if drawing else ""
        yield from _written([_plain(text) for text in _TEXT.findall(drawn)], rows)
        yield from _shaded(_SHAPE.findall(drawn), rows)


def _written(texts: list[str], rows: list[Row]) -> Iterator[Said]:
    """The numbers in a drawing are those of its rows, in their order."""
    told = numbers(" ".join(f"{row.name} {row.value}" for row in rows))
    yield from ((text, "in a map but not in its table") for text in numbers(" ".join(texts)) - told)
    left = iter(texts)
    yield from ((row.value, "in the table but not in its map") for row in rows if row.value and row.value not in left)


def _shaded(fills: list[str], rows: list[Row]) -> Iterator[Said]:
    """A higher number is never lighter, equal ones are alike, and so are all places without a number."""
    if len(fills) != len(rows):
        yield str(len(fills)), f"shapes in a map of {len(rows)} places"
        return
    greys = [_grey(fill) for fill in fills]
    known = [
        (number, grey, row)
        for row, grey in zip(rows, greys, strict=True)
        if (number := parse_number(row.value)) is not None
    ]
    for (low, pale, _), (high, dark, row) in pairwise(sorted(known, key=lambda one: (one[0], -one[1]))):
        if dark > pale or (low == high and dark != pale):
            yield row.value, "in a map, shaded otherwise than its number"
    if len({grey for row, grey in zip(rows, greys, strict=True) if not row.value}) > 1:
        yield "a shade", "of a place without a number"


def _grey(fill: str) -> int:
    """How light a colour is where it is printed in grey."""
    return sum(share * int(fill[at : at + 2], 16) for share, at in zip(_SEEN, (0, 2, 4), strict=True))


def _rows(one: str) -> list[Row]:
    return [Row(_plain(name), _plain(text), kind == "mapped") for kind, name, text in _ROW.findall(one)]


def _period(text: str, measure: Measure) -> Period | None:
    """The period of a map; of several that a number covers, the last."""
    return measure.read_period(text) or measure.read_period(text.rpartition(_TO)[2])


def _plain(text: str) -> str:
    return squeezed(unescape(text))
