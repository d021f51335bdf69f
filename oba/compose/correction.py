"""Corrections: what a pack says at its head of rounds that were released again, itself first."""

from __future__ import annotations

from oba.domain.book import Book
from oba.domain.release import Correction
from oba.words import day


def correction_sentences(book: Book) -> tuple[str, ...]:
    """A sentence for each round that was released again since the last one; none where none was."""
    return tuple(_says(book, one) for one in book.corrections)


def _says(book: Book, one: Correction) -> str:
    """One sentence; a round after the book's own, which it does not know, goes by its name."""
    why = one.why.rstrip(".")
    if one.round == book.round.id:
        return f"This report replaces the one that {one.by} released on {day(one.on)}: {why}."
    title = next((each.title for each in book.plan.rounds if each.id == one.round), one.round)
    return f"The report of {title} was released again on {day(one.on)} by {one.by}: {why}. Use that one."
