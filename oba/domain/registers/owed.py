"""A return that a sender owes: the numbers of an indicator, or a report on a topic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.registers.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Return(Entry):
    """What one sender owes: an indicator's numbers for some places (none named: all that send them), or a topic.

    `days` are those after a period's end by which it is due; None where the rule or the plan says. Whether numbers
    have come is read from the rows of observations; of a topic, `received` is the day its report came.
    """

    indicator: str
    topic: str
    sender: str
    places: tuple[str, ...]
    days: int | None
    received: date | None
