"""Actions that are late, or that their owners call late before their day."""

from __future__ import annotations

from dataclasses import dataclass

from oba.compose.dashboard.rows import carded, label, short_name
from oba.compose.flag import illustrative_mark, shared_mark
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.registers import Action
from oba.words import Mark, standing_mark

MOST = 4  # the delivery plan has them all


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One action that is late or slipping: for which indicator, what, who leads it and since or until when.

    `number` is empty where it serves an objective alone; `place` names a part that it is done in.
    """

    number: str
    action: str
    place: str
    lead: str
    standing: Mark
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """The actions longest late or slipping, how many there are in all, and what is illustrative where every one is.

    `more` says in words how many there was no room for.
    """

    lines: tuple[ActionLine, ...]
    more: str
    counted: str
    mark: str


def actions_behind(book: Book, place: Place) -> tuple[Action, ...]:
    """The actions of a place that are late or slipping at the cut-off: past their day first, the longest late first."""
    when = book.round.cut_off
    behind = (action for action in actions_at(book, place) if action.is_behind(when))
    return tuple(sorted(behind, key=lambda action: action.due))


def actions_at(book: Book, place: Place) -> tuple[Action, ...]:
    """The actions of a place, of the top place those of all its parts too; none for indicators without a card in it."""
    cards, top = {rule.id for rule in carded(book, place)}, book.places.is_top(place)
    here = (action for action in book.registers.actions if top or action.is_for(place))
    return tuple(action for action in here if not action.indicator or action.indicator in cards)


def actions(book: Book, place: Place) -> Actions | None:
    """The actions of a place that are late or slipping, worded; None where it has no actions."""
    behind, every = actions_behind(book, place), len(actions_at(book, place))
    if not every:
        return None
    shared = shared_mark(behind)
    return Actions(
        lines=tuple(_line(book, action, place, shared) for action in behind[:MOST]),
        more=f"{len(behind) - MOST} more in the delivery plan." if len(behind) > MOST else "",
        counted=f"{len(behind)} of {every}" if behind else "none",
        mark=shared,
    )


def _line(book: Book, action: Action, place: Place, shared: str) -> ActionLine:
    part = book.places.by_id.get(action.place, place)
    return ActionLine(
        number=label(book.rules[action.indicator]) if action.indicator else "",
        action=action.action,
        place=short_name(part, place) if part != place else "",
        lead=action.lead,
        standing=standing_mark(action, book.round.cut_off),
        mark="" if shared else illustrative_mark(action),
    )
