"""The round that is opened for a quarter: when its data close, and which meeting of each board it is made for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from oba.domain.period import Every, Period, YearKind
from oba.domain.period_text import parse_period
from oba.domain.plan import Board, Plan, Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The round, without one where it cannot be opened; `remarks` say why not, or which board does not meet for it."""

    round: Round | None
    remarks: tuple[str, ...] = ()


def opening(plan: Plan, name: str, meeting: date | None = None) -> Opening:
    """The round of a quarter, by the plan's calendar; `meeting` is the day where the plan has no boards.

    The cut-off is so many days after the quarter's end as the calendar says. A round is made for the first meeting of
    each board on or after its cut-off and before the next quarter's.
    """
    quarter = parse_period(name, every=Every.QUARTER, year=YearKind.FINANCIAL)
    if quarter is None or round_name(quarter) != name:
        meant = f"Did you mean {round_name(quarter)}?" if quarter else "Name a quarter, such as 2010-11-q2."
        return Opening(round=None, remarks=(f"'{name}' is not the name of a round. {meant}",))
    if plan.closes_after is None:
        return Opening(round=None, remarks=(_WITHOUT_CALENDAR,))
    close, after = (closing(plan.closes_after, one) for one in (quarter, quarter.shift(1)))
    meetings = {board.id: day for board in plan.boards if (day := _first_from(board, close, after))}
    days = [*meetings.values(), *([meeting] if meeting else [])]
    if not days:
        return Opening(round=None, remarks=(_without_meeting(plan, close, after),))
    number, year = str(quarter).split("Q")[1], quarter.in_year
    found = Round(
        id=name,
        title=f"Quarter {number} of {year}",
        cut_off=close,
        meeting=min(days),
        meetings=tuple(meetings.items()),
    )
    return Opening(round=found, remarks=tuple(_idle(plan, meetings, close, after)))


def round_name(quarter: Period) -> str:
    """What the round of a quarter is called: 2010-11-q2."""
    return str(quarter).lower().replace("/", "-").replace(" ", "-")


def closing(days: int, quarter: Period) -> date:
    """The last day on which a number may be published to count in a quarter's round."""
    return quarter.end + timedelta(days=days)


_WITHOUT_CALENDAR = (
    "The plan does not say when a round's data close. Add to plan.yaml: calendar: {cut_off: 15}, the days after the "
    "quarter's end."
)


def _first_from(board: Board, close: date, after: date) -> date | None:
    return next((day for day in board.meetings if close <= day < after), None)


def _without_meeting(plan: Plan, close: date, after: date) -> str:
    """What to do where nobody meets for the round."""
    if plan.boards:
        return f"No board of plan.yaml meets from {close} until {after}. Add the day to its meetings under boards."
    return "The plan has no boards. Say the day of the meeting with --meeting DATE, or add boards to plan.yaml."


def _idle(plan: Plan, meetings: dict[str, date], close: date, after: date) -> Iterator[str]:
    for board in plan.boards:
        if board.id not in meetings:
            yield f"{board.name} has no meeting from {close} until {after}: add its day under boards, if it meets."
