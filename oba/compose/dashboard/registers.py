"""What falls due: late actions, the year's milestones, risks and the reports of other boards."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from oba.compose.dashboard.rows import carded, label
from oba.domain.book import Book
from oba.domain.period import MONTHS, Every, Period, YearKind
from oba.domain.period_text import parse_period
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.registers import Action, Milestone, Report, Risk
from oba.words import month, sentence

MOST_RISKS = 6
QUARTERLY = "quarterly"
LATE = "late"
CLOSED = frozenset({"done", "stopped"})
_GRAVITY = MappingProxyType({"low": 1, "medium": 2, "high": 3})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One late action: what, for which indicator, who leads and when it was due."""

    number: str
    action: str
    lead: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneList:
    """Milestones that stand alike and are challenged by the same."""

    head: str
    late: bool
    milestones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneGroup:
    """The milestones of one outcome, late ones first."""

    title: str
    lists: tuple[MilestoneList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """One risk: how likely and how grave it is, what is done about it, by whom and when it is looked at again."""

    risk: str
    weight: str
    action: str
    owner: str


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


def late_actions(book: Book, place: Place) -> tuple[Action, ...]:
    """The actions for a place, or for everywhere, that are marked late or are open past their due date at the cut-off.

    Those for indicators without a card in the place are left out; the longest overdue comes first.
    """
    cards = {rule.id for rule in carded(book, place)}
    here = (a for a in book.registers.actions if a.place in ("", place.id) and a.indicator in cards)
    return tuple(sorted((a for a in here if _is_late(a, book.round)), key=lambda action: action.due))


def actions(book: Book, place: Place) -> tuple[ActionLine, ...]:
    """The late actions of a place, worded."""
    return tuple(
        ActionLine(
            number=label(book.rules[action.indicator]),
            action=action.action,
            lead=action.lead,
            due=month(action.due),
        )
        for action in late_actions(book, place)
    )


def milestones(book: Book) -> tuple[MilestoneGroup, ...]:
    """The milestones of the plan year and those left open in earlier years, by outcome, late ones first."""
    found = [(m, late) for m in book.registers.milestones if (late := _milestone_late(m, book.round)) is not None]
    groups = (
        MilestoneGroup(title=outcome.title, lists=_lists([(m, late) for m, late in found if m.outcome == outcome.id]))
        for outcome in book.plan.outcomes
    )
    return tuple(group for group in groups if group.lists)


def plan_year(when: Round) -> Period | None:
    """The financial year that a round lies in, from its name."""
    quarter = _quarter(when)
    return quarter.in_year if quarter else None


def risks(book: Book, place: Place) -> Risks:
    """The gravest six risks to an indicator of the place, and every risk to the whole plan; the gravest first."""
    cards = {rule.id for rule in carded(book, place)}
    here = (risk for risk in book.registers.risks if not risk.indicators or cards & set(risk.indicators))
    ranked = sorted(here, key=lambda risk: -gravity(risk))
    shown = [risk for at, risk in enumerate(ranked) if at < MOST_RISKS or not risk.indicators]
    return Risks(lines=tuple(_risk(risk, book.round) for risk in shown), others=len(ranked) - len(shown))


def gravity(risk: Risk) -> int:
    """How much a risk weighs: likelihood times impact, from 1 to 9."""
    return _GRAVITY[risk.likelihood] * _GRAVITY[risk.impact]


def schedule(book: Book) -> tuple[ReportGroup, ...]:
    """The reports of other boards, by board, in the order of their file."""
    reports = book.registers.schedule
    return tuple(
        ReportGroup(board=board, lines=tuple(_report(one, book.round) for one in reports if one.board == board))
        for board in dict.fromkeys(report.board for report in reports)
    )


def _is_late(action: Action, now: Round) -> bool:
    return action.status == LATE or (action.status not in CLOSED and action.due < now.cut_off)


def _milestone_late(milestone: Milestone, now: Round) -> bool | None:
    """Whether a milestone is late; None when it is not for this round: of another year, unless left open."""
    year = parse_period(milestone.year, every=Every.YEAR, year=YearKind.FINANCIAL)
    current = plan_year(now)
    if year is None or current is None or year.ordinal > current.ordinal:
        return None
    left_open = year.ordinal < current.ordinal
    if left_open and milestone.status in CLOSED:
        return None
    return left_open or milestone.status == LATE


def _lists(found: list[tuple[Milestone, bool]]) -> tuple[MilestoneList, ...]:
    keys = dict.fromkeys((not late, milestone.status, milestone.challenged_by) for milestone, late in found)
    return tuple(
        MilestoneList(
            head=f"{sentence(status)}{'' if in_time or status == LATE else ', late'}, challenged by {challenged_by}",
            late=not in_time,
            milestones=tuple(
                m.milestone
                for m, late in found
                if (not late, m.status, m.challenged_by) == (in_time, status, challenged_by)
            ),
        )
        for in_time, status, challenged_by in sorted(keys, key=lambda key: key[0])
    )


def _risk(risk: Risk, now: Round) -> RiskLine:
    overdue = ", overdue" if risk.review < now.cut_off else ""
    return RiskLine(
        risk=risk.risk,
        weight=f"Likelihood {risk.likelihood}, impact {risk.impact}",
        action=risk.action,
        owner=f"{risk.owner}, review {month(risk.review)}{overdue}",
    )


def _report(report: Report, now: Round) -> ReportLine:
    due = report.frequency == QUARTERLY or any(name in report.months for name in quarter_months(now))
    when = ", ".join(part for part in (report.frequency, report.months) if part)
    return ReportLine(topic=report.topic, when=when, due=due, covers=report.covers if due else "")


def quarter_months(now: Round) -> tuple[str, ...]:
    """The names of the months of a round's quarter; none when its name is not that of a quarter."""
    quarter = _quarter(now)
    return MONTHS[quarter.start.month - 1 : quarter.end.month] if quarter else ()


def _quarter(now: Round) -> Period | None:
    return parse_period(now.id, every=Every.QUARTER, year=YearKind.FINANCIAL)
