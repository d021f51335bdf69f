"""The delivery plan: what is late first, then the year's milestones, then every objective with its actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from oba.compose.dashboard.registers import milestones_of
from oba.compose.delivery.actions import PlanAction
from oba.compose.delivery.milestones import PlanMilestone
from oba.compose.delivery.priority import PriorityPlan, Rows, actions_of, priority_plan, without_action
from oba.compose.delivery.since import changes_of_plan, decided_changes
from oba.compose.delivery.standings import Standings, behind, milestones_behind, none_of, said_of, standings
from oba.compose.flag import flag, foot, shared_mark
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Outcome
from oba.domain.registers import Milestone
from oba.words import day, digest_line, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One outcome in the table of where the plan stands; `without` is how many of its objectives have no action."""

    title: str
    actions: Standings
    milestones: Standings
    objectives: int
    without: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMilestones:
    """The milestones of one outcome, or of a theme of their own."""

    title: str
    lines: tuple[PlanMilestone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPlan:
    """Everything the delivery plan may show; the marks say once what is illustrative, where every row of a kind is."""

    title: str
    eyebrow: str
    message: str
    illustrative: str
    changes: tuple[str, ...]
    actions_mark: str
    milestones_mark: str
    late_actions: tuple[PlanAction, ...]
    late_milestones: tuple[PlanMilestone, ...]
    milestones_title: str
    tallies: tuple[Tally, ...]
    milestones: tuple[PlanMilestones, ...]
    priorities: tuple[PriorityPlan, ...]
    footer: str


def has_delivery_plan(book: Book) -> bool:
    """Whether a round makes the document: where anybody has entered an action."""
    return bool(book.registers.actions)


def delivery_plan(book: Book) -> DeliveryPlan:
    """Compose the delivery plan of the whole plan."""
    whole, year, when = book.top, book.round.plan_year, book.round.cut_off
    rows = rows_of(book, whole)
    found = (priority_plan(rows, outcome) for outcome in book.plan.outcomes)
    flagged = _flag(rows)
    return DeliveryPlan(
        title=f"Delivery plan, {book.round.title}",
        eyebrow=book.plan.title,
        message=_message(rows),
        illustrative=flagged,
        changes=changes_of_plan(book),
        actions_mark=rows.shared_actions,
        milestones_mark=rows.shared_milestones,
        late_actions=rows.worded(behind(rows.actions, when)),
        late_milestones=rows.reached(milestones_behind(rows.milestones, when)),
        milestones_title=f"Milestones for {year.label}" if year else "Milestones",
        tallies=_tallies(rows),
        milestones=_milestones(rows),
        priorities=tuple(one for one in found if one),
        footer=_footer(book, flagged),
    )


def rows_of(book: Book, whole: Place) -> Rows:
    """The actions and the year's milestones of the whole plan."""
    milestones = milestones_of(book)
    return Rows(
        book=book,
        whole=whole,
        actions=book.registers.actions,
        milestones=milestones,
        shared_actions=shared_mark(book.registers.actions),
        shared_milestones=shared_mark(milestones),
    )


def _message(rows: Rows) -> str:
    every = [one for outcome in rows.book.plan.outcomes for aim in outcome.aims for one in aim.objectives]
    without = sum(len(without_action(rows, outcome)) for outcome in rows.book.plan.outcomes)
    said = (sentence(said_of(rows.actions, rows.milestones, rows.book.round.cut_off)), none_of(len(every), without))
    return "; ".join(part for part in said if part) + "."


def _tallies(rows: Rows) -> tuple[Tally, ...]:
    found = (_tally(rows, title, outcome) for title, outcome in _blocks(rows))
    return tuple(one for one in found if one.actions.every or one.milestones.every or one.objectives)


def _blocks(rows: Rows) -> Iterator[tuple[str, Outcome | None]]:
    """The outcomes of the plan, then the themes of milestones that are about no outcome alone."""
    yield from ((outcome.title, outcome) for outcome in rows.book.plan.outcomes)
    yield from ((theme, None) for theme in dict.fromkeys(one.theme for one in rows.milestones if not one.outcome))


def _of_block(rows: Rows, title: str, outcome: Outcome | None) -> list[Milestone]:
    if outcome:
        return [one for one in rows.milestones if one.outcome == outcome.id]
    return [one for one in rows.milestones if not one.outcome and one.theme == title]


def _tally(rows: Rows, title: str, outcome: Outcome | None) -> Tally:
    when = rows.book.round.cut_off
    return Tally(
        title=title,
        actions=standings(actions_of(rows, outcome) if outcome else (), when),
        milestones=standings(_of_block(rows, title, outcome), when),
        objectives=sum(len(aim.objectives) for aim in outcome.aims) if outcome else 0,
        without=len(without_action(rows, outcome)) if outcome else 0,
    )


def _milestones(rows: Rows) -> tuple[PlanMilestones, ...]:
    found = ((title, _of_block(rows, title, outcome)) for title, outcome in _blocks(rows))
    return tuple(PlanMilestones(title=title, lines=rows.reached(its)) for title, its in found if its)


def _flag(rows: Rows) -> str:
    rated = {one.indicator for one in rows.actions if one.indicator}
    return flag(
        actions=any(one.illustrative for one in rows.actions),
        milestones=any(one.illustrative for one in rows.milestones),
        decisions=any(one.illustrative for one in decided_changes(rows.book)),
        ratings=any(indicator in rated for indicator, _ in rows.book.illustrative),
    )


def _footer(book: Book, flagged: str) -> str:
    digests = digest_line(rules=book.rules_digest)
    parts = ("Delivery plan", book.round.title, f"data known at {day(book.round.cut_off)}", digests, foot(flagged))
    return " · ".join(part for part in parts if part)
