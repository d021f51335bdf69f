"""Numbers that looked wrong and that somebody has found right: said once, in the rule book."""

from __future__ import annotations

from collections.abc import Iterator

from oba.domain.alarm import Checked
from oba.domain.book import Book
from oba.domain.evidence import Figures, Series
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
    name = book.places.by_id[series.place].name
    for figure in series.figures.values():
        if figure.checked and figure.value is not None:
            yield f"{name}, {figure.period.label}, {number(figure.value, measure)}: {_by(figure.checked)}"
    for group, figures in series.parts.items():
        yield from _of_part(f"{name}, {group}", figures)


def _of_part(name: str, figures: Figures) -> Iterator[str]:
    for figure in figures.values():
        if figure.checked and figure.value is not None:
            yield f"{name}, {figure.period.label}, {shortest(figure.value, 2)}: {_by(figure.checked)}"


def _by(checked: Checked) -> str:
    return f"{checked.why.rstrip('.')} ({checked.who}, {day(checked.day)})."
