"""What a reader must know before trusting a number: disputed numbers, and warnings that only a person can settle."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from oba.compose.dashboard.rows import carded, label, together
from oba.domain.book import Book
from oba.domain.catalogue import CATALOGUE
from oba.domain.evidence import Observation
from oba.domain.measure import Measure
from oba.domain.place import Place
from oba.domain.problem import Problem
from oba.domain.review import RemarkKind
from oba.words import number, sentence, source_name

DISPUTED = "A012"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A number that is judged, and those printed beside it that contradict it."""

    number: str
    period: str
    judged: str
    beside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningGroup:
    """Warnings of one kind: what kind, each in its own words, and what to do."""

    title: str
    says: tuple[str, ...]
    mend: str


def disputes(book: Book, place: Place) -> tuple[Dispute, ...]:
    """Every number of the place that a disputed row stands beside."""
    found = []
    for rule in carded(book, place):
        series = book.series.get((rule.id, place.id))
        for figure in series.figures.values() if series else ():
            if figure.beside:
                judged = "none" if figure.value is None else number(figure.value, rule.measure)
                found.append(
                    Dispute(
                        number=label(rule),
                        period=figure.period.label,
                        judged=judged,
                        beside="; ".join(_beside(row, rule.measure) for row in figure.beside),
                    )
                )
    return tuple(found)


def warnings(book: Book, place: Place) -> tuple[WarningGroup, ...]:
    """The round's warnings by kind, in the order of the catalogue; they stand with the whole, not with its parts.

    What is asked about targets, and disputed numbers, have sections of their own.
    """
    if not book.places.is_top(place):
        return ()
    elsewhere = {*RemarkKind, DISPUTED}
    ordered = sorted((one for one in book.warnings if one.code not in elsewhere), key=lambda problem: problem.code)
    return tuple(
        WarningGroup(
            title=sentence(CATALOGUE[code].title),
            says=_said(book, list(problems)),
            mend=sentence(CATALOGUE[code].mend),
        )
        for code, problems in groupby(ordered, key=lambda problem: problem.code)
    )


def _said(book: Book, problems: list[Problem]) -> tuple[str, ...]:
    """What each warning says, once for all the rules of which the same is said."""
    files = {rule.where.file: label(rule) for rule in book.rules.values()}
    about: dict[str, list[str]] = {}
    for problem in problems:
        about.setdefault(problem.what, []).append(files.get(problem.where.file, ""))
    return tuple(_about([name for name in names if name], len(files), what) for what, names in about.items())


def _about(named: list[str], every: int, what: str) -> str:
    if not named:
        return sentence(what)
    return f"{f'all {every} rules' if len(named) == every > 1 else together(named)}: {what}"


def _beside(row: Observation, measure: Measure) -> str:
    value = "no number" if row.value is None else number(row.value, measure)
    return f"{value} ({source_name(row.source)})" if row.source else value
