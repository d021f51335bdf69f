"""The reports made to a board: when each comes, whether this quarter's has come, and the measures beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oba.compose.dashboard.rows import label
from oba.compose.returns.sender_lines import RECEIVED, return_mark, return_standing
from oba.domain.book import Book
from oba.domain.owed import Owed
from oba.domain.registers import Report
from oba.words import Mark, Tone, day, listed, quantity

_NOT_NOW = Mark("⊖", "Not due", Tone.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report: what it covers, who sends it and when, how this quarter's stands, and which measures bear on it."""

    topic: str
    covers: str
    sender: str
    when: str
    standing: Mark
    day: str
    measures: tuple[tuple[str, str], ...]


def report_rows(book: Book, board: str) -> tuple[ReportRow, ...]:
    """The reports made to a board, in the order of their file; the rules of the book are those that it has cards of."""
    due = {one.topic: one for one in book.owed if one.topic and one.period == book.round.quarter}
    return tuple(_row(book, one, due.get(one.id)) for one in book.registers.schedule if one.board == board)


def _row(book: Book, one: Report, owed: Owed | None) -> ReportRow:
    rules = [book.rules[name] for name in one.indicators if name in book.rules]
    return ReportRow(
        topic=one.topic,
        covers=one.covers,
        sender=(owed.sender if owed else "") or one.sender,
        when=", ".join(part for part in (one.frequency, one.months) if part),
        standing=return_mark(return_standing(owed)) if owed else _NOT_NOW,
        day=_day(book, one, owed),
        measures=tuple((rule.id, label(rule) if rule.number else rule.short) for rule in rules),
    )


def _day(book: Book, one: Report, owed: Owed | None) -> str:
    """When this quarter's came or is due; of one that is not due, when the last came, where that is known."""
    if owed:
        return day(owed.came) if owed.came else f"due by {day(owed.due)}"
    came = next((row.received for row in book.registers.returns if row.topic == one.id and row.received), None)
    return f"last came {day(came)}" if came else ""


def said_of_reports(book: Book, board: str) -> str:
    """How many reports are due this quarter, and how they stand, in one sentence; empty where none is."""
    mine = {one.id for one in book.registers.schedule if one.board == board}
    due = [return_standing(one) for one in book.owed if one.topic in mine and one.period == book.round.quarter]
    if not due:
        return ""
    counts = {standing: due.count(standing) for standing in dict.fromkeys((RECEIVED, *due)) if standing in due}
    stand = listed(f"{count} {standing}" for standing, count in counts.items())
    return f"{quantity(len(due), 'report')} due this quarter: {stand}"


def drafted(book: Book, board: str) -> Iterator[bool]:
    """Whether each row that says what was received, or what is to come, is illustrative."""
    mine = {one.id for one in book.registers.schedule if one.board == board}
    yield from (one.illustrative for one in book.registers.schedule if one.id in mine)
    yield from (one.illustrative for one in book.registers.returns if one.topic in mine)
