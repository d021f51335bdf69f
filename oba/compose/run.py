"""The run as data: what every round, up to this one, said of every indicator in every place."""

from __future__ import annotations

from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.finding import Question
from oba.domain.number import fixed
from oba.domain.run import RunPoint

RUN_COLUMNS = ("indicator", "place", "round", "question", "answer", "reason", "period", "number")
Row = tuple[str, ...]


def run_rows(book: Book) -> tuple[Row, ...]:
    """One row for each question asked of each indicator in each place in each round; the columns are RUN_COLUMNS.

    In the plan's order, the rounds of a question one under another, the earliest first.
    """
    places = [place.id for place in book.places.by_id.values()]
    order = {key: at for at, key in enumerate((rule, place) for rule in book.rules for place in places)}
    found = sorted(book.run, key=lambda point: (order[point.indicator, point.place], point.round.cut_off))
    rows = [(point, question) for point in found for question in Question if _is_asked(point, question)]
    rows.sort(key=lambda one: (order[one[0].indicator, one[0].place], tuple(Question).index(one[1])))
    return tuple(_row(book, point, question) for point, question in rows)


def _is_asked(point: RunPoint, question: Question) -> bool:
    return point.says[question] is not Reason.NOT_ASKED


def _row(book: Book, point: RunPoint, question: Question) -> Row:
    said, decimals = point.says[question], book.rules[point.indicator].measure.decimals
    answered = not isinstance(said, Reason)
    return (
        point.indicator,
        point.place,
        point.round.id,
        str(question),
        str(said) if answered else "",
        "" if answered else str(said),
        point.period.label if point.period else "",
        "" if point.value is None else fixed(point.value, decimals),
    )
