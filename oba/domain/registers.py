"""Registers: the delivery plan, milestones, risks, resources and the schedule of other reports.

The words their rows may use stand here with what they mean. An action, a milestone or a risk says itself whether it
is late, so that no two pages can disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from oba.domain.period import Every, Period, YearKind
from oba.domain.period_text import parse_period
from oba.domain.place import Place
from oba.domain.plan import Round
from oba.domain.problem import Where

PLANNED, DONE, LATE, STOPPED = "planned", "done", "late", "stopped"
STATUSES = (PLANNED, "under way", DONE, LATE, STOPPED)
CLOSED = (DONE, STOPPED)
LEVELS = ("low", "medium", "high")
DISPUTED = "disputed"
NOT_STATED = "not stated"
SUMS = ("stated", DISPUTED, NOT_STATED)
QUARTERLY = "quarterly"
FREQUENCIES = (QUARTERLY, "twice a year", "yearly", "planned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action of the delivery plan; `cost` is none, low or funded; `place` is empty for everywhere.

    `illustrative` says that nobody has committed to it, here as with a milestone and a risk.
    """

    indicator: str
    place: str
    action: str
    lead: str
    start: date
    due: date
    status: str
    cost: str
    every_child_matters: str
    where: Where
    illustrative: bool = False

    def is_for(self, place: Place) -> bool:
        """Whether it is done in a place: it names the place, or none."""
        return self.place in ("", place.id)

    def is_late(self, when: date) -> bool:
        """Whether it is marked late, or is open after the day it was due; on that day itself it is in time."""
        return self.status == LATE or (self.status not in CLOSED and self.due < when)

    def as_at(self, when: date) -> Action:
        """The action as it stood on a day: planned where it had not begun, whatever came of it."""
        return replace(self, status=PLANNED) if self.start > when else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One key milestone, due within the year as written; `challenged_by` says who holds the partners to it.

    Without an outcome it is a milestone of its theme alone, such as the management of services.
    """

    outcome: str
    year: str
    milestone: str
    theme: str
    challenged_by: str
    status: str
    where: Where
    illustrative: bool = False

    @property
    def plan_year(self) -> Period | None:
        """The financial year it is due in; None where `year` is no such year."""
        return parse_period(self.year, every=Every.YEAR, year=YearKind.FINANCIAL)

    def is_left_open(self, year: Period) -> bool:
        """Whether it was due before a financial year and is still open."""
        own = self.plan_year
        return own is not None and own.ordinal < year.ordinal and self.status not in CLOSED

    def is_of(self, year: Period) -> bool:
        """Whether it is that financial year's business: due in it, or left open earlier."""
        return self.plan_year == year or self.is_left_open(year)

    def is_late(self, year: Period) -> bool:
        """Whether, seen from a financial year, it is marked late or was left open."""
        return self.status == LATE or self.is_left_open(year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """One risk; `indicators` lists those it bears on, none for the whole plan; `review` is when to look at it again."""

    id: str
    outcome: str
    indicators: tuple[str, ...]
    risk: str
    likelihood: str
    impact: str
    action: str
    owner: str
    review: date
    where: Where
    illustrative: bool = False

    @property
    def gravity(self) -> int:
        """How much it weighs: likelihood times impact, from 1 to 9."""
        return (LEVELS.index(self.likelihood) + 1) * (LEVELS.index(self.impact) + 1)

    def is_late(self, when: date) -> bool:
        """Whether it should have been looked at again before a day."""
        return self.review < when


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One line of money in millions of pounds; None where the source names what is provided and states no sum."""

    body: str
    item: str
    outcome: str
    year: str
    million: Fraction | None
    status: str
    note: str
    source: str
    where: Where

    @property
    def is_disputed(self) -> bool:
        """Whether its source contradicts itself."""
        return self.status == DISPUTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report another board makes: its topic, which months it comes and what it covers."""

    board: str
    topic: str
    frequency: str
    months: str
    covers: str
    indicators: tuple[str, ...]
    where: Where

    def is_due(self, when: Round) -> bool:
        """Whether it comes in the quarter of a round: every quarter, or in a month of it that it names."""
        return self.frequency == QUARTERLY or any(month in self.months for month in when.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """Everything a plan keeps beside its numbers."""

    actions: tuple[Action, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    risks: tuple[Risk, ...] = ()
    resources: tuple[Resource, ...] = ()
    schedule: tuple[Report, ...] = ()

    def as_at(self, when: date) -> Registers:
        """The registers as they stood on a day."""
        return replace(self, actions=tuple(action.as_at(when) for action in self.actions))
