"""The web edition as a stranger reads it: it may tell no more than the rounds that it joins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

from oba.attack.public import PublicKnowledge
from oba.attack.reading.answers import span
from oba.attack.reading.attached import attached
from oba.attack.reading.card import Shown, Subject, card, subject_of
from oba.attack.reading.curve import axes, dots, inverted
from oba.attack.reading.digits import measured, numbers
from oba.attack.reading.map import beyond_table, map_sightings
from oba.attack.reading.own_name import without_own_name
from oba.attack.reading.papers import titles
from oba.attack.reading.read import Reading
from oba.attack.reading.rows import NO_ROWS, Row, rows_in
from oba.attack.reading.twins import within_page
from oba.attack.reading.web import Web
from oba.attack.sighting import Sighting, Span
from oba.domain.measure import ALL
from oba.domain.number import printed
from oba.domain.plan import Round
from oba.domain.release import Printed, Release

NAME, MANIFEST = "edition", "manifest.json"
_NOBODY = Printed("", "", ALL, "")
_ARTICLE = re.compile(r'<article class="card.*?</article>', re.DOTALL)
_NARROW = re.compile(r'<svg class="curve narrow".*?</svg>', re.DOTALL)
_PANEL = re.compile(r'<section class="panel" id="area-([\w-]+)">.*?</section>', re.DOTALL)
_CELL = re.compile(r'href="[^"]*indicators/([\w-]+)/([\w-]+)\.html"[^>]*>(.*?)</a>', re.DOTALL)
_AMOUNT = re.compile(r'<span class="amount">([^<]*)</span>')
# What says how large a file is, how a card is shown elsewhere and what a round is called, and is no number of anything.
_FURNITURE = re.compile(r"\((?:CSV|JSON), \d+ kB\)|<iframe .*?</iframe>|\bQ[1-4]\b")
_POLICY = re.compile(r"default-src 'none';[^0-9]*(?: 'sha256-[\w+/=]{44}')*")
_BY_ROUND = frozenset({"indicator", "place", "round", "period", "value"})
_COMPARED = frozenset({"indicator", "place", "period", "value", "lower", "upper", "comparator's value"})
Told = Mapping[tuple[str, str], set[str]]


class _Known:
    """The numbers that the round shows and that earlier rounds showed, by indicator and place, and on other pages."""

    def __init__(self, shown: Told, before: Told) -> None:
        self.before = before
        self._of: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._about: defaultdict[str, set[str]] = defaultdict(set)
        for (indicator, place), its in (*shown.items(), *before.items()):
            self._of[indicator, place] |= its
            self._about[indicator] |= its
        self.every = frozenset().union(*self._about.values())

    def of(self, indicator: str, place: str) -> set[str]:
        return self._of[indicator, place]

    def about(self, indicator: str) -> set[str]:
        """Those about an indicator, wherever, and those on pages that are no card."""
        return self._about[indicator] | self._about[""]


class _Reader(NamedTuple):
    """What reading a file of the edition needs beside it."""

    public: PublicKnowledge
    now: Round
    known: _Known
    found: Reading


def read_edition(
    folder: Path, public: PublicKnowledge, now: Round, releases: Sequence[Release], found: Reading
) -> None:
    """Add what the files of the edition show, and as strays what the rounds do not show at the same place.

    `found` is what the round itself shows. Every table and curve is read as those of a card are; words are held beside
    the cards of the indicator, where the round has any.
    """
    found.show("", "", " ".join((titles(public), *(one.id for one in public.plan.rounds))))
    reader = _Reader(public, now, _Known(_seen(found, public), _released(releases, public)), found)
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    for name in names:
        with found.of(f"{NAME}/{name}"):
            if name.endswith(".html"):
                _page(folder / name, name, reader)
            elif name != MANIFEST:
                _table(name, (folder / name).read_bytes(), reader)


def _seen(found: Reading, public: PublicKnowledge) -> Told:
    """The numbers that the round shows: on its pages, in its answers, and in its workbook as they are printed."""
    told = {key: set(its) for key, its in found.shown.items()}
    for one in found.sightings:
        if rule := public.rules.get(one.of.indicator):
            said = [_middle(one.value, rule.measure.decimals)] if one.value else []
            said += [printed(count, 0) for count in (one.numerator, one.denominator) if count is not None]
            told.setdefault((one.of.indicator, one.of.place), set()).update(numbers(" ".join(said)))
    return told


@lru_cache(maxsize=2**14)
def _middle(value: Span, decimals: int) -> str:
    return printed((value.low + value.high) / 2, decimals)


def _released(releases: Iterable[Release], public: PublicKnowledge) -> Told:
    """The numbers of earlier rounds as they were printed."""
    told: dict[tuple[str, str], set[str]] = {}
    for cell in (cell for one in releases for cell in one.cells):
        rule = public.rules.get(cell.of.indicator)
        if rule and cell.value is not None:
            text = printed(cell.value, rule.measure.decimals)
            told.setdefault((cell.of.indicator, cell.of.place), set()).update(numbers(text))
    return told


def _page(file: Path, name: str, reader: _Reader) -> None:
    web, parts = Web(file), name.split("/")
    subject = None
    if parts[0] == "indicators":
        subject = subject_of(parts[1], parts[2].removesuffix(".html"), reader.public)
    indicator, place = (subject.indicator, subject.place) if subject else ("", "")
    page = without_own_name(web.page, f"{NAME}/{name}", reader.public)
    shown = tuple(one for one in page.aside if not _POLICY.fullmatch(one.text))
    strays = [*within_page(page._replace(aside=shown)), *_in_cells(web.html, reader.known), *beyond_table(web.html)]
    if subject and indicator in reader.found.carded:
        text = _FURNITURE.sub(" ", web.page.plain)
        strays += ((one, "in words") for one in sorted(set(numbers(text)) - reader.known.about(indicator)))
    if subject:
        reader.found.sightings += _drawn(web, subject, name, reader.public)
        reader.found.sightings += map_sightings(web.html, reader.public, f"{NAME}/{name}")
    else:
        strays += ((one, "in words") for one in sorted(measured(web.page.text) - reader.known.every))
    reader.found.stray(f"{NAME}/{name}", strays, indicator, place)


def _drawn(web: Web, subject: Subject, name: str, public: PublicKnowledge) -> Iterator[Sighting]:
    """What the tables and the curves of an indicator's page show: its own, the one for telephones, those of areas."""
    file = f"{NAME}/{name}"
    own = next(iter(_ARTICLE.findall(web.html)), "")
    yield from card(Shown(web.page, dots(own), axes(own, subject.measure)), subject, file)
    for narrow in _NARROW.findall(web.html):
        yield from _curve(narrow.replace("curve narrow", "curve"), subject, file)
    for found in _PANEL.finditer(web.html):
        if found.group(1) in public.places.by_id:
            yield from _curve(found.group(), subject._replace(place=found.group(1)), file)


