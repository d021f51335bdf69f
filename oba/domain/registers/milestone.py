"""A key milestone, due on a day or within a year as written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from oba.domain.period import Every, Period, YearKind
from oba.domain.period_text import parse_period
from oba.domain.registers.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Task):
    """One key milestone; `challenged_by` names the boards that hold the partners to it.

    Without an outcome it is a milestone of its theme alone, such as the management of services. `due` is a day within
    the year; None where the plan names the year only. `progress` says in words how far it has come; `place` is empty
    for the whole plan.
    """

    outcome: str
    year: str
    milestone: str
    theme: str
    lead: str
    due: date | None
    progress: str
    challenged_by: tuple[str, ...]
    place: str = ""

    @property
    def plan_year(self) -> Period | None:
        """The financial year it is due in; None where `year` is no such year."""
        return parse_period(self.year, every=Every.YEAR, year=YearKind.FINANCIAL)

    @property
    def last_day(self) -> date | None:
        """The day it is due, else the last of its year; None where neither is known."""
        return self.due or (self.plan_year.end if self.plan_year else None)

    def is_of(self, year: Period) -> bool:
        """Whether it is that financial year's business: due in it, or left open earlier."""
        own = self.plan_year
        return own == year or (own is not None and own.ordinal < year.ordinal and self.is_open)
