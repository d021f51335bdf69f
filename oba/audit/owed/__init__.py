"""Who owes what for a round on a day: the numbers of each sender, and the reports that are made to boards."""

from __future__ import annotations

from oba.audit.owed.asking import Asking
from oba.audit.owed.numbers import numbers
from oba.audit.owed.reports import reports
from oba.audit.owed.updates import updates
from oba.domain.owed import Owed

__all__ = ["Asking", "owed"]


def owed(asking: Asking) -> tuple[Owed, ...]:
    """Everything owed for the round: numbers in the order of the plan, of places and of time, updates, then reports."""
    return (*numbers(asking), *updates(asking), *reports(asking))
