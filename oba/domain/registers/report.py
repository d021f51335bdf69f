"""A report that is made to a board on a schedule."""

from __future__ import annotations

from dataclasses import dataclass

from oba.domain.period import MONTHS, Period
from oba.domain.plan import Round
from oba.domain.registers.entry import Entry

QUARTERLY = "quarterly"
FREQUENCIES = (QUARTERLY, "twice a year", "yearly", "planned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Entry):
    """One report: which board it goes to, its topic, who sends it, which months it comes and what it covers."""

    board: str
    topic: str
    sender: str
    frequency: str
    months: str
    covers: str
    indicators: tuple[str, ...]

    def is_due(self, when: Round) -> bool:
        """Whether it comes in the quarter of a round: every quarter, or in a month of it that it names."""
        return self.frequency == QUARTERLY or (when.quarter is not None and self.comes_in(when.quarter))

    def comes_in(self, quarter: Period) -> bool:
        """Whether it comes in a quarter: in every one, or in a month of it that it names."""
        months = MONTHS[quarter.start.month - 1 : quarter.end.month]
        return self.frequency == QUARTERLY or any(month in self.months for month in months)
