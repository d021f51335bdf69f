"""A document of the year: for each indicator its number at the year's start and the one now, and its sparkline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from oba.attack.public import PublicKnowledge
from oba.attack.reading.answers import PERIOD, span
from oba.attack.reading.digits import leading
from oba.attack.reading.page import read_page
from oba.attack.reading.sparkline import drawn_sightings
from oba.attack.reading.workbook import WITHHELD
from oba.attack.sighting import EARLIER, Sighting
from oba.domain.measure import ALL
from oba.domain.publication import Publication
from oba.domain.release import Printed
from oba.domain.rule import Rule

_ROW = re.compile(r'<tr id="row-([\w-]+)">(.*?)</tr>', re.DOTALL)
_CELL = re.compile(r'<td class="(start|end)"[^>]*>(.*?)</td>', re.DOTALL)
_SAID = re.compile(rf"(.*?) {PERIOD}(?:,.*)?")
_PAGES = frozenset(f"{one}.html" for one in Publication)


def review_sightings(html: str, name: str, public: PublicKnowledge) -> Iterator[Sighting]:
    """What such a document tells of the top place; nothing where the page is another."""
    top = public.places.top
    if top is None or name not in _PAGES:
        return
    for indicator, row in _ROW.findall(html):
        if rule := public.rules.get(indicator):
            yield from drawn_sightings(row, rule, top.id, name)
            for which, cell in _CELL.findall(row):
                yield from _cell(which, cell, Printed(rule.id, top.id, ALL, ""), rule, name)


def _cell(which: str, html: str, of: Printed, rule: Rule, name: str) -> Iterator[Sighting]:
    """The number in a cell; that of the start may have been revised since, and is one that it had earlier."""
    said = _SAID.fullmatch(read_page(html).text)
    period = rule.measure.read_period(said[2]) if said else None
    if said is None or period is None:
        return
    of = of._replace(period=str(period), role=EARLIER if which == "start" else "")
    if said[1].lower() in WITHHELD:
        yield Sighting(of=of._replace(role=""), withheld=True, file=name)
    elif value := span(leading(said[1]), rule.measure):
        yield Sighting(of=of, value=value, file=name)
