"""What changed in the delivery plan since the last round: what boards decided, and which actions are new or closed."""

from __future__ import annotations

from collections.abc import Iterator

from oba.compose.dashboard.sitting import called
from oba.domain.book import Book
from oba.domain.plan import Round
from oba.domain.registers import Action, Decision
from oba.words import day, listed, quantity, sentence
from oba.words.lists import agreeing

_CHANGE = "change"


def changes_of_plan(book: Book) -> tuple[str, ...]:
    """One line on what boards decided, one on what is put to them, one on the rows; none for the first round."""
    before = book.compared_with
    if before is None:
        return ()
    return tuple(line for line in (_decided(book, before), _asked(book), _moved(book, before)) if line)


def decided_changes(book: Book) -> tuple[Decision, ...]:
    """The changes of the plan that are decided since the last round, or put to a coming meeting."""
    before = book.compared_with
    changes = (one for one in book.registers.decisions if one.kind == _CHANGE)
    return tuple(one for one in changes if one.is_asked or (before and one.known > before.cut_off))


def _decided(book: Book, before: Round) -> str:
    found = [one for one in decided_changes(book) if not one.is_asked]
    if not found:
        return f"No board has changed the plan since {before.title}."
    return f"Changed since {before.title}: {'; '.join(_said(book, one) for one in found)}."


def _asked(book: Book) -> str:
    found = [one for one in decided_changes(book) if one.is_asked]
    return f"To be decided: {'; '.join(_said(book, one) for one in found)}." if found else ""


def _said(book: Book, one: Decision) -> str:
    return f"{one.text} ({called(book.plan.board_named(one.body))}, {day(one.meeting)})"


def _moved(book: Book, before: Round) -> str:
    """How many actions are new, done or have a later day; empty where none is."""
    was = {one.id: one for one in book.registers_before.actions}
    said = listed(_counts(book.registers.actions, was))
    return f"{sentence(said)} since {before.title}." if said else ""


def _counts(now: tuple[Action, ...], was: dict[str, Action]) -> Iterator[str]:
    new = sum(one.id not in was for one in now)
    done = sum(not one.is_open and one.id in was and was[one.id].is_open for one in now)
    later = sum(one.id in was and was[one.id].due < one.due for one in now)
    for count, what in ((done, "closed"), (new, "new"), (later, "put off to a later day")):
        if count:
            yield f"{quantity(count, 'action')} {agreeing(count, 'is', 'are')} {what}"
