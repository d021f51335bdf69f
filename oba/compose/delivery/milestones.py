"""A milestone as a row: what is to be reached, who leads it, until when, how far it has come, who challenges it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oba.compose.dashboard.rows import short_name
from oba.compose.flag import illustrative_mark
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.registers import Milestone
from oba.words import Mark, listed, month, progress_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMilestone:
    """One milestone; `due` is the month, else the year; `place` is empty where it is of the whole."""

    milestone: str
    place: str
    lead: str
    due: str
    standing: Mark
    progress: str
    challenged_by: str
    mark: str


def plan_milestones(
    book: Book, milestones: Iterable[Milestone], whole: Place, shared: str
) -> tuple[PlanMilestone, ...]:
    """Word milestones in the order given; `shared` is what is said once for all of them."""
    return tuple(_worded(book, one, whole, shared) for one in milestones)


def _worded(book: Book, one: Milestone, whole: Place, shared: str) -> PlanMilestone:
    where = book.places.by_id.get(one.place, whole)
    return PlanMilestone(
        milestone=one.milestone,
        place=short_name(where, whole) if where != whole else "",
        lead=one.lead,
        due=month(one.due) if one.due else one.year,
        standing=progress_mark(one, book.round.cut_off),
        progress=one.progress,
        challenged_by=listed([book.plan.board_named(board).name for board in one.challenged_by]),
        mark="" if shared else illustrative_mark(one),
    )
