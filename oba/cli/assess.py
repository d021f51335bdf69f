"""`oba assess`: the answers of a round."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from oba.cli.exit import CLEAN, USAGE, Refused, ending
from oba.cli.internal import Internal, print_internal_table, refuse_to_pass_on
from oba.cli.options import DATA, RULES, AnswerFormat, Data, PlanName, RoundName, Rules

if TYPE_CHECKING:
    from oba.domain.book import Book


@ending
def assess_round(
    plan: PlanName,
    round_: RoundName = None,
    style: Annotated[AnswerFormat, typer.Option("--format", help="How to print answers.")] = AnswerFormat.TABLE,
    *,
    internal: Internal = False,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Answer the five questions for every indicator and place, without making documents."""
    from oba.answers import answer
    from oba.cli.selection import folders, printable_book, round_of, sound_plan
    from oba.protect.discretion import without_traces

    if internal:
        refuse_to_pass_on(style)
    elif style is AnswerFormat.XLSX:
        _refuse_a_terminal(plan)
    found = sound_plan(folders(rules, data), plan)
    now = round_of(found.project, round_)
    if internal:
        print_internal_table(answer(found.project, now, internal=True), answer(found.project, now))
    elif style is AnswerFormat.XLSX:  # which has the registers too
        _print_workbook(printable_book(found, now, "No workbook was made."))
    else:
        _print(without_traces(answer(found.project, now)), style)
    return CLEAN


def _print(book: Book, style: AnswerFormat) -> None:
    from oba.cli.tables import print_table
    from oba.cli.terminal import console
    from oba.compose.results import result_csv, result_json

    if style is AnswerFormat.TABLE:
        print_table(book, console())
    else:
        sys.stdout.write(result_csv(book) if style is AnswerFormat.CSV else result_json(book))


def _print_workbook(book: Book) -> None:
    from oba.compose.sheets.result_book import result_book
    from oba.render.workbook import workbook_bytes

    sys.stdout.buffer.write(workbook_bytes(result_book(book)))


def _refuse_a_terminal(plan: str) -> None:
    """A workbook is no text: on a terminal it would be noise."""
    if sys.stdout.isatty():
        says = f"A workbook cannot be read on a terminal. Write: oba assess {plan} --format xlsx > results.xlsx"
        raise Refused(says, USAGE)
