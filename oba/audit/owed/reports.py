"""The reports that are owed to boards: one for each quarter in which a topic falls due, until it has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from oba.audit.owed.asking import Asking
from oba.domain.owed import Owed
from oba.domain.period import Period
from oba.domain.registers import Report


def reports(asking: Asking) -> Iterator[Owed]:
    """The reports of the round's quarter, and those of earlier quarters that were still open when the round began.

    A topic falls due from the quarter of the plan's first round on, and not before it stood in the schedule.
    """
    quarter = asking.round.quarter
    for report in asking.known.schedule if quarter else ():
        quarters = [one for one in _quarters(asking) if _is_due(report, one, asking)]
        came = _settled(quarters, _received(report, asking))
        for one in quarters:
            if one == quarter or one not in came or came[one] > asking.since:
                yield _owed(report, one, came.get(one), asking)


def _quarters(asking: Asking) -> Iterator[Period]:
    """The quarters from the plan's first round to the one that is asked for."""
    rounds = (*asking.plan.rounds, asking.round)
    ordinals = [one.quarter.ordinal for one in rounds if one.quarter and one.cut_off <= asking.round.cut_off]
    quarter = asking.round.quarter
    return (
        (one for one in quarter.shift(min(ordinals) - quarter.ordinal).until(quarter.ordinal)) if quarter else iter(())
    )


def _is_due(report: Report, quarter: Period, asking: Asking) -> bool:
    first = min(row.known for row in asking.registers.schedule if row.id == report.id)
    return first <= quarter.end and report.comes_in(quarter)


def _received(report: Report, asking: Asking) -> Iterable[date]:
    """The days on which the topic's reports came; a row that says a day again tells of the same report."""
    rows = (row for row in asking.registers.returns if row.topic == report.id and row.known <= asking.on)
    days = {(row.id, row.received) for row in rows if row.received and row.received <= asking.on}
    return sorted(day for _, day in days)


def _settled(quarters: Iterable[Period], days: Iterable[date]) -> Mapping[Period, date]:
    """When the report of each quarter came: one that comes is that of the earliest open quarter that had begun."""
    found: dict[Period, date] = {}
    for day in days:
        open_ = (one for one in quarters if one not in found and one.start <= day)
        if (earliest := next(open_, None)) is not None:
            found[earliest] = day
    return found


def _owed(report: Report, quarter: Period, came: date | None, asking: Asking) -> Owed:
    row = {one.topic: one for one in asking.returns if one.topic}.get(report.id)
    days = asking.plan.policy.expected_within if row is None or row.days is None else row.days
    due = quarter.end + timedelta(days=days)
    return Owed(
        sender=(row.sender if row else "") or report.sender,
        topic=report.id,
        period=quarter,
        due=due,
        came=came,
        reason=None if came else asking.reason(due),
    )
