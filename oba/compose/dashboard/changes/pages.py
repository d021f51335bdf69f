"""Pages that only one of the two rounds has: indicators and places that begin or end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oba.compose.dashboard.rows import before_title
from oba.domain.book import Book
from oba.domain.change import Appearance, ChangeCause
from oba.domain.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """An indicator, or a place with all its indicators, that is shown for the first time or is shown no more."""

    number: str
    title: str
    says: str


def begun(book: Book, place: Place) -> tuple[PageLine, ...]:
    """What a place shows for the first time: itself, its parts, its indicators."""
    return tuple(_lines(book, place, ended=False))


def ended(book: Book, place: Place) -> tuple[PageLine, ...]:
    """What a place shows no more: its parts, its indicators."""
    return tuple(_lines(book, place, ended=True))


def _lines(book: Book, place: Place, *, ended: bool) -> Iterator[PageLine]:
    found = [one for one in book.changes.appearances if one.ended is ended]
    for part in (place, *_below(book, place)):
        if any(one.place == part.id and one.indicator is None for one in found):
            yield PageLine(number="", title=part.name, says=_of_place(book, part, ended=ended))
    for one in found:
        if one.place == place.id and one.indicator is not None:
            yield _of_indicator(book, one.indicator, one)


def _below(book: Book, place: Place) -> tuple[Place, ...]:
    return tuple(part for part in book.places.by_id.values() if part.parent == place.id)


def _of_place(book: Book, place: Place, *, ended: bool) -> str:
    """When a place began or ended, and what it became."""
    if not ended:
        return f"begins with {place.first.label}" if place.first else "is new"
    became = [book.places.by_id[other].name for other in place.becomes]
    when = f"ended with {place.last.label}" if place.last else "has ended"
    return f"{when}; now {' and '.join(became)}" if became else when


def _of_indicator(book: Book, indicator: str, one: Appearance) -> PageLine:
    rule = book.rules.get(indicator)
    ruled = one.cause is ChangeCause.RULE
    begun, ended = (
        ("a new indicator", "its rule has ended") if ruled else ("its first number came", "has no number now")
    )
    says = ended if one.ended else begun
    return PageLine(number=before_title(rule) if rule else indicator, title=rule.short if rule else "", says=says)
