"""Every document of one place, or the rule book: composed, laid out once, written as PDF and as its HTML twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment

from oba.compose.card.report_card import ReportCard
from oba.compose.pack import pack
from oba.compose.rulebook.rulebook import rulebook
from oba.compose.signposts import card_signposts, dashboard_signposts, rulebook_signposts
from oba.domain.book import Book
from oba.domain.place import Place, Places
from oba.domain.rule import Rule
from oba.render.assets import Assets, read_assets
from oba.render.html import page, templates
from oba.render.pdf import lay_out, write
from oba.render.twin import twin

RULEBOOK = "rulebook"
_CARD_FILES, _PLACE_FILES, _RULEBOOK_FILES = 2, 3, 2  # each as PDF and HTML; a place also has its pack


class Document(NamedTuple):
    """A finished file of a round: its name inside the round's folder, and its bytes."""

    name: str
    content: bytes


class Studio(NamedTuple):
    """What documents are made with: the templates and assets of a cards folder, and the book they speak of."""

    book: Book
    pages: Environment
    assets: Assets

    def html(self, template: str, **context: object) -> str:
        """Fill in a template."""
        return page(self.pages, template, context)

    def twin(self, name: str, html: str) -> Document:
        """The HTML that is complete by itself."""
        return Document(name, twin(html, self.assets).encode())


def most_documents(places: Places, rules: Mapping[str, Rule]) -> int:
    """How many documents a round makes where every place has every card, for a progress bar."""
    return len(places.documented) * (_PLACE_FILES + _CARD_FILES * len(rules)) + _RULEBOOK_FILES


def documents(book: Book, cards: Path, task: str) -> Iterator[Document]:
    """The documents of the place that a task names, or the rule book; RenderFailed says what could not be made."""
    studio = Studio(book, templates(cards), read_assets(cards))
    if task == RULEBOOK:
        yield from _rulebook(studio)
    else:
        yield from _place(studio, book.places.by_id[task])


def _place(studio: Studio, place: Place) -> Iterator[Document]:
    """One layout of the pack; the dashboard and every card are written from the pages they occupy."""
    book = studio.book
    author, about = book.plan.organisation, f"{book.plan.title}, {book.round.title}"
    whole = pack(book, place)
    laid = lay_out(studio.html("pack.html", pack=whole), studio.assets)
    name = f"{place.name}, {book.round.title}"
    yield Document(f"{place.id}/pack.pdf", write(laid, title=f"Pack: {name}", author=author, subject=about))
    board = write(laid, title=f"Dashboard: {name}", author=author, subject=about, section="dashboard")
    yield Document(f"{place.id}/dashboard.pdf", board)
    signposts = dashboard_signposts(book, place)
    screen = studio.html("dashboard.html", dashboard=whole.dashboard, signposts=signposts)
    yield studio.twin(f"{place.id}/dashboard.html", screen)
    for card in (card for group in whole.groups for card in group.cards):
        indicator = card.anchor.removeprefix("card-")
        path = f"{place.id}/cards/{indicator}"
        single = write(laid, title=_title(card), author=author, subject=about, section=card.anchor)
        yield Document(f"{path}.pdf", single)
        signposts = card_signposts(book, indicator, place)
        yield studio.twin(f"{path}.html", studio.html("card.html", card=card, signposts=signposts))


def _rulebook(studio: Studio) -> Iterator[Document]:
    book = studio.book
    composed = rulebook(book)
    laid = lay_out(studio.html("rulebook.html", rulebook=composed, signposts=()), studio.assets)
    title = f"Rule book: {book.plan.title}"
    yield Document("rulebook.pdf", write(laid, title=title, author=book.plan.organisation, subject=book.plan.source))
    screen = studio.html("rulebook.html", rulebook=composed, signposts=rulebook_signposts(book))
    yield studio.twin("rulebook.html", screen)


def _title(card: ReportCard) -> str:
    return f"{card.title}: {card.place}, {card.period}"
