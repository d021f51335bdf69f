"""The sheet of the run: what each round so far said, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oba.compose.sheets.sheet import ColumnHead, ResultCell, ResultSheet, as_printed
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.rule import Rule
from oba.domain.run import RunPoint
from oba.words import QUESTIONS, column_head

_HEADS = (ColumnHead("Indicator", 10), ColumnHead("Title", 40), ColumnHead("Place", 20), ColumnHead("What", 13))
_WIDTH = 16
_PERIOD, _NUMBER = "Period", "Number"
Points = Mapping[str, RunPoint]


def run_sheet(book: Book) -> ResultSheet:
    """A row for the number judged and for each question of an indicator in a place, the rounds across in order of time.

    A round that did not show them yet has an empty cell; a question that none of them asked has no row.
    """
    rounds = sorted({one.round.id: one.round for one in book.run}.values(), key=lambda one: one.cut_off)
    rows = tuple(_rows(book, rounds))
    return ResultSheet(title="Run", heads=(*_HEADS, *(ColumnHead(one.title, _WIDTH) for one in rounds)), rows=rows)


def _rows(book: Book, rounds: list[Round]) -> Iterator[tuple[ResultCell, ...]]:
    found: dict[tuple[str, str], dict[str, RunPoint]] = {}
    for one in book.run:
        found.setdefault((one.indicator, one.place), {})[one.round.id] = one
    for rule in book.rules.values():
        for place in book.places.documented:
            if points := found.get((rule.id, place.id)):
                yield from _of(rule, place, points, rounds)


def _of(rule: Rule, place: Place, points: Points, rounds: list[Round]) -> Iterator[tuple[ResultCell, ...]]:
    head = (rule.id, rule.title, place.name)
    yield (*head, _PERIOD, *(_period(points.get(one.id)) for one in rounds))
    yield (*head, _NUMBER, *(_number(points.get(one.id), rule) for one in rounds))
    for question in QUESTIONS:
        if any(one.says[question] is not Reason.NOT_ASKED for one in points.values()):
            yield (*head, column_head(question), *(_said(points.get(one.id), question) for one in rounds))


def _period(point: RunPoint | None) -> str:
    return point.period.label if point and point.period else ""


def _number(point: RunPoint | None, rule: Rule) -> ResultCell:
    """The number that a round judged, or why it had none."""
    if point is None:
        return None
    return as_printed(point.value, rule.measure.decimals) or str(point.reason or "")


def _said(point: RunPoint | None, question: Question) -> str:
    return str(point.says[question]) if point else ""
