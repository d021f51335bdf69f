"""Every file of the web edition: composed, filled into its template, complete by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from oba.compose.edition.addresses import FOLDER, INDEX, OUTSIDE, of_indicator, of_place, of_round, within
from oba.compose.edition.contents import Contents
from oba.compose.edition.index_page import index_page
from oba.compose.edition.indicator_page import indicator_page
from oba.compose.edition.place_page import place_page
from oba.compose.edition.round_page import round_page
from oba.compose.edition.tables import Download
from oba.domain.finding import Question
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.rule import Rule
from oba.render.draft import PreviewFrame
from oba.render.studio import Document, Studio
from oba.words import QUESTIONS

Making = Callable[[], Iterator[Document]]


class Edition(NamedTuple):
    """The edition of a book, of which every page, with the tables beside it, can be made by itself.

    `preview` is what each page has besides, where it is looked at before it is published.
    """

    studio: Studio
    told: Contents
    preview: PreviewFrame | None = None

    def files(self) -> Iterator[Document]:
        """Every page of the edition and every table beside one, by its name in the folder of the edition."""
        for _, make in self._pages():
            yield from make()

    def file(self, name: str) -> bytes | None:
        """One of them, by its name in the folder; None where there is none of that name."""
        near = [make for page, make in self._pages() if name.startswith(page.removesuffix(".html"))]
        makers = [*near, self._index]  # the table of the first page stands elsewhere
        return next((one.content for make in makers for one in make() if one.name == name), None)

    def outer_index(self) -> bytes:
        """The first page once more, as it stands beside the rounds and leads into the edition."""
        page = index_page(self.told, OUTSIDE)
        return self._screen(INDEX, "index", page).content

    def _pages(self) -> Iterator[tuple[str, Making]]:
        """The name of every page, and how it is made with what stands beside it."""
        told = self.told
        yield INDEX, self._index
        for one in told.rounds:
            yield of_round(one.id), partial(self._round, one)
        for place in told.book.places.documented:
            for question in QUESTIONS:
                yield of_place(place.id, question), partial(self._place, place, question)
            for rule in told.of(place):
                yield of_indicator(rule.id, place.id), partial(self._indicator, rule, place)

    def _index(self) -> Iterator[Document]:
        page = index_page(self.told, within(INDEX))
        yield self._page(INDEX, "index", page)
        yield _file(page.table)

    def _round(self, round_: Round) -> Iterator[Document]:
        page = round_page(self.told, round_)
        yield self._page(page.name, "round", page)

    def _place(self, place: Place, question: Question) -> Iterator[Document]:
        page = place_page(self.told, place, question)
        yield self._page(page.name, "place", page)
        yield _file(page.table)

    def _indicator(self, rule: Rule, place: Place) -> Iterator[Document]:
        page = indicator_page(self.told, rule, place)
        yield self._page(page.name, "indicator", page)
        its = page.figures
        for one in (its.numbers, its.rounds, its.areas, its.compared, its.working):
            if one is not None:
                yield _file(one)

    def _page(self, name: str, kind: str, page: object) -> Document:
        return self._screen(f"{FOLDER}/{name}", kind, page)._replace(name=name)

    def _screen(self, name: str, kind: str, page: object) -> Document:
        return self.studio.screen(name, self.studio.html(f"edition-{kind}.html", page=page), self.preview)


def _file(one: Download) -> Document:
    return Document(one.name, one.content.encode())
