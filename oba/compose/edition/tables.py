"""The numbers beside every figure of the edition, as comma-separated tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from oba.compose.card.numbers import numbers_csv
from oba.compose.edition.contents import Contents
from oba.compose.edition.panels import areas_beside
from oba.compose.edition.spine import Spine
from oba.compose.subject import subject_of
from oba.domain.number import fixed
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.rule import Rule
from oba.domain.run import RunPoint
from oba.words import QUESTIONS, harmless

ROUNDS = ("indicator", "place", "round", "cut-off", "period", "value", "missing", *map(str, QUESTIONS))
COMPARED = ("indicator", "place", "period", "value", "lower", "upper", "comparator", "comparator's value", "answer")


class Download(NamedTuple):
    """A table or other file to be kept: what it is called, where it is, and its content."""

    text: str
    name: str
    content: str

    @property
    def size(self) -> str:
        """How large it is, in kilobytes."""
        return f"{max(1, round(len(self.content.encode()) / 1000))} kB"


def written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as text; what a spreadsheet could run as a formula is quoted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(tuple(harmless(cell) for cell in row) for row in rows)
    return out.getvalue()


def own_numbers(told: Contents, rule: Rule, place: Place) -> str:
    """Every number known of an indicator in a place and of its comparators."""
    return numbers_csv(subject_of(told.book, rule.id, place))


def area_numbers(told: Contents, rule: Rule, place: Place) -> str:
    """The same of a place and of the areas beside it, one below the other."""
    areas = dict.fromkeys((place, *(one for one in areas_beside(told, place) if told.has_page(rule, one))))
    tables = [own_numbers(told, rule, one).splitlines(keepends=True) for one in areas]
    rows = dict.fromkeys(row for table in tables for row in table[1:])
    return "".join([tables[0][0], *rows])


def known_by_round(told: Contents, rule: Rule, places: Iterable[Place]) -> str:
    """What each round knew and answered, one row a round and a place."""
    return written(ROUNDS, _rounds(told, rule, places))


def _rounds(told: Contents, rule: Rule, places: Iterable[Place]) -> Iterator[tuple[str, ...]]:
    for place in places:
        for one in told.rounds:
            if point := told.point(one, rule, place):
                yield _known(point, one, rule)


def _known(point: RunPoint, one: Round, rule: Rule) -> tuple[str, ...]:
    value = "" if point.value is None else fixed(point.value, rule.measure.decimals)
    period = str(point.period) if point.period else ""
    head = (point.indicator, point.place, one.id, one.cut_off.isoformat(), period, value, str(point.reason or ""))
    return (*head, *(str(point.says[question]) for question in QUESTIONS))


def compared(spine: Spine, rule: Rule) -> str:
    """The numbers behind a spine."""
    rows = (
        (rule.id, one.place, spine.period, one.value, *(one.ends or ("", "")), spine.comparator, spine.value,
         one.mark.word)
        for one in spine.rows
    )  # fmt: skip
    return written(COMPARED, rows)
