"""What falls due: late actions, this year's milestones, risks, other boards' reports and the money by priority."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from oba.compose.rows import carded
from oba.compose.words import day, month, sentence
from oba.domain.book import Book
from oba.domain.number import shortest
from oba.domain.period import Every, Period, YearKind
from oba.domain.period_text import parse_period
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.registers import Action, Milestone, Resource, Risk

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
class MilestoneLine:
    """One milestone, how it stands, and whether the safeguarding board challenges it too."""

    milestone: str
    status: str
    late: bool
    challenged_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneGroup:
    """The milestones of one outcome in one year of the plan."""

    title: str
    lines: tuple[MilestoneLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskLine:
    """One risk: how likely, how grave, what is done about it and by whom."""

    risk: str
    likelihood: str
    impact: str
    action: str
    owner: str
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report that another board makes or awaits."""

    board: str
    topic: str
    when: str
    covers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyLine:
    """One sum of money, in millions of pounds."""

    what: str
    year: str
    million: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyGroup:
    """What is spent on one priority, or on all of them together."""

    title: str
    lines: tuple[MoneyLine, ...]


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
            number=book.rules[action.indicator].number or action.indicator,
            action=action.action,
            lead=action.lead,
            due=day(action.due),
        )
        for action in late_actions(book, place)
    )


def milestones(book: Book) -> tuple[MilestoneGroup, ...]:
    """The milestones of the plan year and those left open in earlier years, by outcome, late ones first."""
    titles = {outcome.id: outcome.title for outcome in book.plan.outcomes}
    found = [(m, late) for m in book.registers.milestones if (late := _milestone_late(m, book.round)) is not None]
    ordered = sorted(found, key=lambda pair: (list(titles).index(pair[0].outcome), not pair[1]))
    return tuple(
        MilestoneGroup(title=titles[outcome], lines=tuple(_milestone(m, late=late) for m, late in group))
        for outcome, group in groupby(ordered, key=lambda pair: pair[0].outcome)
    )


def plan_year(when: Round) -> Period | None:
    """The financial year that a round lies in, from its name."""
    quarter = parse_period(when.id, every=Every.QUARTER, year=YearKind.FINANCIAL)
    return quarter.in_year if quarter else None


def risks(book: Book, place: Place) -> tuple[RiskLine, ...]:
    """The risks to the whole plan or to an indicator of the place: the likeliest and gravest first."""
    cards = {rule.id for rule in carded(book, place)}
    here = (risk for risk in book.registers.risks if not risk.indicators or cards & set(risk.indicators))
    return tuple(_risk(risk, book.round) for risk in sorted(here, key=lambda risk: -gravity(risk)))


def gravity(risk: Risk) -> int:
    """How much a risk weighs: likelihood times impact, from 1 to 9."""
    return _GRAVITY[risk.likelihood] * _GRAVITY[risk.impact]


def schedule(book: Book) -> tuple[ReportLine, ...]:
    """The reports of other boards, in the order of their file."""
    return tuple(
        ReportLine(
            board=report.board,
            topic=report.topic,
            when=", ".join(part for part in (report.frequency, report.months) if part),
            covers=report.covers,
        )
        for report in book.registers.schedule
    )


def money(book: Book) -> tuple[MoneyGroup, ...]:
    """The money by priority; what serves them all comes first, and a disputed sum is shown with what disputes it."""
    titles = {"": "All priorities"} | {outcome.id: outcome.title for outcome in book.plan.outcomes}
    return tuple(
        MoneyGroup(title=title, lines=lines)
        for outcome, title in titles.items()
        if (lines := tuple(_money(r) for r in book.registers.resources if r.outcome == outcome))
    )


def _is_late(action: Action, now: Round) -> bool:
    return action.status == "late" or (action.status not in CLOSED and action.due < now.cut_off)


def _milestone_late(milestone: Milestone, now: Round) -> bool | None:
    """Whether a milestone is late; None when it is not for this round: of another year, unless left open."""
    year = parse_period(milestone.year, every=Every.YEAR, year=YearKind.FINANCIAL)
    current = plan_year(now)
    if year is None or current is None or year.ordinal > current.ordinal:
        return None
    left_open = year.ordinal < current.ordinal
    if left_open and milestone.status in CLOSED:
        return None
    return left_open or milestone.status == "late"


def _milestone(milestone: Milestone, *, late: bool) -> MilestoneLine:
    return MilestoneLine(
        milestone=milestone.milestone,
        status=sentence(milestone.status),
        late=late,
        challenged_by=milestone.challenged_by,
    )


def _risk(risk: Risk, now: Round) -> RiskLine:
    overdue = ", overdue" if risk.review < now.cut_off else ""
    return RiskLine(
        risk=risk.risk,
        likelihood=risk.likelihood,
        impact=risk.impact,
        action=risk.action,
        owner=risk.owner,
        review=month(risk.review) + overdue,
    )


def _money(resource: Resource) -> MoneyLine:
    disputed = "Disputed: " if resource.status == "disputed" else ""
    return MoneyLine(
        what=f"{resource.body}: {resource.item}",
        year=resource.year,
        million=f"£{shortest(resource.million)}m",
        note=disputed + resource.note,
    )
