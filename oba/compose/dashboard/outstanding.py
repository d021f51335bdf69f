"""Which numbers a place's dashboard still waits for: of which indicator, whose, awaited or late."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.dashboard.rows import carded, label
from oba.domain.book import Book
from oba.domain.place import Place
from oba.words import outstanding


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingNumbers:
    """The numbers of one indicator that have not come: a line for each period, or stretch of periods."""

    label: str
    says: tuple[str, ...]


def missing_numbers(book: Book, place: Place) -> tuple[MissingNumbers, ...]:
    """Every indicator of a place with a number that is late, then those awaited only, in the plan's order."""
    names = {ident: other.name for ident, other in book.places.by_id.items()}
    found = [(rule, book.assessments[rule.id, place.id]) for rule in carded(book, place)]
    waiting = sorted((one for one in found if one[1].outstanding), key=lambda one: not one[1].late)
    return tuple(
        MissingNumbers(label=label(rule), says=outstanding(one.outstanding, place.id, names)) for rule, one in waiting
    )
