"""What a board apart has to do: the milestones it challenges, of every year, and the reports that are made to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from oba.compose.board.reports import ReportRow, drafted, report_rows, said_of_reports
from oba.compose.delivery.delivery_plan import PlanMilestones
from oba.compose.delivery.milestones import plan_milestones
from oba.compose.delivery.standings import said_of
from oba.compose.flag import flag, shared_mark
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Board
from oba.domain.registers import Milestone
from oba.words import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """Everything the page of a board's duties may show; milestones stand by the year they are for."""

    title: str
    eyebrow: str
    illustrative: str
    message: str
    milestones: tuple[PlanMilestones, ...]
    milestones_mark: str
    reports: tuple[ReportRow, ...]
    footer: str


def duties(book: Book, board: Board, place: Place, eyebrow: str, footer: str) -> Duties | None:
    """Compose the page of a board's duties from a book of its own; None where it has neither kind."""
    milestones, reports = book.registers.milestones, report_rows(book, board.id)
    if not (milestones or reports):
        return None
    said = (said_of((), milestones, book.round.cut_off), said_of_reports(book, board.id))
    return Duties(
        title="What you challenge, and what is reported to you",
        eyebrow=eyebrow,
        illustrative=flag(milestones=any(one.illustrative for one in milestones), reports=any(drafted(book, board.id))),
        message=sentence("; ".join(part for part in said if part)) + ".",
        milestones=_by_year(book, milestones, place),
        milestones_mark=shared_mark(milestones),
        reports=reports,
        footer=footer,
    )


def _by_year(book: Book, found: Sequence[Milestone], place: Place) -> tuple[PlanMilestones, ...]:
    shared = shared_mark(found)
    return tuple(
        PlanMilestones(
            title=year, lines=plan_milestones(book, [one for one in found if one.year == year], place, shared)
        )
        for year in dict.fromkeys(one.year for one in found)
    )
