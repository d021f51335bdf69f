"""The answers of a round as data: the numbers judged, those of groups with their gaps, and what was revised."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

from oba.attack.public import PublicKnowledge
from oba.attack.reading.unread import Unread
from oba.attack.reading.workbook import WITHHELD
from oba.attack.sighting import EARLIER, MEAN, Sighting, Span, rounded
from oba.domain.measure import ALL, Measure
from oba.domain.number import decimals_in, parse_number
from oba.domain.release import Printed

FILE = "results.json"
PERIOD = r"(\d{4}(?:/\d\d)?(?: [QHT]\d)?|[A-Z][a-z]{2} \d{4})"
_MEAN = re.compile(r"[Tt]he mean of (\S+(?: Q\d)?) to (\S+(?: Q\d)?): ([−-]?[\d,.]*\d)")
_OWN = re.compile(rf"(?:^|\. ){PERIOD}: ([−-]?[\d,]*\d(?:\.\d+)?)(?= ?[%.]|$| )")
Tree = Mapping[str, Any]


@lru_cache(maxsize=2**7)
def tree_in(content: bytes) -> Tree:
    """The answers in a file, which come in a card and in packs; raises Unread where there are none."""
    try:
        tree = json.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise Unread(str(error)) from error
    if not isinstance(tree, dict) or not isinstance(tree.get("assessments", []), list):
        raise Unread("it holds no answers")
    return tree


def answered(tree: Tree, public: PublicKnowledge, name: str = FILE) -> Iterator[Sighting]:
    """Every number that the answers show; raises Unread where they have another shape."""
    try:
        for one in tree.get("assessments", ()):
            if one["indicator"] in public.rules:
                yield from (replace(seen, file=name) for seen in _assessed(one, public.rules[one["indicator"]].measure))
        for one in (tree.get("changes") or {}).get("revisions", ()):
            if one["indicator"] in public.rules:
                yield from (replace(seen, file=name) for seen in _revised(one, public.rules[one["indicator"]].measure))
    except (AttributeError, KeyError, TypeError) as error:
        raise Unread(f"its answers have another shape: {error}") from error


def _assessed(one: Tree, measure: Measure) -> Iterator[Sighting]:
    """The number judged, and those of the groups; a gap beside a group's number tells it, and everyone's, once more."""
    judged = one.get("judged")
    yield from _figure(one, judged, measure, ALL)
    for reason in (reason for finding in one.get("findings") or () for reason in finding.get("because") or ()):
        yield from said(Printed(one["indicator"], one["place"], ALL, ""), str(reason.get("says") or ""), measure)
    for group in one.get("groups") or ():
        figure = group.get("figure")
        yield from _figure(one, figure, measure, group["group"])
        everyone = span(str((judged or {}).get("value") or ""), measure)
        gap = span(str(group.get("gap to all") or ""), measure)
        if figure and everyone and gap and figure["period"] == (judged or {}).get("period"):
            value = Span(everyone.low + gap.low, everyone.high + gap.high)
            if of := _of(one, figure["period"], measure, group["group"]):
                yield Sighting(of=of, value=value)


def _figure(one: Tree, figure: Tree | None, measure: Measure, group: str) -> Iterator[Sighting]:
    of = _of(one, str(figure["period"]), measure, group) if figure else None
    if figure and of:
        parts: Sequence[str] = figure.get("rolled up from") or ()
        yield Sighting(
            of=of,
            value=span(str(figure.get("value") or ""), measure),
            withheld=figure.get("reason") in WITHHELD,
            parts=len(parts),
        )


def said(of: Printed, text: str, measure: Measure, name: str = FILE) -> Iterator[Sighting]:
    """What the sentences of a reason say of the number itself, and of the mean of several."""
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    for first, last, number in _MEAN.findall(text):
        begins, ends, value = measure.read_period(first), measure.read_period(last), span(number, measure)
        if begins and ends and value:
            yield Sighting(of=of._replace(period=str(ends), role=f"{MEAN}{begins}"), value=value, file=name)
    for when, number in _OWN.findall(text):
        period, value = measure.read_period(when), span(number, measure)
        if period and value:
            yield Sighting(of=of._replace(period=str(period)), value=value, file=name)


def _revised(one: Tree, measure: Measure) -> Iterator[Sighting]:
    """What a number was in the round before."""
    before = one.get("before") or {}
    of = _of(one, str(before.get("period") or ""), measure, ALL)
    value = span(str(before.get("value") or ""), measure)
    if of and value:
        yield Sighting(of=of._replace(role=EARLIER), value=value)


def _of(one: Tree, period: str, measure: Measure, group: str) -> Printed | None:
    found = measure.read_period(period)
    return Printed(one["indicator"], one["place"], group, str(found)) if found else None


def span(text: str, measure: Measure) -> Span | None:
    """A value as it is written, with the measure's decimals or more."""
    value: Fraction | None = parse_number(text)
    return None if value is None else rounded(value, max(measure.decimals, decimals_in(text)))
