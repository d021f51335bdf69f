"""What is withheld in what is published, though raw numbers tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oba.domain.book import Book


def is_withheld(book: Book, published: Book, indicator: str, place: str) -> bool:
    """Whether the number that is judged from raw numbers is not told in what is published."""
    judged = book.assessments[indicator, place].judged
    if judged is None or judged.value is None:
        return False
    shown = published.series.get((indicator, place))
    return shown is None or shown.value_at(judged.period) is None
