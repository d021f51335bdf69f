"""What falls due: the year's milestones and the reports of other boards."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.flag import illustrative_mark
from oba.domain.book import Book
from oba.domain.plan import Round
from oba.domain.registers import Milestone, Report
from oba.words import listed, sentence, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneList:
    """Milestones that stand alike and that the same boards oversee, who may challenge how they go."""

    head: str
    late: bool
    milestones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneGroup:
    """The milestones of one outcome, or of a theme of their own, late ones first."""

    title: str
    lists: tuple[MilestoneList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report of another board: its topic and when it comes; what it covers is said in the quarter it is due."""

    topic: str
    when: str
    due: bool
    covers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportGroup:
    """The reports of one board."""

    board: str
    lines: tuple[ReportLine, ...]


def milestones(book: Book) -> tuple[MilestoneGroup, ...]:
    """The milestones of the plan year and those left open in earlier years, by outcome, late ones first.

    Those of no outcome follow, each theme a block of its own.
    """
    year = book.round.plan_year
    found = milestones_of(book)
    if year is None:
        return ()
    titles = {outcome.id: outcome.title for outcome in book.plan.outcomes}
    blocks = (*titles.values(), *dict.fromkeys(one.theme for one in found if not one.outcome))
    groups = (
        MilestoneGroup(
            title=title, lists=_lists(book, [one for one in found if titles.get(one.outcome, one.theme) == title])
        )
        for title in dict.fromkeys(blocks)
    )
    return tuple(group for group in groups if group.lists)


def milestones_of(book: Book) -> tuple[Milestone, ...]:
    """The milestones that are the business of the plan year of a round; none where its name tells no year."""
    year = book.round.plan_year
    return tuple(one for one in book.registers.milestones if year and one.is_of(year))


def schedule(book: Book) -> tuple[ReportGroup, ...]:
    """The reports of other boards, by board, in the order of their file."""
    reports = book.registers.schedule
    return tuple(
        ReportGroup(
            board=book.plan.board_named(board).name,
            lines=tuple(_report(one, book.round) for one in reports if one.board == board),
        )
        for board in dict.fromkeys(report.board for report in reports)
    )


def _lists(book: Book, found: list[Milestone]) -> tuple[MilestoneList, ...]:
    alike: dict[str, list[Milestone]] = {}
    for one in found:
        alike.setdefault(_head(book, one), []).append(one)
    lists = (
        MilestoneList(
            head=head,
            late=some[0].is_behind(book.round.cut_off),
            milestones=tuple(_milestone(book, one) for one in some),
        )
        for head, some in alike.items()
    )
    return tuple(sorted(lists, key=lambda one: not one.late))


def _milestone(book: Book, one: Milestone) -> str:
    part = book.places.by_id[one.place].name if one.place else ""
    what = f"{one.milestone} ({one.progress})" if one.progress else one.milestone
    what = f"{part}: {what}" if part else what
    return ", ".join(part for part in (what, one.lead, illustrative_mark(one)) if part)


def _head(book: Book, one: Milestone) -> str:
    challenged = [book.plan.board_named(board).name for board in one.challenged_by]
    by = f", overseen by {listed(challenged)}" if challenged else ""
    return f"{sentence(standing(one, book.round.cut_off))}{by}"


def _report(report: Report, now: Round) -> ReportLine:
    due = report.is_due(now)
    when = ", ".join(part for part in (report.frequency, report.months) if part)
    return ReportLine(topic=report.topic, when=when, due=due, covers=report.covers if due else "")
