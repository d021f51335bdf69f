"""The answers of a round as data: the numbers judged, those of groups with their gaps, and what was revised."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from oba.attack.public import PublicKnowledge
from oba.attack.reading.workbook import WITHHELD
from oba.attack.sighting import EARLIER, MEAN, Sighting, Span, rounded
from oba.domain.measure import ALL, Measure
from oba.domain.number import decimals_in, parse_number
from oba.domain.release import Printed

FILE = "results.json"
_MEAN = re.compile(r"[Tt]he mean of (\S+(?: Q\d)?) to (\S+(?: Q\d)?): ([−-]?[\d,.]*\d)")
Tree = Mapping[str, Any]


def answered(file: Path, public: PublicKnowledge) -> Iterator[Sighting]:
    """Every number that the answers show; nothing where there is no such file."""
    if not file.is_file():
        return
    tree: Tree = json.loads(file.read_text(encoding="utf-8"))
    for one in tree.get("assessments", ()):
        if one["indicator"] in public.rules:
            yield from _assessed(one, public.rules[one["indicator"]].measure)
            yield from _said(one, public.rules[one["indicator"]].measure)
    for one in (tree.get("changes") or {}).get("revisions", ()):
        if one["indicator"] in public.rules:
            yield from _revised(one, public.rules[one["indicator"]].measure)


def _assessed(one: Tree, measure: Measure) -> Iterator[Sighting]:
    """The number judged, and those of the groups; a gap beside a group's number tells it, and everyone's, once more."""
    judged = one.get("judged")
    yield from _figure(one, judged, measure, ALL)
    for group in one.get("groups") or ():
        figure = group.get("figure")
        yield from _figure(one, figure, measure, group["group"])
        everyone = span(str((judged or {}).get("value") or ""), measure)
        gap = span(str(group.get("gap to all") or ""), measure)
        if figure and everyone and gap and figure["period"] == (judged or {}).get("period"):
            value = Span(everyone.low + gap.low, everyone.high + gap.high)
            if of := _of(one, figure["period"], measure, group["group"]):
                yield Sighting(of=of, value=value, file=FILE)


def _figure(one: Tree, figure: Tree | None, measure: Measure, group: str) -> Iterator[Sighting]:
    of = _of(one, str(figure["period"]), measure, group) if figure else None
    if figure and of:
        parts: Sequence[str] = figure.get("rolled up from") or ()
        yield Sighting(
            of=of,
            value=span(str(figure.get("value") or ""), measure),
            withheld=figure.get("reason") in WITHHELD,
            parts=len(parts),
            file=FILE,
        )


def _said(one: Tree, measure: Measure) -> Iterator[Sighting]:
    """What the reasons of answers say of the mean of several numbers."""
    for reason in (reason for finding in one.get("findings") or () for reason in finding.get("because") or ()):
        text = str(reason.get("says") or "").replace("\N{NO-BREAK SPACE}", " ")
        if found := _MEAN.match(text):
            first, last, value = found.groups()
            begins, of, known = measure.read_period(first), _of(one, last, measure, ALL), span(value, measure)
            if begins and of and known:
                yield Sighting(of=of._replace(role=f"{MEAN}{begins}"), value=known, file=FILE)


def _revised(one: Tree, measure: Measure) -> Iterator[Sighting]:
    """What a number was in the round before."""
    before = one.get("before") or {}
    of = _of(one, str(before.get("period") or ""), measure, ALL)
    value = span(str(before.get("value") or ""), measure)
    if of and value:
        yield Sighting(of=of._replace(role=EARLIER), value=value, file=FILE)


def _of(one: Tree, period: str, measure: Measure, group: str) -> Printed | None:
    found = measure.read_period(period)
    return Printed(one["indicator"], one["place"], group, str(found)) if found else None


def span(text: str, measure: Measure) -> Span | None:
    """A value as it is written, with the measure's decimals or more."""
    value: Fraction | None = parse_number(text)
    return None if value is None else rounded(value, max(measure.decimals, decimals_in(text)))
