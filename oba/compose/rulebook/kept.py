"""Numbers that looked wrong and that somebody has found right: said once, in the rule book."""

from __future__ import annotations

from collections.abc import Iterator

from oba.domain.alarm import Checked
from oba.domain.book import Book
from oba.domain.evidence import Series
from oba.domain.measure import Measure
from oba.domain.number import shortest
from oba.domain.rule import Rule
from oba.words import day, number, sentence


def kept(book: Book, rule: Rule) -> tuple[str, ...]:
    """What was looked at and kept: of all rows, then of each number that may be printed, by whom, when and why."""
    every = (f"{sentence(alarm)}, in every row: {_by(checked)}" for alarm, checked in rule.measure.checked)
    one = (said for (of, _), its in book.series.items() if of == rule.id for said in _of_place(book, its, rule.measure))
    return (*every, *one)


def _of_place(book: Book, series: Series, measure: Measure) -> Iterator[str]:
    every = (("", series.figures), *((f", {group}", figures) for group, figures in series.parts.items()))
    for group, figures in every:
        for figure in figures.values():
            if figure.checked and figure.value is not None:
                said = shortest(figure.value, 2) if group else number(figure.value, measure)
                name = book.places.by_id[series.place].name
                yield f"{name}{group}, {figure.period.label}, {said}: {_by(figure.checked)}"


def _by(checked: Checked) -> str:
    return f"{checked.why.rstrip('.')} ({checked.who}, {day(checked.day)})."
