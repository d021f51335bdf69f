"""The young people's summary: each number of whole people is a number rounded, and each picture draws as many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from html import unescape

from oba.attack.public import PublicKnowledge
from oba.attack.reading.page import read_page
from oba.attack.sighting import Sighting, Span
from oba.attack.stray import Stray
from oba.domain.measure import ALL, HUNDRED, Kind, Measure
from oba.domain.number import parse_number, unit_of_last_decimal
from oba.domain.period import Every, Period
from oba.domain.release import Printed
from oba.domain.rule import Rule

FILE = "summary.html"
_GOAL = re.compile(r'<section class="goal" id="goal-([\w-]+)">(.*?)</section>', re.DOTALL)
_CAPTION = re.compile(r'<p class="caption">(?:Number of )?([^<:]*)')
_SAID = re.compile(r'<p class="[^"]*plainly">(.*?)</p>', re.DOTALL)
_IN = re.compile(r"(?:It|The gap) is (?P<now>[\d,]+)(?: in (?P<among>[\d,]+))?")
_OF_BASE = re.compile(r"there are (?P<now>[\d,]+) now")
_LAST_YEAR = re.compile(r"Last year it was ([\d,]+)\.")
_PICTURE = re.compile(r'<svg class="people".*?<title>([\d,]+)[^<]*</title>(.*?)</svg>', re.DOTALL)
_TOLD = re.compile(r'<path class="(?:now|over)"')


def summary_sightings(html: str, public: PublicKnowledge) -> Iterator[Sighting]:
    """What the goals tell: of the top place, and of the period that their caption names."""
    top = public.places.top
    if top is None:
        return
    for name, goal in _GOAL.findall(html):
        rule, caption, said = public.rules.get(name), _CAPTION.search(goal), _SAID.search(goal)
        period = rule.measure.read_period(unescape(caption.group(1)).strip()) if rule and caption else None
        if rule and period and said:
            for when, value in _numbers(read_page(said.group(1)).text, rule, period):
                yield Sighting(of=Printed(name, top.id, ALL, str(when)), value=value, file=FILE)


def _numbers(said: str, rule: Rule, period: Period) -> Iterator[tuple[Period, Span]]:
    now = _OF_BASE.search(said) if rule.measure.plain is Kind.CHANGE else _IN.search(said)
    if now is None:
        return
    among = parse_number(now.groupdict().get("among") or "")
    yield period, _span(now["now"], among, rule.measure)
    before = _LAST_YEAR.search(said)
    if before and rule.measure.every is Every.YEAR:
        yield period.shift(-1), _span(before.group(1), among, rule.measure)


def _span(told: str, among: Fraction | None, measure: Measure) -> Span:
    """Between which ends a number lies that was printed to its decimals, and of that told in whole people."""
    count, unit = parse_number(told) or Fraction(0), Fraction(1)
    if among and measure.per and measure.plain in (Kind.PERCENT, Kind.RATE):
        unit = measure.per / among
    middle = count * unit - (HUNDRED if measure.plain is Kind.CHANGE else 0)
    off = unit / 2 + unit_of_last_decimal(measure.decimals) / 2
    return Span(middle - off, middle + off)


def summary_strays(html: str) -> Iterator[Stray]:
    """Pictures that draw more people, or fewer, than they say."""
    for name, goal in _GOAL.findall(html):
        for told, drawn in _PICTURE.findall(goal):
            if (many := len(_TOLD.findall(drawn))) != parse_number(told):
                yield Stray(FILE, str(many), f"people drawn where {told} are told", name)
