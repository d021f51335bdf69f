"""The sheet that says what a workbook is: which plan and round, what is made up, how to read it, whose numbers."""

from __future__ import annotations

from collections.abc import Iterator

from oba.compose.pack import DRAFTED, MADE_UP
from oba.compose.rulebook.policy import policy_sentences
from oba.compose.sheets.registers import drafted
from oba.compose.sheets.sheet import ColumnHead, ResultCell, ResultSheet
from oba.domain.book import Book
from oba.domain.counted import FEW

_HEADS = (ColumnHead("What", 24), ColumnHead("Says", 110))
_READING = (
    "Answers: one row for each indicator and place. Under each question stands its answer, or why there is none.",
    "The number is the latest that can be judged, and its period stands beside it. A percentage of 4.3 is written 4.3.",
    "The margin is how far the number lies from the nearest change of its rating, in its own unit.",
    "Numbers: one row for each number. Where there is none, Why none gives the reason.",
    f"A number with u in its note is of fewer than {FEW}, so that one more or less moves it far; it is judged as any.",
    "Run: the number judged and the answers of each round so far, side by side.",
    "Source rows name the rows of the data that a number comes from: indicator, place, period, day published, source.",
)


def about_sheet(book: Book) -> ResultSheet:
    """Everything a reader needs who has nothing but this workbook."""
    return ResultSheet(title="About", heads=_HEADS, rows=tuple(_rows(book)))


def _rows(book: Book) -> Iterator[tuple[ResultCell, ...]]:
    plan, now = book.plan, book.round
    yield "Plan", plan.title
    yield "Prepared by", plan.organisation
    yield "Source", plan.source
    yield "Round", now.title
    yield "Data known at", now.cut_off
    yield from _meetings(book)
    yield from (("About this round", now.note),) if now.note else ()
    yield from (("Illustrative", says) for says in _illustrative(book))
    yield from (("How to read this", says) for says in _READING)
    yield from (("Choices made for every rule", says) for says in policy_sentences(plan.policy))
    yield from (("Assumption", says) for says in plan.assumptions)
    yield from (("Sources and licences", says) for says in plan.notices)
    yield "Rules, SHA-256", book.rules_digest
    yield from (("Data, keyed digest", book.data_digest),) if book.data_digest else ()


def _meetings(book: Book) -> Iterator[tuple[ResultCell, ...]]:
    """The day of each board's meeting; one alone where the plan has no boards."""
    names = {board.id: board.name for board in book.plan.boards}
    days = [(f"Meeting of {names[board]}", day) for board, day in book.round.meetings]
    yield from days or [("Meeting", book.round.meeting)]


def _illustrative(book: Book) -> Iterator[str]:
    """What is made up, numbers first and then rows of registers; nothing where nothing is."""
    if book.illustrative:
        yield MADE_UP
    if any(drafted(book).values()):
        yield DRAFTED
