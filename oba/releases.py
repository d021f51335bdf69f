"""The rounds before one, each as it was released, and what of them was released again."""

from __future__ import annotations

from dataclasses import replace

from oba.answers import answer
from oba.audit.changes import as_released
from oba.audit.run import points
from oba.domain.book import Book
from oba.domain.plan import Round
from oba.domain.release import Correction, corrections, in_hand, last_of, seen_by
from oba.numbers import NumbersByRound, RoundNumbers
from oba.read.project import Project


def answer_before(project: Project, now: Round, numbers: NumbersByRound | None = None) -> Book | None:
    """The numbers and the answers of the round before; None for the first."""
    before = project.plan.round_before(now)
    return _answer_then(project, before, now, numbers[before.id] if numbers else None) if before else None


def _answer_then(project: Project, then: Round, now: Round, numbers: RoundNumbers | None) -> Book:
    """The numbers and the answers of an earlier round as it was released, or else as known by its own cut-off."""
    book, release = answer(project, then, numbers), last_of(seen_by(project.releases, now.id), then.id)
    return as_released(book, release) if release else book


def with_run(project: Project, book: Book, before: Book | None, numbers: NumbersByRound) -> Book:
    """The book with what every round up to this one said; only the one before is answered already."""
    known = {one.round.id: one for one in (before, book) if one}
    rounds = (one for one in project.plan.rounds if one.cut_off <= book.round.cut_off)
    every = ((known.get(one.id) or _answer_then(project, one, book.round, numbers[one.id])) for one in rounds)
    return replace(book, run=tuple(point for then in every for point in points(then, book)))


def replacing(project: Project, now: Round, why: str) -> Project:
    """The project while a replacement of a released round is made: it has seen every release."""
    return replace(project, releases=in_hand(project.releases, now.id, why))


def released_again(project: Project, now: Round) -> tuple[Correction, ...]:
    """What the pages of a round say was released again."""
    earlier = (one.id for one in reversed(project.plan.rounds) if one.cut_off < now.cut_off)
    return corrections(project.releases, now.id, earlier)
