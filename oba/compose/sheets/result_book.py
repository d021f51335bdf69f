"""A whole round as a workbook: answers first, then numbers, what is kept in registers, and what all of it is."""

from __future__ import annotations

from oba.compose.flag import flag
from oba.compose.sheets.about import about_sheet
from oba.compose.sheets.answers import answer_sheet
from oba.compose.sheets.numbers import number_sheet
from oba.compose.sheets.registers import drafted, register_sheets
from oba.compose.sheets.run import run_sheet
from oba.compose.sheets.sheet import ResultBook, ResultSheet
from oba.domain.book import Book


def result_book(book: Book) -> ResultBook:
    """The sheets of a round; only what is protected stands in them, for they are made from its book alone."""
    return ResultBook(
        title=f"{book.plan.title} · {book.round.title}",
        mark=flag(numbers=bool(book.illustrative), **drafted(book)),
        author=book.plan.organisation,
        known=book.round.cut_off,
        sheets=(answer_sheet(book), number_sheet(book), *_run(book), *register_sheets(book), about_sheet(book)),
    )


def _run(book: Book) -> tuple[ResultSheet, ...]:
    """The run, where any round is known of."""
    return (run_sheet(book),) if book.run else ()
