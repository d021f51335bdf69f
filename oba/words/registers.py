"""How a row of a register stands, in words: late since a month, slipping, or as its owner says."""

from __future__ import annotations

from datetime import date

from oba.domain.registers import Action, Milestone
from oba.words.dates import month


def standing(row: Action | Milestone, when: date) -> str:
    """How an action or a milestone stands on a day.

    One that is open after its day is *late since* that month, whatever its owner says; one that its owner calls late
    before its day is *slipping* from it.
    """
    due = row.due if isinstance(row, Action) else row.last_day
    if due is None:
        return row.status
    if row.is_late(when):
        return f"late since {month(due)}"
    return f"slipping, {month(due)}" if row.is_slipping(when) else row.status
