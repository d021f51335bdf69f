"""A risk, how likely and how grave it is, and what is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.registers.entry import Entry

LEVELS = ("low", "medium", "high")
OPEN, GONE = "open", "closed"
RISK_STATUSES = (OPEN, GONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Entry):
    """One risk; `indicators` lists those it bears on, none for the whole plan; `review` is when to look at it again.

    `lead` sees to the action that alleviates it, `due` is when that is done (None where no day is given); `before`
    are its earlier rows, the oldest first. One that is closed is kept, and shown no more.
    """

    outcome: str
    indicators: tuple[str, ...]
    risk: str
    likelihood: str
    impact: str
    action: str
    lead: str
    due: date | None
    owner: str
    review: date
    status: str = OPEN
    before: tuple[Risk, ...] = ()

    @property
    def gravity(self) -> int:
        """How much it weighs: likelihood times impact, from 1 to 9."""
        return (LEVELS.index(self.likelihood) + 1) * (LEVELS.index(self.impact) + 1)

    @property
    def was(self) -> Risk | None:
        """The last of its earlier rows in which likelihood or impact was another; None where neither ever was."""
        now = (self.likelihood, self.impact)
        others = (one for one in reversed(self.before) if (one.likelihood, one.impact) != now)
        return next(others, None)

    def is_action_late(self, when: date) -> bool:
        """Whether what is done about it should have been done before a day; nobody enters that it is."""
        return self.due is not None and self.due < when

    @property
    def is_open(self) -> bool:
        """Whether it may still come to pass."""
        return self.status == OPEN

    def is_late(self, when: date) -> bool:
        """Whether it should have been looked at again before a day."""
        return self.review < when
