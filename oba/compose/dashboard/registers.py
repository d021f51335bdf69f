"""What falls due: late actions, the year's milestones, risks and the reports of other boards."""

from __future__ import annotations

from dataclasses import dataclass, replace

from oba.compose.dashboard.rows import carded, label
from oba.compose.flag import illustrative_mark
from oba.compose.risk import RiskLine, risk_line
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.registers import Action, Milestone, Report, Risk
from oba.words import listed, sentence, standing

MOST_RISKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One action that is late or slipping: what, for which indicator, who leads it and since or until when."""

    number: str
    action: str
    lead: str
    standing: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneList:
    """Milestones that stand alike and are challenged by the same."""

    head: str
    late: bool
    milestones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneGroup:
    """The milestones of one outcome, or of a theme of their own, late ones first."""

    title: str
    lists: tuple[MilestoneList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Risks:
    """The gravest risks and every one to the whole plan; `others` counts those that only their cards show."""

    lines: tuple[RiskLine, ...]
    others: int


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


def actions_behind(book: Book, place: Place) -> tuple[Action, ...]:
    """The actions of a place that are late or slipping at the cut-off, the longest late first.

    Those for indicators without a card in the place are left out.
    """
    cards, cut_off = {rule.id for rule in carded(book, place)}, book.round.cut_off
    here = (action for action in book.registers.actions if action.is_for(place) and action.indicator in cards)
    return tuple(sorted((action for action in here if action.is_behind(cut_off)), key=lambda action: action.due))


def actions(book: Book, place: Place) -> tuple[ActionLine, ...]:
    """The actions of a place that are late or slipping, worded."""
    return tuple(
        ActionLine(
            number=label(book.rules[action.indicator]),
            action=action.action,
            lead=action.lead,
            standing=standing(action, book.round.cut_off),
            mark=illustrative_mark(action),
        )
        for action in actions_behind(book, place)
    )


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


def risks(book: Book, place: Place) -> Risks:
    """The gravest six risks to an indicator of the place, and every risk to the whole plan; the gravest first."""
    ranked = sorted(risks_at(book, place), key=lambda risk: -risk.gravity)
    shown = [risk for at, risk in enumerate(ranked) if at < MOST_RISKS or not risk.indicators]
    return Risks(lines=tuple(_risk(risk, book.round) for risk in shown), others=len(ranked) - len(shown))


def risks_at(book: Book, place: Place) -> tuple[Risk, ...]:
    """The risks that the pages of a place show: to an indicator with a card there, or to the whole plan."""
    cards = {rule.id for rule in carded(book, place)}
    return tuple(risk for risk in book.registers.risks if not risk.indicators or cards & set(risk.indicators))


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
            milestones=tuple(_milestone(one) for one in some),
        )
        for head, some in alike.items()
    )
    return tuple(sorted(lists, key=lambda one: not one.late))


def _milestone(one: Milestone) -> str:
    what = f"{one.milestone} ({one.progress})" if one.progress else one.milestone
    return ", ".join(part for part in (what, one.lead, illustrative_mark(one)) if part)


def _head(book: Book, one: Milestone) -> str:
    challenged = [book.plan.board_named(board).name for board in one.challenged_by]
    by = f", challenged by {listed(challenged)}" if challenged else ""
    return f"{sentence(standing(one, book.round.cut_off))}{by}"


def _risk(risk: Risk, now: Round) -> RiskLine:
    line = risk_line(risk, now)
    return replace(line, weight=sentence(line.weight))


def _report(report: Report, now: Round) -> ReportLine:
    due = report.is_due(now)
    when = ", ".join(part for part in (report.frequency, report.months) if part)
    return ReportLine(topic=report.topic, when=when, due=due, covers=report.covers if due else "")
