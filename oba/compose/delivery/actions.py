"""An action as a row: what it serves and how that is rated, who leads and answers for it, until when, how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oba.compose.dashboard.rows import label, short_name
from oba.compose.flag import illustrative_mark
from oba.domain.book import Book
from oba.domain.finding import Question
from oba.domain.place import Place
from oba.domain.registers import Action
from oba.words import COSTS, Mark, Tone, brief_mark, month, progress_mark, sentence

NOT_ASKED = Mark("", "", Tone.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAction:
    """One action of the delivery plan.

    `number` is that of the indicator it serves, empty where it serves an objective alone; `indicator` is empty where
    the whole has no card of it. `rating` is how the indicator is rated where the action is done; its word is empty
    where the rule does not ask. `place` is empty where that is the whole; `late` says that it is late or slipping;
    `mark` says that it is illustrative where others beside it are not.
    """

    indicator: str
    number: str
    rating: Mark
    action: str
    place: str
    lead: str
    accountable: str
    due: str
    standing: Mark
    late: bool
    cost: str
    every_child_matters: str
    mark: str


def plan_actions(book: Book, actions: Iterable[Action], whole: Place, shared: str) -> tuple[PlanAction, ...]:
    """Word actions in the order given, their places as parts of the whole; `shared` is what is said once for all."""
    return tuple(_worded(book, one, whole, shared) for one in actions)


def _worded(book: Book, one: Action, whole: Place, shared: str) -> PlanAction:
    where = book.places.by_id.get(one.place, whole)
    return PlanAction(
        indicator=one.indicator if _is_carded(book, one.indicator, whole) else "",
        number=label(book.rules[one.indicator]) if one.indicator else "",
        rating=_rating(book, one.indicator, where if _is_carded(book, one.indicator, where) else whole),
        action=one.action,
        place=short_name(where, whole) if where != whole else "",
        lead=one.lead,
        accountable=one.accountable,
        due=month(one.due),
        standing=progress_mark(one, book.round.cut_off),
        late=one.is_behind(book.round.cut_off),
        cost=sentence(COSTS.get(one.cost, "")),
        every_child_matters=one.every_child_matters,
        mark="" if shared else illustrative_mark(one),
    )


def _is_carded(book: Book, indicator: str, place: Place) -> bool:
    return (indicator, place.id) in book.assessments and book.has_card(indicator, place)


def _rating(book: Book, indicator: str, place: Place) -> Mark:
    found = book.assessments.get((indicator, place.id))
    if found is None or Question.THRESHOLD not in found.asked:
        return NOT_ASKED
    return brief_mark(found[Question.THRESHOLD])
