"""A card: the number, the counts and the interval of each period, the parts of a derived number, groups and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from oba.attack.public import PublicKnowledge
from oba.attack.reading.answers import span
from oba.attack.reading.curve import Axes, Place, inverted
from oba.attack.reading.page import Page, Table
from oba.attack.sighting import BESIDE, COUNTED, EARLIER, PART, SO_FAR, Sighting, Span
from oba.domain.group import Group
from oba.domain.measure import ALL, RATE, Measure
from oba.domain.number import parse_number, printed
from oba.domain.release import Printed

_NUMBERS, _GROUPS = "In numbers", "Groups in "
_INTERVAL = re.compile(r"([\d.]+)\s*%\s+interval")
_ENDS = re.compile(r"(.+?)[–-](.+)")
_VALUE = r"(?P<value>[−-]?[\d,]+(?:\.\d+)?)"
_PERIOD = r"(?P<period>\d{4}(?:/\d\d)?(?: [QHT]\d)?|[A-Z][a-z]{2} \d{4})"
# What a note says, by the role of the number in it; one that is nowhere in a text is soon told by its words.
_NOTES = (
    (BESIDE, " is disputed", rf"{_PERIOD}: {_VALUE}[^.:]*? is disputed"),
    (COUNTED, ", which had been counted by", rf"{_PERIOD}: {_VALUE}[^.:]*?, which had been counted by"),
    ("", "The whole of ", rf"The whole of {_PERIOD} made {_VALUE}"),
    (SO_FAR, " so far: ", rf"{_PERIOD} so far: {_VALUE}[^.]*? in \d+ of \d+ "),
)
_REVISED = " before it was revised"
_EARLIER = rf"{_PERIOD} was ((?:[^.]|\.\d)+?){_REVISED}"
_WHOLE_YEARS = re.compile(r"Whole years: ([^.]+(?:\.\d[^.]*)*)\.")
_WITHHELD = "c"


class Subject(NamedTuple):
    """Whose card it is: indicator, place, and what is counted how."""

    indicator: str
    place: str
    name: str
    measure: Measure
    groups: tuple[Group, ...]

    def of(self, period: str, **more: str) -> Printed | None:
        """What a number of a period is of; None where it is no period of the measure."""
        found = self.measure.read_period(period)
        return Printed(self.indicator, self.place, ALL, str(found))._replace(**more) if found else None


class Shown(NamedTuple):
    """What a card shows, on the web or on paper: its page, and the places of its own dots with the axes they have."""

    page: Page
    dots: tuple[Place, ...]
    axes: Axes | None


def subject_of(indicator: str, place: str, public: PublicKnowledge) -> Subject | None:
    """Whose card it is; None for an indicator that the plan does not have."""
    rule = public.rules.get(indicator)
    if rule is None:
        return None
    return Subject(rule.id, place, public.places.by_id[place].name, rule.measure, public.plan.groups)


def card(shown: Shown, subject: Subject, name: str) -> Iterator[Sighting]:
    """Every number on a card, which is a file of this name."""
    for one in (*_tables(shown.page, subject), *_notes(shown.page, subject), *_curve(shown, subject)):
        yield replace(one, file=name)


def _tables(page: Page, subject: Subject) -> Iterator[Sighting]:
    for table in page.tables:
        if table.caption == _NUMBERS:
            yield from _numbers(table, subject)
        elif table.caption.startswith(_GROUPS):
            yield from _groups(table, subject, table.caption.removeprefix(_GROUPS))


def _numbers(table: Table, subject: Subject) -> Iterator[Sighting]:
    """Row by row; a row is known by what stands before it, and its columns are periods."""
    periods = table.rows[0][1:]
    own = f"{subject.name}, {subject.measure.unit}"
    for row in table.rows[1:]:
        for period, text in zip(periods, row[1:], strict=False):
            if text and (one := _cell(row[0], text, period, subject, own)):
                yield one


def _cell(head: str, text: str, period: str, subject: Subject, own: str) -> Sighting | None:
    measure, of = subject.measure, subject.of(period)
    if of is None:
        return None
    if head == own:
        return Sighting(of=of, value=span(text, measure), withheld=text == _WITHHELD)
    if head in {measure.numerator, "number"}:
        return Sighting(of=of, numerator=_count(text))
    if head == measure.of:
        return Sighting(of=of, denominator=_count(text))
    if level := _INTERVAL.match(head):
        return _between(of, text, Fraction(level.group(1)), measure)
    rate = measure.per and head == f"rate per {printed(measure.per, 0)}"
    group = RATE if rate and RATE in measure.part_groups else head
    if group not in measure.part_groups or measure.parts is None:
        return None
    part = of._replace(layer=PART, group=group)
    return Sighting(of=part, value=span(text, measure), withheld=text == _WITHHELD)


def _count(text: str) -> Fraction | None:
    """A count; one that is only about so many is none."""
    return parse_number(text)


def _between(of: Printed, text: str, level: Fraction, measure: Measure) -> Sighting | None:
    ends = _ENDS.match(text)
    low, high = (span(ends.group(n).strip(), measure) for n in (1, 2)) if ends else (None, None)
    return Sighting(of=of, interval=(low, high), level=level) if low and high else None


def _groups(table: Table, subject: Subject, period: str) -> Iterator[Sighting]:
    """The groups' numbers, and what their gaps to everyone's tell of them."""
    labels = {group.label: group.id for group in subject.groups}
    everyone: Span | None = None
    for head, value, *gap in table.rows[1:]:
        known = span(value, subject.measure)
        if head == "All":
            everyone = known
        of = subject.of(period, group=labels[head]) if head in labels else None
        if of is None:
            continue
        yield Sighting(of=of, value=known, withheld=value == _WITHHELD)
        apart = span(gap[0], subject.measure) if gap else None
        if everyone and apart:
            yield Sighting(of=of, value=Span(everyone.low + apart.low, everyone.high + apart.high))


def _curve(shown: Shown, subject: Subject) -> Iterator[Sighting]:
    for period, value in inverted(shown.dots, shown.axes, subject.measure.decimals):
        if of := subject.of(str(period)):
            yield Sighting(of=of, value=value)


def _notes(page: Page, subject: Subject) -> Iterator[Sighting]:
    """What notes say of numbers: before a revision, disputed, counted so far, and whole years."""
    text = page.text.replace("\N{NO-BREAK SPACE}", " ")
    for role, words, pattern in _NOTES:
        for found in re.finditer(pattern, text) if words in text else ():
            yield from _said(found.group("period"), found.group("value"), role, subject)
    for was in re.finditer(_EARLIER, text) if _REVISED in text else ():
        for value in re.finditer(_VALUE, was.group(2)):
            yield from _said(was.group("period"), value.group("value"), EARLIER, subject)
    for years in _WHOLE_YEARS.finditer(text):
        for found in re.finditer(rf"{_PERIOD} {_VALUE}", years.group(1)):
            yield from _said(found.group("period"), found.group("value"), "", subject)


def _said(period: str, value: str, role: str, subject: Subject) -> Iterator[Sighting]:
    of, number = subject.of(period), span(value.rstrip(","), subject.measure)
    if of and number:
        yield Sighting(of=of._replace(role=role), value=number)
