"""The full round with a board apart: one indicator of the county, and an outcome with a measure of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.owed import Owed
from oba.domain.plan import Board, Outcome
from oba.domain.registers import Decision, Milestone, Report, Return
from tests.build import TOP, WHERE, quarter
from tests.compose_pages.full import full
from tests.compose_pages.full_rules import GAIN, NEET, OBESITY

OWN = "watched"
BOARD = Board(id="safeguarding", name="Safeguarding Board", indicators=(NEET,), meetings=(date(2010, 9, 8),))


def apart() -> Book:
    """The measure of obesity is the board's own; it challenges one milestone and is asked a decision about it."""
    book = full()
    moved = replace(book.rules[OBESITY], outcome=OWN)
    outcomes = (*book.plan.outcomes, Outcome(id=OWN, title="What the board watches", board=BOARD.id))
    boards = tuple(BOARD if one.id == BOARD.id else one for one in book.plan.boards)
    kept = book.registers
    return replace(
        book,
        plan=replace(book.plan, outcomes=outcomes, boards=boards),
        round=replace(book.round, meetings=(*book.round.meetings, (BOARD.id, date(2010, 12, 8)))),
        rules={**book.rules, OBESITY: moved},
        registers=replace(
            kept,
            milestones=(*kept.milestones, *challenged(kept.milestones[0])),
            decisions=(*kept.decisions, decision(kept.decisions[0])),
            risks=(*kept.risks, replace(kept.risks[0], id="own", indicators=(OBESITY, GAIN), risk="Nobody measures")),
            actions=(*kept.actions, replace(kept.actions[0], id="own", indicator=OBESITY, action="Measure more")),
            schedule=tuple(
                replace(one, indicators=(OBESITY, GAIN)) for one in (*kept.schedule, _other(kept.schedule[0]))
            ),
            returns=(_return(),),
        ),
        owed=(_owed("self-harm"), _owed("r11", came=None), replace(_owed("r11"), topic="", indicator=NEET)),
        illustrative=frozenset({(OBESITY, TOP)}),
    )


def challenged(one: Milestone) -> tuple[Milestone, ...]:
    """Milestones of two years that the board challenges."""
    mine = replace(
        one, challenged_by=("trust", BOARD.id), milestone="A panel for stuck cases", id="mine", status="done"
    )
    return mine, replace(mine, id="later", year="2012/13", milestone="Plans for the hardest cases", status="planned")


def decision(one: Decision) -> Decision:
    """What is asked of the board about a measure that is its own."""
    asked = replace(one, id="own", body=BOARD.id, kind="decision", indicator=OBESITY, text="Decide who measures")
    return replace(asked, meeting=date(2010, 12, 8), status="asked", answer="", by=None)


def _other(one: Report) -> Report:
    return replace(one, id="elsewhere", board="trust", topic="To another board")


def _return() -> Return:
    return Return(
        id="r", known=date(2010, 7, 14), where=WHERE, indicator="", topic="quiet", sender="Police", places=(),
        days=None, received=date(2010, 7, 14), illustrative=True,
    )  # fmt: skip


def _owed(topic: str, came: date | None = date(2010, 10, 12)) -> Owed:
    return Owed(
        sender="Police", period=quarter(2010, 2), due=date(2010, 10, 14), topic=topic, came=came,
        reason=None if came else Reason.LATE,
    )  # fmt: skip
