"""The run of a question: one small mark for each of the last rounds, to be taken in at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from oba.domain.book import Book
from oba.domain.finding import Question
from oba.domain.period import MONTHS
from oba.domain.plan import Round
from oba.domain.run import RunPoint
from oba.words import QUESTIONS, Mark, brief_said

MOST = 6  # rounds that a tile has room for, this one included; the others stand in the table of all rounds
WIDTH, HEIGHT = 960, 200
_WIDEST = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class RunMark:
    """One round's answer and where it stands, in tenths of a point; `year` only where another begins."""

    x: int
    mark: Mark
    name: str
    year: str
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStrip:
    """The last rounds' answers to one question, the earliest first, and all of it in words."""

    title: str
    width: int
    height: int
    marks: tuple[RunMark, ...]


def run_strips(book: Book, indicator: str, place: str) -> Mapping[Question, RunStrip]:
    """The strip of every question about one indicator in one place; none while only one round has told of it."""
    here = [point for point in book.run if (point.indicator, point.place) == (indicator, place)]
    told = sorted(here, key=lambda point: point.round.cut_off)[-MOST:]
    return {question: _strip(question, told) for question in Question} if len(told) > 1 else {}


def _strip(question: Question, told: Sequence[RunPoint]) -> RunStrip:
    names = [_short_name(point.round) for point in told]
    years = ["", *(year for _, year in names)]
    marks = [brief_said(point.says[question]) for point in told]
    said = (f"{name} {year} {mark.word.lower()}" for (name, year), mark in zip(names, marks, strict=True))
    pitch = min(_WIDEST, WIDTH // len(told))
    return RunStrip(
        title=f"{QUESTIONS[question].asks} {', '.join(said)}.",
        width=WIDTH,
        height=HEIGHT,
        marks=tuple(
            RunMark(x=at * pitch, mark=mark, name=name, year=year if year != before else "", now=point is told[-1])
            for at, (point, mark, (name, year), before) in enumerate(zip(told, marks, names, years, strict=False))
        ),
    )


def _short_name(which: Round) -> tuple[str, str]:
    """A round's quarter and year: Q2 and 10/11; the month and year of its cut-off where its name is no quarter."""
    if which.quarter is None:
        return MONTHS[which.cut_off.month - 1][:3], str(which.cut_off.year)
    return which.quarter.label.rpartition(" ")[2], which.quarter.in_year.label[2:]
