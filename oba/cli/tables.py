"""Answers as a table in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from oba.cli.withheld import is_withheld
from oba.domain.assessment import Assessment
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Question
from oba.words import ANSWERS, QUESTIONS, number, unasked

_STYLES = {1: "blue", -1: "red"}


def print_table(book: Book, console: Console, published: Book | None = None) -> None:
    """One table a place: the latest number and the five answers, in words; colour only repeats them.

    Where the book is of raw numbers, what is withheld when `published` is marked (c).
    """
    headings = ("", "Indicator", "Latest", "", *(row.briefly for row in QUESTIONS.values()))
    for place in book.places.documented:
        table = Table(title=escape(f"{place.name}, {book.round.title}"), title_justify="left", box=None, pad_edge=False)
        for heading in headings:
            table.add_column(heading, overflow="fold")
        for rule in book.rules.values():
            if found := book.assessments.get((rule.id, place.id)):
                table.add_row(
                    escape(rule.number or rule.id),
                    escape(rule.short or rule.title),
                    *_latest(book, found, published),
                    *(styled(found[one]) + _unpublished(found, one, published) for one in QUESTIONS),
                )
        console.print(table)
        console.print()


def _unpublished(found: Assessment, question: Question, published: Book | None) -> str:
    """The mark of an answer that is not given when it is published."""
    given = published is None or published.assessments[found.indicator, found.place][question].answer
    return "" if given or not found[question].answer else " (c)"


def _latest(book: Book, found: Assessment, published: Book | None) -> tuple[str, str]:
    judged = found.judged
    if book.rules[found.indicator].measure.is_narrative:
        update = found.update_for(book.round.id)
        return "in words", f"update of {update.written.isoformat()}" if update else "no update"
    if judged is None:
        return "", ""
    value = judged.reason if judged.value is None else number(judged.value, book.rules[found.indicator].measure)
    hidden = published is not None and is_withheld(book, published, found.indicator, found.place)
    period = f"{judged.period.label}, not checked" if found.doubted else judged.period.label
    return f"{value} (c)" if hidden else str(value), period


def styled(finding: Finding) -> str:
    """An answer in the colour of the news it is, a reason dimmed."""
    style = _STYLES.get(ANSWERS[finding.answer].tone.news) if finding.answer else "dim"
    says = unasked(finding.question) if finding.reason is Reason.NOT_ASKED else finding.says
    return f"[{style}]{says}[/]" if style else says
