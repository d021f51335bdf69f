"""The priority that a meeting looks at in depth: who answers for it, what it is to bring about, and all its actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from oba.compose.dashboard.registers import milestones_of
from oba.compose.dashboard.rows import carded, label
from oba.compose.dashboard.tested import through_others
from oba.compose.delivery.actions import PlanAction
from oba.compose.delivery.delivery_plan import rows_of
from oba.compose.delivery.milestones import PlanMilestone
from oba.compose.delivery.priority import PlanFact, Rows, actions_of, facts_of
from oba.compose.delivery.standings import said_of
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Outcome
from oba.domain.registers import Action
from oba.domain.rule import Rule
from oba.words import listed, sentence

NO_ACTIONS = "No action has been entered for it."


class OtherCard(NamedTuple):
    """A card that stands in no pack of this meeting: its anchor, its indicator, and the file that it is."""

    anchor: str
    number: str
    title: str
    file: str


class OtherCards(NamedTuple):
    """The cards of one outcome that stand in no pack of this meeting."""

    title: str
    cards: tuple[OtherCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """Everything the page of the priority may show; `others` are the cards that are files of their own."""

    title: str
    eyebrow: str
    message: str
    facts: tuple[PlanFact, ...]
    statements: tuple[str, ...]
    tested: str
    actions: tuple[PlanAction, ...]
    actions_mark: str
    milestones: tuple[PlanMilestone, ...]
    others: tuple[OtherCards, ...]
    footer: str


def depth(book: Book, place: Place, footer: str) -> Depth | None:
    """Compose the page; None where the round looks at everything alike."""
    if not book.round.in_depth:
        return None
    outcome = book.plan.outcome_named(book.round.in_depth)
    rows = rows_of(book, place)
    actions = tuple(_actions(rows, outcome))
    milestones = [one for one in milestones_of(book) if one.outcome == outcome.id and one.place in ("", place.id)]
    said = said_of(actions, milestones, book.round.cut_off)
    return Depth(
        title=f"In depth: {outcome.title}",
        eyebrow=f"{book.plan.title} · {book.round.title}",
        message=f"{sentence(said)}." if said else NO_ACTIONS,
        facts=facts_of(outcome),
        statements=tuple(aim.title for aim in outcome.aims),
        tested=through_others(book, outcome, place),
        actions=rows.worded(actions),
        actions_mark=rows.shared_actions,
        milestones=rows.reached(milestones),
        others=_others(book, place, outcome),
        footer=footer,
    )


def is_in_pack(book: Book, outcome: str) -> bool:
    """Whether the cards of an outcome stand in a place's pack of the round."""
    return book.round.in_depth in ("", outcome)


def _actions(rows: Rows, outcome: Outcome) -> Iterator[Action]:
    """All actions of an outcome, and of those that it is tested by, in the register's order."""
    named = {outcome.id, *outcome.tested_by}
    every = {one.id for other in rows.book.plan.outcomes if other.id in named for one in actions_of(rows, other)}
    yield from (one for one in rows.actions if one.id in every and one.is_for(rows.whole))


def _others(book: Book, place: Place, chosen: Outcome) -> tuple[OtherCards, ...]:
    rules = [rule for rule in carded(book, place) if rule.outcome != chosen.id]
    found = (
        OtherCards(outcome.title, tuple(_other(rule, place) for rule in rules if rule.outcome == outcome.id))
        for outcome in book.plan.outcomes
    )
    return tuple(one for one in found if one.cards)


def _other(rule: Rule, place: Place) -> OtherCard:
    return OtherCard(f"card-{rule.id}", label(rule), rule.title, f"{place.id}/cards/{rule.id}.pdf")


def looked_at(book: Book) -> str:
    """Which outcome the round's meetings look at in depth, for those who send packs; empty where all are alike."""
    if not book.round.in_depth:
        return ""
    outcome = book.plan.outcome_named(book.round.in_depth)
    return (
        f"This round looks at {outcome.title} in depth: a place’s pack holds its cards and actions in full, and of "
        f"{listed([one.title for one in book.plan.outcomes if one.id != outcome.id])} the dashboard’s rows; "
        "their cards are files of their own."
    )
