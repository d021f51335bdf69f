"""The declared groups of a card as a small table: each group's number, and its gap to everyone's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from oba.compose.card.table import Cell, NumberTable, PeriodColumn, Row, figure_cell, signs
from oba.compose.card.table_notes import key, sources
from oba.compose.group_numbers import GroupNumber, group_numbers
from oba.compose.subject import Subject
from oba.domain.evidence import Figure, Reason
from oba.domain.measure import Kind, Measure
from oba.domain.number import printed
from oba.words import shorthand

_ALL = "All"


def group_table(subject: Subject, beside: NumberTable) -> NumberTable | None:
    """The table of groups; None where no declared group has sent a number.

    What the table beside it explains, it does not say again.
    """
    judged = subject.assessment.judged
    found = group_numbers(subject.own, subject.groups, judged, subject.measure, subject.policy)
    if not found:
        return None
    rows = tuple(_rows(subject, found))
    figures = [one.figure for one in found if one.figure]
    return NumberTable(
        caption=f"Groups in {found[0].period.label}",
        columns=tuple(PeriodColumn(text=text, judged=False) for text in _heads(subject.measure)),
        rows=rows,
        notes=(*key(signs(rows) - signs(beside.rows)), *_sources(figures, beside)),
    )


def _sources(figures: Iterable[Figure], beside: NumberTable) -> Iterator[str]:
    yield from (note for note in sources(figures) if note not in beside.notes)


def _heads(measure: Measure) -> tuple[str, ...]:
    if measure.plain is Kind.COUNT:
        return (measure.unit,)
    unit = measure.difference_suffix.strip()
    return measure.unit, f"gap to all, {unit}" if unit else "gap to all"


def _rows(subject: Subject, found: tuple[GroupNumber, ...]) -> Iterator[Row]:
    everyone = subject.own.figures.get(found[0].period)
    yield _row(_ALL, everyone, None, subject.measure, own=True)
    for one in found:
        yield _row(one.group.label, one.figure, one.gap, subject.measure, own=False)


def _row(head: str, figure: Figure | None, gap: Fraction | None, measure: Measure, *, own: bool) -> Row:
    missing = Cell(text=shorthand(Reason.NOT_COLLECTED), mark="", known=False)
    number = figure_cell(figure, measure) if figure else missing
    apart = Cell(text="" if gap is None else _signed(gap, measure), mark="", known=gap is not None)
    return Row(head=head, cells=(number, apart)[: len(_heads(measure))], own=own)


def _signed(gap: Fraction, measure: Measure) -> str:
    text = printed(gap, measure.decimals)
    return f"+{text}" if any(digit in "123456789" for digit in text) and gap > 0 else text
