"""Something to be done by a day; it says itself whether it is late, so that no two pages can disagree."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date

from oba.domain.registers.entry import CLOSED, LATE, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Entry, ABC):
    """An action or a milestone; `status` is how its owner says that it stands."""

    status: str

    @property
    @abstractmethod
    def last_day(self) -> date | None:
        """The day by which it is to be done; None where that is not known."""

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor stopped."""
        return self.status not in CLOSED

    def is_late(self, when: date) -> bool:
        """Whether it is open after its last day; on that day itself it is in time."""
        return self.is_open and self.last_day is not None and self.last_day < when

    def is_slipping(self, when: date) -> bool:
        """Whether its owner calls it late before its last day."""
        return self.status == LATE and self.last_day is not None and not self.is_late(when)

    def is_behind(self, when: date) -> bool:
        """Whether it is late or slipping: somebody should ask about it."""
        return self.is_late(when) or self.is_slipping(when)