def _curve(html: str, subject: Subject, file: str) -> Iterator[Sighting]:
    for period, value in inverted(dots(html), axes(html, subject.measure), subject.measure.decimals):
        if of := subject.of(str(period)):
            yield Sighting(of=of, value=value, file=file)


def _in_cells(html: str, known: _Known) -> Iterator[tuple[str, str]]:
    """The numbers in the cells of a rug that are not of the indicator and the place that the cell leads to."""
    for indicator, place, cell in _CELL.findall(html):
        for amount in _AMOUNT.findall(cell):
            for one in numbers(unescape(amount)):
                if one not in known.of(indicator, place):
                    yield one, f"in the cell of {indicator} in {place}"


def _table(name: str, content: bytes, reader: _Reader) -> None:
    """A file to be kept: what rounds knew, what was compared, or numbers and answers as they are attached to a card."""
    heads, rows = rows_in(content) if name.endswith(".csv") else NO_ROWS
    file = f"{NAME}/{name}"
    if heads >= _BY_ROUND:
        _by_round(rows, file, reader)
    elif heads >= _COMPARED:
        for row in rows:
            told = numbers(" ".join(row[head] for head in ("value", "lower", "upper", "comparator's value")))
            strays = [(one, "in a table") for one in told if one not in reader.known.about(row["indicator"])]
            reader.found.stray(file, strays, row["indicator"], row["place"])
            reader.found.sightings += _told(row, file, reader)
    elif rows or not name.endswith(".csv"):
        reader.found.sightings += attached(name, content, reader.public, _NOBODY, "")


def _by_round(rows: Iterable[Row], file: str, reader: _Reader) -> None:
    """See the numbers of this round; those of earlier rounds must be what these released."""
    for row in rows:
        if row["round"] == reader.now.id:
            reader.found.sightings += _told(row, file, reader)
            continue
        before = reader.known.before.get((row["indicator"], row["place"]), set())
        strays = [(one, f"of round {row['round']}") for one in numbers(row["value"]) if one not in before]
        reader.found.stray(file, strays, row["indicator"], row["place"])


def _told(row: Row, file: str, reader: _Reader) -> Iterator[Sighting]:
    rule = reader.public.rules.get(row["indicator"])
    period = rule.measure.read_period(row["period"]) if rule else None
    if rule and period:
        of = Printed(rule.id, row["place"], ALL, str(period))
        yield Sighting(of=of, value=span(row["value"], rule.measure), file=file)
