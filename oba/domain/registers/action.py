"""An action of the delivery plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.place import Place
from oba.domain.registers.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Task):
    """One action, for an indicator, an objective of the plan, or both; `place` is empty for everywhere.

    `lead` is the person's role who sees to it, `accountable` the body that answers for it; `cost` is none, low or
    funded, empty where nobody has said.
    """

    indicator: str
    objective: str
    place: str
    action: str
    lead: str
    accountable: str
    start: date
    due: date
    cost: str
    every_child_matters: str

    @property
    def last_day(self) -> date:
        """The day it is due."""
        return self.due

    def is_for(self, place: Place) -> bool:
        """Whether it is done in a place: it names the place, or none."""
        return self.place in ("", place.id)
