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
    """Every board has a place or indicators that are there, and meets in order of time."""
    for n, board in enumerate(shape.boards):
        if not board.place and not board.indicators:
            what = f"{quoted(board.id)} has neither a place nor indicators, so nothing can stand in its pack"
            yield typed.problem("017", ("boards", n, "id"), what)
        for m, name in enumerate(board.indicators):
            if name not in indicators:
                what = f"there is no rule {quoted(name)}"
                yield typed.problem("017", ("boards", n, "indicators", m), what, the_same(name, indicators))
        for m, (first, second) in enumerate(pairwise(board.meetings), start=1):
            if second <= first:
                yield typed.problem("017", ("boards", n, "meetings", m), f"{second} does not follow {first}")


def check_meetings(typed: Typed, shape: PlanShape) -> Iterator[Problem]:
    """Every round meets, its meetings are of boards that are there, and none comes before its data close."""
    boards = [board.id for board in shape.boards]
    for n, found in enumerate(shape.rounds):
        if found.meeting is None and not found.meetings:
            what = f"{quoted(found.id)} has no meeting"
            yield typed.problem("018", ("rounds", n), what, key=True)
        for name, day in found.meetings.items():
            path = ("rounds", n, "meetings", name)
            if name not in boards:
                mend = one_of(name, boards, "the plan's boards") if boards else "name it under boards first."
                yield typed.problem("018", path, f"{quoted(name)} is not a board", mend, key=True)
            if day < found.cut_off:
                yield typed.problem("013", path, f"the meeting, {day}, comes before the cut-off, {found.cut_off}")


def boards_of(typed: Typed, shape: PlanShape) -> tuple[Board, ...]:
    """The boards as they are declared."""
    return tuple(
        Board(
            id=one.id,
            name=one.name,
            place=one.place,
            indicators=one.indicators,
            meetings=one.meetings,
            where=typed.at(("boards", n, "place"), key=False),
        )
        for n, one in enumerate(shape.boards)
    )


def first_meeting(found: RoundShape) -> date:
    """The earliest of a round's meetings."""
    return min((*found.meetings.values(), *([found.meeting] if found.meeting else ())), default=found.cut_off)
