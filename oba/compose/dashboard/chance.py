"""How many of a dashboard's statistical tests would signal by chance alone, beside how many did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from oba.compose.dashboard.rows import carded, neighbours
from oba.domain.book import Book
from oba.domain.chance import Chance
from oba.domain.finding import Question
from oba.domain.number import printed, shortest
from oba.domain.place import Place


def chances(book: Book, place: Place) -> tuple[Chance, ...]:
    """The tests behind the answers on a place's dashboard: all of its own, and the ratings of its parts beside them."""
    return tuple(chance for rule in carded(book, place) for chance in _behind(book, rule.id, place))


def _behind(book: Book, indicator: str, place: Place) -> Iterator[Chance]:
    for finding in book.assessments[indicator, place.id].findings.values():
        yield from finding.chances
    for part in neighbours(book, place):
        beside = book.assessments.get((indicator, part.id)) if book.has_card(indicator, part) else None
        if part.parent == place.id and beside:
            yield from beside[Question.THRESHOLD].chances


def chance_words(made: Sequence[Chance]) -> str:
    """Say how many tests were made, how many would signal by chance and how many did; nothing without any test."""
    if not made:
        return ""
    expected, signals = sum((one.of for one in made), Fraction(0)), sum(one.signal for one in made)
    if len(made) == 1:
        often = f"about {shortest(expected * 1000)} times in 1,000"
        return (
            "One statistical test was made for this page. Without any real change or difference it would signal by "
            f"chance alone {often}; it {'did' if signals else 'did not'}."
        )
    about = printed(expected, 1) if expected >= Fraction(1, 10) else "fewer than 0.1"
    return (
        f"{len(made):,} statistical tests were made for this page. If nothing had really changed or differed, on "
        f"average {about} of them would signal by chance alone; {signals or 'none'} did."
    )
