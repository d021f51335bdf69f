"""A document of the year: for each indicator its number at the year's start and the one now, and its sparkline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from oba.attack.public import PublicKnowledge
from oba.attack.reading.answers import span
from oba.attack.reading.sparkline import drawn_sightings
from oba.attack.sighting import EARLIER, Sighting
from oba.domain.measure import ALL
from oba.domain.publication import Publication
from oba.domain.release import Printed
from oba.domain.rule import Rule

_ROW = re.compile(r'<tr id="row-([\w-]+)">(.*?)</tr>', re.DOTALL)
_CELL = re.compile(r'<td class="(start|end)"[^>]*>(.*?)</td>', re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_SAID = re.compile(r"(?P<says>.*?)\s+(?P<period>\d{4}(?:/\d\d)?(?: [QHT]\d)?|[A-Z][a-z]{2} \d{4})(?:,.*)?")
_NUMBER = re.compile(r"[−-]?[\d,]*\d(?:\.\d+)?")
_PAGES = frozenset(f"{one}.html" for one in Publication)
_WITHHELD = "Withheld"


def review_sightings(html: str, name: str, public: PublicKnowledge) -> Iterator[Sighting]:
    """What such a document tells of the top place; nothing where the page is another."""
    top = public.places.top
    for row in _ROW.finditer(html) if name in _PAGES and top else ():
        rule = public.rules.get(row.group(1))
        if rule and top:
            yield from drawn_sightings(row.group(2), rule, top.id, name)
            for cell in _CELL.finditer(row.group(2)):
                yield from _cell(cell.group(1), cell.group(2), Printed(rule.id, top.id, ALL, ""), rule, name)


def _cell(which: str, html: str, of: Printed, rule: Rule, name: str) -> Iterator[Sighting]:
    """The number in a cell; that of the start may have been revised since, and is one that it had earlier."""
    text = " ".join(unescape(_TAGS.sub(" ", html)).replace("\N{NO-BREAK SPACE}", " ").split())
    said = _SAID.fullmatch(text)
    period = rule.measure.read_period(said["period"]) if said else None
    if said is None or period is None:
        return
    of = of._replace(period=str(period), role=EARLIER if which == "start" else "")
    if said["says"] == _WITHHELD:
        yield Sighting(of=of._replace(role=""), withheld=True, file=name)
    elif (found := _NUMBER.match(said["says"])) and (value := span(found[0], rule.measure)):
        yield Sighting(of=of, value=value, file=name)
