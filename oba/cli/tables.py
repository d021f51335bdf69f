"""Answers as a table in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from oba.domain.book import Book
from oba.domain.finding import Answer, Assessment, Question
from oba.domain.number import printed

_ORDER = (Question.THRESHOLD, Question.DIRECTION, Question.BASELINE, Question.TRAJECTORY, Question.COMPARATORS)
_GOOD = {Answer.GREEN, Answer.IMPROVING, Answer.TURNED, Answer.TURNING, Answer.REACHED, Answer.ON_COURSE, Answer.BETTER}
_BAD = {Answer.RED, Answer.WORSENING, Answer.WORSE_THAN_BASELINE, Answer.BEHIND, Answer.FURTHER_OFF, Answer.WORSE}


def print_table(book: Book, console: Console) -> None:
    """One table a place: the latest number and the five answers, in words; colour only repeats them."""
    for place in book.places.documented:
        table = Table(title=escape(f"{place.name}, {book.round.title}"), title_justify="left", box=None, pad_edge=False)
        for heading in (
            "",
            "Indicator",
            "Latest",
            "",
            "Good enough?",
            "Better?",
            "The curve?",
            "Get there?",
            "Compare?",
        ):
            table.add_column(heading, overflow="fold")
        for rule in book.rules.values():
            if found := book.assessments.get((rule.id, place.id)):
                table.add_row(
                    escape(rule.number or rule.id),
                    escape(rule.short or rule.title),
                    *_latest(book, found),
                    *_answers(found),
                )
        console.print(table)
        console.print()


def _latest(book: Book, found: Assessment) -> tuple[str, str]:
    measure = book.rules[found.indicator].measure
    if found.judged is None:
        return "", ""
    if found.judged.value is None:
        return str(found.judged.reason), found.judged.period.label
    return printed(found.judged.value, measure.decimals) + measure.suffix, found.judged.period.label


def _answers(found: Assessment) -> tuple[str, ...]:
    return tuple(_styled(found, question) for question in _ORDER)


def _styled(found: Assessment, question: Question) -> str:
    answer, says = found[question].answer, found[question].says
    if answer in _GOOD:
        return f"[blue]{says}[/]"
    if answer in _BAD:
        return f"[red]{says}[/]"
    return says if answer else f"[dim]{says}[/]"
