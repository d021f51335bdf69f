"""What there is to see: every place with a dashboard, every card, and which of them has a story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from oba.compose.dashboard.rows import carded, label
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.rule import Rule
from oba.render.single_page import SinglePage
from oba.words import day


class CardEntry(NamedTuple):
    """A card: where it stands, what it is called, and what is told of its story."""

    name: str
    label: str
    title: str
    story: str


class PlaceEntry(NamedTuple):
    """A place, where its dashboard stands, and its cards."""

    name: str
    board: str
    cards: tuple[CardEntry, ...]


class Contents(NamedTuple):
    """The first page of a preview."""

    title: str
    round: Round
    cut_off: str
    stories: str
    places: tuple[PlaceEntry, ...]


def pages_of(book: Book) -> Iterator[SinglePage]:
    """Every dashboard and every card of a round."""
    for place in book.places.documented:
        yield SinglePage(place)
        yield from (SinglePage(place, rule.id) for rule in carded(book, place))


def contents(book: Book) -> Contents:
    """Word the first page."""
    return Contents(
        title=book.plan.title,
        round=book.round,
        cut_off=day(book.round.cut_off),
        stories=f"data/{book.plan.id}/stories/{book.round.id}/PLACE/INDICATOR.md",
        places=tuple(_place(book, place) for place in book.places.documented),
    )


def _place(book: Book, place: Place) -> PlaceEntry:
    cards = tuple(_card(book, rule, place) for rule in carded(book, place))
    return PlaceEntry(place.name, SinglePage(place).name, cards)


def _card(book: Book, rule: Rule, place: Place) -> CardEntry:
    story = book.stories.get((rule.id, place.id))
    told = f"story by {story.author}, {day(story.written)}" if story else "no story yet"
    return CardEntry(SinglePage(place, rule.id).name, label(rule), rule.title, told)
