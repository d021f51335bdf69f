"""The sheet of numbers: every number of every period, protected as everywhere, one row each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain
from types import MappingProxyType

from oba.compose.sheets.sheet import ColumnHead, ResultCell, ResultNumber, ResultSheet, as_printed
from oba.domain.book import Book
from oba.domain.counted import FEW, is_of_few
from oba.domain.evidence import Figure, Figures, Reason, Series
from oba.domain.measure import HUNDRED, Measure
from oba.domain.number import decimals_in, printed, shortest
from oba.domain.period import Period
from oba.domain.place import Place
from oba.domain.rule import Rule

_HEADS = (
    ColumnHead("Indicator", 10),
    ColumnHead("Title", 40),
    ColumnHead("Place", 20),
    ColumnHead("Period", 12),
    ColumnHead("Group", 14),
    ColumnHead("Number", 10),
    ColumnHead("Unit", 10),
    ColumnHead("Numerator", 11),
    ColumnHead("Denominator", 12),
    ColumnHead("Why none", 14),
    ColumnHead("Status", 11),
    ColumnHead("Published", 12),
    ColumnHead("Note", 26),
    ColumnHead("Source", 30),
)
_YEARS = "whole year"
Waits = Mapping[Period, Reason]
_NOBODY: Waits = MappingProxyType({})


def number_sheet(book: Book) -> ResultSheet:
    """The numbers of every place with a card and of its comparators, in the plan's order and then in order of time.

    Numerators and denominators stand beside a place's own numbers only, as on its card.
    """
    found = (_rows_of(book, rule) for rule in book.rules.values())
    return ResultSheet(title="Numbers", heads=_HEADS, rows=tuple(chain.from_iterable(found)))


def _rows_of(book: Book, rule: Rule) -> Iterator[tuple[ResultCell, ...]]:
    cards = [place for place in book.places.documented if (rule.id, place.id) in book.assessments]
    for place in cards:
        if own := book.series.get((rule.id, place.id)):
            waits = {one.period: one.reason for one in book.assessments[rule.id, place.id].outstanding}
            yield from _own(book, rule, place, own, waits)
    told = {place.id for place in cards}
    named = (book.assessments[rule.id, place.id].version.comparators.places for place in cards)
    for other in dict.fromkeys(chain.from_iterable(named)):
        if other not in told and (beside := book.series.get((rule.id, other))):
            yield from _rows(rule, book.places.by_id[other], "", beside.figures)


def _own(book: Book, rule: Rule, place: Place, own: Series, waits: Waits) -> Iterator[tuple[ResultCell, ...]]:
    """A place's own numbers, those they are worked out from, and those of declared groups."""
    yield from _rows(rule, place, "", own.figures, counts=True, waits=waits)
    yield from _rows(rule, place, _YEARS, own.years, counts=True)
    for group, figures in own.parts.items():
        yield from _rows(rule, place, group, figures)
    for declared in book.plan.groups:
        if apart := own.groups.get(declared.id):
            yield from _rows(rule, place, declared.label, apart.figures)


def _rows(
    rule: Rule, place: Place, group: str, figures: Figures, *, counts: bool = False, waits: Waits = _NOBODY
) -> Iterator[tuple[ResultCell, ...]]:
    for period, figure in sorted(figures.items(), key=lambda item: (item[0].end, item[0].start)):
        waiting = None if figure.complete else waits.get(period)
        hidden = figure.reason is Reason.SUPPRESSED
        yield (
            rule.id,
            rule.title,
            place.name,
            period.label,
            group,
            as_printed(figure.value, rule.measure.decimals),
            rule.measure.unit,
            _count(figure.numerator) if counts else None,
            _count(figure.denominator) if counts else None,
            str(waiting or figure.reason or ""),
            "" if hidden else str(figure.status),
            None if hidden else figure.published,
            _note(figure, rule.measure),
            "" if figure.rolled_up else figure.source,
        )


def _count(value: Fraction | None) -> ResultNumber | None:
    """A count with only the decimals it needs."""
    return None if value is None else as_printed(value, decimals_in(shortest(value)))


def _note(figure: Figure, measure: Measure) -> str:
    """What is special about a number, as the notes of a card say it."""
    several = len(figure.rolled_up) > 1
    part = figure.coverage is not None and figure.coverage < 1
    said = (
        f"u: of fewer than {FEW}" if is_of_few(figure, measure) else "",
        f"added up from {len(figure.rolled_up)} places" if several else "",
        f"covers {printed((figure.coverage or 0) * HUNDRED, 0)} % of the denominator" if part else "",
        f"counts are rounded and may each be {shortest(figure.rounding)} more or fewer" if figure.rounding else "",
        figure.note.rstrip("."),
    )
    return "; ".join(one for one in said if one)
