"""Actions that are late, or that their owners call late before their day."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.dashboard.rows import carded, label
from oba.compose.flag import illustrative_mark, shared_mark
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.registers import Action
from oba.words import Mark, standing_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One action that is late or slipping: for which indicator, what, who leads it and since or until when.

    `number` is empty where it serves an objective alone.
    """

    number: str
    action: str
    lead: str
    standing: Mark
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """The actions that are late or slipping, how many there are in all, and what is illustrative where every one is."""

    lines: tuple[ActionLine, ...]
    counted: str
    mark: str


def actions_behind(book: Book, place: Place) -> tuple[Action, ...]:
    """The actions of a place that are late or slipping at the cut-off: past their day first, the longest late first."""
    when = book.round.cut_off
    behind = (action for action in actions_at(book, place) if action.is_behind(when))
    return tuple(sorted(behind, key=lambda action: action.due))


def actions_at(book: Book, place: Place) -> tuple[Action, ...]:
    """The actions of a place; those for indicators without a card in it are left out."""
    cards = {rule.id for rule in carded(book, place)}
    here = (action for action in book.registers.actions if action.is_for(place))
    return tuple(action for action in here if not action.indicator or action.indicator in cards)


def actions(book: Book, place: Place) -> Actions:
    """The actions of a place that are late or slipping, worded."""
    behind, every = actions_behind(book, place), len(actions_at(book, place))
    shared = shared_mark(behind)
    return Actions(
        lines=tuple(_line(book, action, shared) for action in behind),
        counted=f"{len(behind)} of {every}" if behind else "none",
        mark=shared,
    )


def _line(book: Book, action: Action, shared: str) -> ActionLine:
    return ActionLine(
        number=label(book.rules[action.indicator]) if action.indicator else "",
        action=action.action,
        lead=action.lead,
        standing=standing_mark(action, book.round.cut_off),
        mark="" if shared else illustrative_mark(action),
    )
