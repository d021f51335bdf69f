"""Whether a row tells of its whole period or of a part of it."""

from __future__ import annotations

from oba.domain.alarm import Alarm
from oba.domain.evidence import Observation
from oba.domain.measure import Kind, Measure

_EVENTS = frozenset({Kind.COUNT, Kind.RATE})


def is_early(row: Observation, measure: Measure) -> bool:
    """Whether a row was published before its period's number can have been collected, which nobody has looked at."""
    settled = row.checked is not None or measure.looked_at(Alarm.EARLY)
    return not settled and row.published < measure.collected(row.period)


def is_whole(row: Observation, measure: Measure) -> bool:
    """Whether a row tells of its whole period.

    One that says itself that it is a part does not. A count or a rate of events that was published early is taken not
    to, as it can only grow; a percentage or a score is.
    """
    return row.part is None and not (measure.kind_of(row.group) in _EVENTS and is_early(row, measure))
