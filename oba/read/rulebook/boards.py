"""The boards of plan.yaml and the days on which they meet; a round meets at least once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise

from oba.domain.plan import Board
from oba.domain.problem import Problem
from oba.read.shapes.plan_shapes import PlanShape, RoundShape
from oba.read.shapes.validation import Typed
from oba.read.text.suggestion import one_of, quoted, the_same


def check_boards(typed: Typed, shape: PlanShape, indicators: Collection[str]) -> Iterator[Problem]:
    """Every board has a place, indicators that are there or an outcome of its own, and meets in order of time."""
    owners = {outcome.board for outcome in shape.outcomes}
    for n, board in enumerate(shape.boards):
        if not board.place and not board.indicators and board.id not in owners:
            what = f"{quoted(board.id)} has neither a place nor indicators, so nothing can stand in its pack"
            yield typed.problem("017", ("boards", n, "id"), what)
        for m, name in enumerate(board.indicators):
            if name not in indicators:
                what = f"there is no rule {quoted(name)}"
                yield typed.problem("017", ("boards", n, "indicators", m), what, the_same(name, indicators))
        for m, (first, second) in enumerate(pairwise(board.meetings), start=1):
            if second <= first:
                yield typed.problem("017", ("boards", n, "meetings", m), f"{second} does not follow {first}")
        yield from _in_public(typed, shape, n)


def _in_public(typed: Typed, shape: PlanShape, n: int) -> Iterator[Problem]:
    """A meeting held in public is one of the board's meetings, under boards or of a round."""
    board = shape.boards[n]
    days = {*board.meetings, *(one.meetings[board.id] for one in shape.rounds if board.id in one.meetings)}
    for m, day in enumerate(board.in_public):
        if day not in days:
            what = f"{day} is not among the meetings of {quoted(board.id)}"
            mend = f"write {_near(day, days)}, if that is meant." if days else "add it to its meetings first."
            yield typed.problem("017", ("boards", n, "in_public", m), what, mend)


def check_owners(typed: Typed, shape: PlanShape) -> Iterator[Problem]:
    """An outcome is a board's own only where the plan has that board, and its pack is no place's."""
    for n, outcome in enumerate(shape.outcomes):
        board = next((one for one in shape.boards if one.id == outcome.board), None)
        path = ("outcomes", n, "board")
        if outcome.board and board is None:
            names = [one.id for one in shape.boards]
            mend = one_of(outcome.board, names, "the plan's boards") if names else "name it under boards first."
            yield typed.problem("019", path, f"{quoted(outcome.board)} is not a board", mend)
        elif board and board.place:
            yield typed.problem("019", path, f"the pack of {quoted(board.id)} is that of {quoted(board.place)}")


def check_meetings(typed: Typed, shape: PlanShape) -> Iterator[Problem]:
    """Every round meets, its meetings are of boards that are there, and none comes before its data close."""
    boards = [board.id for board in shape.boards]
    days = {board.id: board.meetings for board in shape.boards if board.meetings}
    for n, found in enumerate(shape.rounds):
        if found.meeting is None and not found.meetings:
            what = f"{quoted(found.id)} has no meeting"
            yield typed.problem("018", ("rounds", n), what, key=True)
        for name, day in found.meetings.items():
            path = ("rounds", n, "meetings", name)
            if name not in boards:
                mend = one_of(name, boards, "the plan's boards") if boards else "name it under boards first."
                yield typed.problem("018", path, f"{quoted(name)} is not a board", mend, key=True)
            if name in days and day not in days[name]:
                what = f"{day} is not among the meetings of {quoted(name)}"
                yield typed.problem("018", path, what, f"add it under boards, or write {_near(day, days[name])}.")
            if day < found.cut_off:
                yield typed.problem("013", path, f"the meeting, {day}, comes before the cut-off, {found.cut_off}")


def _near(day: date, days: Collection[date]) -> date:
    return min(days, key=lambda one: abs(one - day))


def boards_of(typed: Typed, shape: PlanShape) -> tuple[Board, ...]:
    """The boards as they are declared."""
    return tuple(
        Board(
            id=one.id,
            name=one.name,
            place=one.place,
            indicators=one.indicators,
            meetings=one.meetings,
            in_public=one.in_public,
            cover=one.cover,
            where=typed.at(("boards", n, "place"), key=False),
        )
        for n, one in enumerate(shape.boards)
    )


def first_meeting(found: RoundShape) -> date:
    """The earliest of a round's meetings."""
    return min((*found.meetings.values(), *([found.meeting] if found.meeting else ())), default=found.cut_off)
