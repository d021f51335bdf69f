"""The meeting that a pack is for: whose it is, on which day, and which came before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Board
from oba.domain.registers import Decision
from oba.words import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One meeting of one board, and every matter of that board which the round knows; `last` is its meeting before."""

    board: Board
    day: date
    last: date | None
    matters: tuple[Decision, ...]

    @property
    def named(self) -> str:
        """Whose meeting it is, and when."""
        return f"{called(self.board)}, meeting of {day(self.day)}"


def sitting(book: Book, board: Board) -> Sitting | None:
    """The meeting of a board for a round; None where it does not meet.

    A meeting that decisions name counts as one, whether the plan's calendar has it or not.
    """
    when = book.round.meeting_of(board)
    if when is None:
        return None
    matters = tuple(one for one in book.registers.decisions if one.body == board.id)
    before = {one for one in (*board.meetings, *(matter.meeting for matter in matters)) if one < when}
    return Sitting(board=board, day=when, last=max(before, default=None), matters=matters)


def sitting_at(book: Book, place: Place) -> Sitting | None:
    """The meeting that the pack of a place is for; None where the place has no board, or its board does not meet."""
    board = book.plan.board_of(place.id)
    return sitting(book, board) if board else None


def called(board: Board) -> str:
    """A board within a sentence: the Trust Board."""
    return f"the {board.name.removeprefix('The ').removeprefix('the ')}"


def indicator_of(book: Book, matter: Decision) -> str:
    """The indicator that a matter is about: its own, else that of the action it names; empty where it is about none."""
    named = (action.indicator for action in book.registers.actions if action.id == matter.action)
    return matter.indicator or next(named, "")
