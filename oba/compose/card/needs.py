"""What the needs analysis says beside a card: facts that bear on its indicator, as far as there is room."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.flag import illustrative_mark
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.registers import Need
from oba.words.needs import fact, place_in_source

MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """One fact, and where it stands; what is illustrative says so there."""

    says: str
    source: str


def needs_of(book: Book, indicator: str, place: Place) -> tuple[Need, ...]:
    """The facts about a place that bear on an indicator; those of the whole plan stand with its top place."""
    return tuple(one for one in book.registers.needs if one.bears_on(indicator) and one.is_of(place, book.top))


def need_lines(book: Book, indicator: str, place: Place) -> tuple[NeedLine, ...]:
    """The first of them as a card prints them; one that the indicator itself measures is on the card already."""
    beside = (one for one in needs_of(book, indicator, place) if one.measured_by != indicator)
    return tuple(_line(one) for one in beside)[:MOST]


def _line(one: Need) -> NeedLine:
    return NeedLine(
        says=fact(one),
        source=", ".join(part for part in (place_in_source(one), illustrative_mark(one)) if part),
    )
