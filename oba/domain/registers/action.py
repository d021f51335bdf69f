"""An action of the delivery plan; it says itself whether it is late, so that no two pages can disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.place import Place
from oba.domain.registers.entry import Entry, is_past, is_slipping


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Entry):
    """One action, for an indicator, an objective of the plan, or both; `place` is empty for everywhere.

    `lead` is the person's role who sees to it, `accountable` the body that answers for it; `cost` is none, low or
    funded.
    """

    indicator: str
    objective: str
    place: str
    action: str
    lead: str
    accountable: str
    start: date
    due: date
    status: str
    cost: str
    every_child_matters: str

    def is_for(self, place: Place) -> bool:
        """Whether it is done in a place: it names the place, or none."""
        return self.place in ("", place.id)

    def is_late(self, when: date) -> bool:
        """Whether it is open after the day it was due."""
        return is_past(self.due, self.status, when)

    def is_slipping(self, when: date) -> bool:
        """Whether its owner calls it late before the day it is due."""
        return is_slipping(self.due, self.status, when)

    def is_behind(self, when: date) -> bool:
        """Whether it is late or slipping: somebody should ask about it."""
        return self.is_late(when) or self.is_slipping(when)
