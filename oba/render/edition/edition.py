"""Every file of the web edition: composed, filled into its template, complete by itself."""

from __future__ import annotations

from collections.abc import Iterator

from oba.compose.edition.addresses import INDEX, OUTSIDE, within
from oba.compose.edition.contents import Contents
from oba.compose.edition.index_page import index_page
from oba.compose.edition.indicator_page import IndicatorPage, indicator_page
from oba.compose.edition.place_page import place_page
from oba.compose.edition.round_page import round_page
from oba.compose.edition.tables import Download
from oba.render.studio import Document, Studio
from oba.words import QUESTIONS


def edition_files(studio: Studio, told: Contents) -> Iterator[Document]:
    """Every page of the edition and every table beside one, by its name in the folder of the edition."""
    first = index_page(told, within(INDEX))
    yield _page(studio, INDEX, "index", first)
    yield _file(first.table)
    for one in told.rounds:
        page = round_page(told, one)
        yield _page(studio, page.name, "round", page)
    for place in told.book.places.documented:
        for question in QUESTIONS:
            its = place_page(told, place, question)
            yield _page(studio, its.name, "place", its)
            yield _file(its.table)
        for rule in told.of(place):
            yield from _indicator(studio, indicator_page(told, rule, place))


def outer_index(studio: Studio, told: Contents) -> bytes:
    """The first page once more, as it stands beside the rounds and leads into the edition."""
    return _page(studio, INDEX, "index", index_page(told, OUTSIDE)).content


def _indicator(studio: Studio, page: IndicatorPage) -> Iterator[Document]:
    yield _page(studio, page.name, "indicator", page)
    its = page.figures
    for one in (its.numbers, its.rounds, its.areas, its.compared, its.working):
        if one is not None:
            yield _file(one)


def _page(studio: Studio, name: str, kind: str, page: object) -> Document:
    return Document(name, studio.screen(studio.html(f"edition-{kind}.html", page=page)))


def _file(one: Download) -> Document:
    return Document(one.name, one.content.encode())
