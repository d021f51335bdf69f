"""A page on the web: the cards in it, each of an indicator and a place, and its sparklines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from oba.attack.public import PublicKnowledge
from oba.attack.reading.card import Shown, Subject, card, subject_of
from oba.attack.reading.curve import axes, dots
from oba.attack.reading.map import map_sightings
from oba.attack.reading.page import Page, read_page
from oba.attack.reading.review import review_sightings
from oba.attack.reading.sparkline import sparklines
from oba.attack.reading.unread import Unread
from oba.attack.sighting import Sighting

_ARTICLE = re.compile(r'<article class="card[^"]*" id="card-([\w-]+)" data-footer="([^"]*)".*?</article>', re.DOTALL)
_STYLE = re.compile(r"<style>[^<]*</style>")
_FONT = re.compile(r"data:font/woff2;base64,[\w+/=]*", re.ASCII)  # most of a page, and nothing to read


class Web:
    """A page on the web, read once, without the letters of its fonts; raises Unread for one that is no text."""

    def __init__(self, file: Path) -> None:
        try:
            self.html = _STYLE.sub(_without_fonts, file.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, OSError) as error:
            raise Unread(str(error)) from error

    @cached_property
    def page(self) -> Page:
        """The page as it is read."""
        return read_page(self.html)


def _without_fonts(style: re.Match[str]) -> str:
    return _FONT.sub("", style.group())


class CardPlace(NamedTuple):
    """Of which indicator and place a card is, by the name of its file."""

    indicator: str
    place: str


def of_card(name: str, public: PublicKnowledge) -> CardPlace | None:
    """Which card a file is, as in area/cards/ni-1.html; None where it is none of the plan's."""
    place, folder, file = ("", "", *name.split("/"))[-3:]
    indicator = file.rpartition(".")[0]
    known = folder == "cards" and place in public.places.by_id and indicator in public.rules
    return CardPlace(indicator, place) if known else None


def shown_on(web: Web, subject: Subject) -> Shown:
    """What a page shows that is one card."""
    return Shown(web.page, dots(web.html), axes(web.html, subject.measure))


def web_sightings(web: Web, name: str, public: PublicKnowledge) -> Iterator[Sighting]:
    """What a page tells: a card by its name, else every card in it, and the sparklines and maps of its place."""
    if one := of_card(name, public):
        if subject := subject_of(one.indicator, one.place, public):
            yield from card(shown_on(web, subject), subject, name)
        return
    for found in _ARTICLE.finditer(web.html):
        place = next((its for part in found.group(2).split(" · ") if (its := _place(part, public))), "")
        subject = subject_of(found.group(1), place, public) if place else None
        if subject:
            html = found.group()
            yield from card(Shown(read_page(html), dots(html), axes(html, subject.measure)), subject, name)
    yield from review_sightings(web.html, name, public)
    place = name.partition("/")[0]
    if place in public.places.by_id:
        yield from sparklines(web.html, place, public, name)
        yield from map_sightings(web.html, public, name)


def _place(text: str, public: PublicKnowledge) -> str:
    return public.places.named.get(text.replace("\N{NO-BREAK SPACE}", " ").strip().lower(), "")
