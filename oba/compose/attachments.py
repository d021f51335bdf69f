"""What is attached inside the file of a card: the trace of its answers as JSON, and its numbers as a table."""

from __future__ import annotations

from typing import NamedTuple

from oba.compose.card.numbers import numbers_csv
from oba.compose.draft import DRAFT
from oba.compose.results import card_json
from oba.compose.subject import subject_of
from oba.domain.book import Book
from oba.domain.place import Place


class Attachment(NamedTuple):
    """A file inside a PDF: its name, what it is, its kind, what it is to the pages, and its bytes."""

    name: str
    says: str
    kind: str
    relation: str
    content: bytes


def draft_file(one: Attachment) -> Attachment:
    """The same as a draft, which its name says wherever it goes."""
    return one._replace(name=f"draft-{one.name}", says=f"{DRAFT}: {one.says}")


def attachments(book: Book, indicator: str, place: Place) -> tuple[Attachment, ...]:
    """The attachments of one card; their names begin with the indicator's, so that a pack holds all of its cards'.

    A measure without a number has no table of numbers.
    """
    subject, content = subject_of(book, indicator, place), card_json(book, indicator, place).encode()
    says = "How each answer of the card was worked out"
    if subject.measure.is_narrative:
        says = "The updates of the card"
        return (Attachment(f"{indicator}.trace.json", says, "application/json", "Data", content),)
    numbers = numbers_csv(subject)
    return (
        Attachment(f"{indicator}.trace.json", says, "application/json", "Data", content),
        Attachment(
            f"{indicator}.numbers.csv", "The numbers of the card", "text/csv", "Source", numbers.encode()
        ),
    )  # fmt: skip
