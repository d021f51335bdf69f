"""Which numbers a place's dashboard still waits for: from whom, of which indicator, whose, awaited or late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from oba.compose.dashboard.rows import before_title, carded
from oba.domain.book import Book
from oba.domain.outstanding import Outstanding
from oba.domain.place import Place
from oba.domain.registers import covering
from oba.domain.rule import Rule
from oba.words import Mark, Tone, outstanding


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingNumbers:
    """What one sender owes of one indicator: a line for each period, or stretch of periods, that has not come.

    `sender` is said at the first of several; empty where nobody is named.
    """

    sender: str
    number: str
    title: str
    says: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Debt:
    """What one sender owes of one indicator."""

    sender: str
    rule: Rule
    owed: tuple[Outstanding, ...]

    @property
    def is_late(self) -> bool:
        return any(one.is_late for one in self.owed)


def missing_numbers(book: Book, place: Place) -> tuple[MissingNumbers, ...]:
    """Every number that has not come, by who sends it: first those who are late, then in the plan's order."""
    debts = sorted((debt for rule in carded(book, place) for debt in _debts(book, rule, place)), key=_on_time)
    by_sender: dict[str, list[_Debt]] = {}
    for debt in debts:
        by_sender.setdefault(debt.sender, []).append(debt)
    return tuple(
        _missing(book, place, debt, "" if at else sender)
        for sender, its in by_sender.items()
        for at, debt in enumerate(its)
    )


def _on_time(debt: _Debt) -> bool:
    return not debt.is_late


def _debts(book: Book, rule: Rule, place: Place) -> Iterator[_Debt]:
    """What is owed of an indicator, by who sends the number of each place that lacks one."""
    owed: dict[str, list[Outstanding]] = {}
    for one in book.assessments[rule.id, place.id].outstanding:
        senders = [_sender(book, rule, absence.place) for absence in one.absences]
        for sender in dict.fromkeys(senders):
            its = tuple(absence for absence, who in zip(one.absences, senders, strict=True) if who == sender)
            owed.setdefault(sender, []).append(replace(one, absences=its))
    for sender, found in owed.items():
        yield _Debt(sender=sender, rule=rule, owed=tuple(found))


def _sender(book: Book, rule: Rule, place: str) -> str:
    """Who sends a place's number of an indicator; empty where returns.csv names nobody."""
    row = covering(book.registers.returns, rule.id, place, book.places)
    return row.sender if row else ""


def _missing(book: Book, place: Place, debt: _Debt, sender: str) -> MissingNumbers:
    says = tuple(_said(book, place, debt.owed))
    return MissingNumbers(sender=sender, number=before_title(debt.rule), title=debt.rule.short, says=says)


def _said(book: Book, place: Place, owed: tuple[Outstanding, ...]) -> Iterator[Mark]:
    """What is late, then what is awaited only."""
    names = {ident: other.name for ident, other in book.places.by_id.items()}
    for late, glyph, tone in ((True, "▼", Tone.CONCERN), (False, "○", Tone.WAITING)):
        for says in outstanding((one for one in owed if one.is_late is late), place.id, names, briefly=True):
            yield Mark(glyph, says, tone)
