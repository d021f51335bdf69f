"""The page that says what is owed for a round, and by whom; it holds no number."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.returns.sender_lines import NOBODY, OwedLine, return_mark, sender_lines, summed
from oba.domain.book import Book
from oba.words import Mark, day, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnRow:
    """One return: how it stands, what it is, of which period and places, and when it came or is due."""

    mark: Mark
    what: str
    when: str
    whose: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderRows:
    """One sender's returns."""

    sender: str
    rows: tuple[ReturnRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnsPage:
    """Everything the page of returns may show."""

    title: str
    eyebrow: str
    says: str
    groups: tuple[SenderRows, ...]
    footer: str


def returns_page(book: Book) -> ReturnsPage:
    """Compose the page: each sender with what is late, awaited and received, those with something late first."""
    found = sender_lines(book.owed, book)
    on = day(book.round.cut_off)
    return ReturnsPage(
        title="Returns: who owes what",
        eyebrow=f"{book.plan.title} · {book.round.title}",
        says=f"On {on}, when the round’s data closed: {summed(found)}.",
        groups=tuple(
            SenderRows(sender=one.sender or NOBODY, rows=tuple(_row(line, book) for line in one.lines)) for one in found
        ),
        footer=f"{book.round.title} · data known at {on}",
    )


def _row(line: OwedLine, book: Book) -> ReturnRow:
    return ReturnRow(
        mark=return_mark(line.standing),
        what=sentence(line.what),
        when=line.when,
        whose=line.whose,
        day=line.told(book.round.cut_off),
    )
