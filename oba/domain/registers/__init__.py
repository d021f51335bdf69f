"""Registers: the delivery plan, milestones, risks, decisions, returns, money, reports, needs and consultation.

Every row is dated like a number: a round sees the last row of each name known by its cut-off.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from oba.domain.registers.action import Action
from oba.domain.registers.clearance import DAY, WHO, Clearance, Cleared
from oba.domain.registers.consultation import Consultation
from oba.domain.registers.decision import ASKED, IN_PART, KINDS, NOT_DONE, OPEN, STANDINGS, WITHDRAWN, Decision
from oba.domain.registers.entry import CLOSED, DONE, LATE, PLANNED, STATUSES, STOPPED, Entry, last_known
from oba.domain.registers.milestone import Milestone
from oba.domain.registers.need import Need
from oba.domain.registers.owed import Return, covering
from oba.domain.registers.report import FREQUENCIES, QUARTERLY, Report
from oba.domain.registers.resource import DISPUTED, NOT_STATED, SUMS, Resource
from oba.domain.registers.risk import LEVELS, RISK_STATUSES, Risk
from oba.domain.registers.task import Task

__all__ = [
    "ASKED", "CLOSED", "DAY", "DISPUTED", "DONE", "FREQUENCIES", "IN_PART", "KINDS", "LATE", "LEVELS", "NOT_DONE",
    "NOT_STATED", "OPEN", "PLANNED", "QUARTERLY", "RISK_STATUSES", "STANDINGS", "STATUSES", "STOPPED", "SUMS",
    "WHO", "WITHDRAWN", "Action", "Clearance", "Cleared", "Consultation", "Decision", "Entry", "Milestone", "Need",
    "Registers", "Report", "Resource", "Return", "Risk", "Task", "covering", "last_known",
]  # fmt: skip


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """Everything a plan keeps beside its numbers."""

    actions: tuple[Action, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    risks: tuple[Risk, ...] = ()
    decisions: tuple[Decision, ...] = ()
    returns: tuple[Return, ...] = ()
    schedule: tuple[Report, ...] = ()
    resources: tuple[Resource, ...] = ()
    cleared: tuple[Clearance, ...] = ()
    needs: tuple[Need, ...] = ()
    consultation: tuple[Consultation, ...] = ()

    def as_at(self, when: date) -> Registers:
        """The registers as they were known on a day: of each name its last row, a risk with its earlier ones."""
        return replace(
            self,
            actions=last_known(self.actions, when),
            milestones=last_known(self.milestones, when),
            risks=tuple(replace(risk, before=_before(risk, self.risks)) for risk in last_known(self.risks, when)),
            decisions=last_known(self.decisions, when),
            returns=last_known(self.returns, when),
            schedule=last_known(self.schedule, when),
            needs=tuple(replace(one, before=_before(one, self.needs)) for one in last_known(self.needs, when)),
            consultation=last_known(self.consultation, when),
            resources=tuple(one for one in self.resources if one.is_known(when)),
        )

    def known_by(self, when: date) -> Registers:
        """Every row that was known on a day, those that others have superseded too."""
        return replace(
            self,
            actions=_known(self.actions, when),
            milestones=_known(self.milestones, when),
            risks=_known(self.risks, when),
            decisions=_known(self.decisions, when),
            returns=_known(self.returns, when),
            schedule=_known(self.schedule, when),
            needs=_known(self.needs, when),
            consultation=_known(self.consultation, when),
            resources=tuple(one for one in self.resources if one.is_known(when)),
        )


def _before(row: E, rows: tuple[E, ...]) -> tuple[E, ...]:
    """The earlier rows of one name, the oldest first."""
    earlier = (one for one in rows if one.id == row.id and one.known < row.known)
    return tuple(sorted(earlier, key=lambda one: one.known))


def _known(rows: tuple[E, ...], when: date) -> tuple[E, ...]:
    return tuple(row for row in rows if row.known <= when)
