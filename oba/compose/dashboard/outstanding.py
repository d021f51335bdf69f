"""Which numbers a place's dashboard still waits for: of which indicator, whose, awaited or late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from oba.compose.dashboard.rows import carded, label
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.rule import Rule
from oba.words import Mark, Tone, outstanding

Sender = Callable[[Rule], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingNumbers:
    """The numbers of one indicator that have not come: a line for each period, or stretch of periods.

    `sender` is who owes them, said at the first of several; empty where nobody is named.
    """

    sender: str
    number: str
    title: str
    says: tuple[Mark, ...]


def nobody(_: Rule) -> str:
    """No sender, where a plan names none."""
    return ""


def missing_numbers(book: Book, place: Place, sender: Sender = nobody) -> tuple[MissingNumbers, ...]:
    """Every indicator of a place with a number that is late, then those awaited only, in the plan's order.

    What one sender owes stands together, where the first of it would stand.
    """
    found = [rule for rule in carded(book, place) if book.assessments[rule.id, place.id].outstanding]
    waiting = sorted(found, key=lambda rule: not book.assessments[rule.id, place.id].late)
    by_sender: dict[str, list[Rule]] = {}
    for rule in waiting:
        by_sender.setdefault(sender(rule), []).append(rule)
    owed = ((who, at, rule) for who, rules in by_sender.items() for at, rule in enumerate(rules))
    return tuple(_missing(book, place, rule, "" if at else who) for who, at, rule in owed)


def _missing(book: Book, place: Place, rule: Rule, sender: str) -> MissingNumbers:
    says = tuple(_said(book, book.assessments[rule.id, place.id]))
    return MissingNumbers(sender=sender, number=label(rule), title=rule.short, says=says)


def _said(book: Book, owed: Assessment) -> Iterator[Mark]:
    """What is late, then what is awaited only."""
    names = {ident: place.name for ident, place in book.places.by_id.items()}
    for late, glyph, tone in ((True, "▼", Tone.CONCERN), (False, "○", Tone.WAITING)):
        for says in outstanding((one for one in owed.outstanding if one.is_late is late), owed.place, names):
            yield Mark(glyph, says, tone)
