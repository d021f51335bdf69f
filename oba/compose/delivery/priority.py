"""One outcome of the delivery plan: its aims, its objectives with their actions, and those that have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from oba.compose.delivery.actions import PlanAction, plan_actions
from oba.compose.delivery.milestones import PlanMilestone, plan_milestones
from oba.compose.delivery.standings import none_of, said_of
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Aim, Objective, Outcome
from oba.domain.registers import Action, Milestone
from oba.words import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectivePlan:
    """An objective in the plan's words, and the actions that serve it."""

    text: str
    actions: tuple[PlanAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AimPlan:
    """An aim, its objectives with actions, and those that no action serves, which is itself a finding."""

    title: str
    objectives: tuple[ObjectivePlan, ...]
    without: tuple[str, ...]


class PlanFact(NamedTuple):
    """One thing that the plan says of an outcome: what, and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityPlan:
    """An outcome; `others` are actions that serve an indicator and no objective.

    `facts` say who answers for it; `statements` are aims that have no objectives.
    """

    title: str
    message: str
    facts: tuple[PlanFact, ...]
    statements: tuple[str, ...]
    aims: tuple[AimPlan, ...]
    others: tuple[PlanAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of a delivery plan: of the whole place, what is said once for all actions and for all milestones."""

    book: Book
    whole: Place
    actions: Sequence[Action]
    milestones: Sequence[Milestone]
    shared_actions: str
    shared_milestones: str

    def worded(self, actions: Sequence[Action]) -> tuple[PlanAction, ...]:
        """Actions as they are printed."""
        return plan_actions(self.book, actions, self.whole, self.shared_actions)

    def reached(self, milestones: Sequence[Milestone]) -> tuple[PlanMilestone, ...]:
        """Milestones as they are printed."""
        return plan_milestones(self.book, milestones, self.whole, self.shared_milestones)


def actions_of(rows: Rows, outcome: Outcome) -> tuple[Action, ...]:
    """The actions that serve an objective of an outcome; without an objective, one of its indicators."""
    own = {one.id for aim in outcome.aims for one in aim.objectives}
    rules = rows.book.rules
    return tuple(
        one
        for one in rows.actions
        if one.objective in own or (not one.objective and rules[one.indicator].outcome == outcome.id)
    )


def priority_plan(rows: Rows, outcome: Outcome) -> PriorityPlan | None:
    """Lay out one outcome; None where it has neither objectives nor actions."""
    actions = actions_of(rows, outcome)
    milestones = [one for one in rows.milestones if one.outcome == outcome.id]
    if not (outcome.aims or actions):
        return None
    without = without_action(rows, outcome)
    objectives = sum(len(aim.objectives) for aim in outcome.aims)
    said = (sentence(said_of(actions, milestones, rows.book.round.cut_off)), none_of(objectives, len(without)))
    return PriorityPlan(
        title=outcome.title,
        message="; ".join(part for part in said if part) + ".",
        facts=facts_of(outcome),
        statements=tuple(aim.title for aim in outcome.aims if not aim.objectives),
        aims=tuple(_aim(rows, aim, actions) for aim in outcome.aims if aim.objectives),
        others=rows.worded([one for one in actions if not one.objective]),
    )


def facts_of(outcome: Outcome) -> tuple[PlanFact, ...]:
    """The priority within an outcome, who answers for it, who does it and by when; of what is not said, nothing."""
    said = (
        PlanFact("Focus", outcome.focus),
        PlanFact("Lead", outcome.lead),
        PlanFact("Responsible agencies", "; ".join(outcome.agencies)),
        PlanFact("Timetable", outcome.timetable),
    )
    return tuple(one for one in said if one.value)


def without_action(rows: Rows, outcome: Outcome) -> tuple[Objective, ...]:
    """The objectives of an outcome that no action serves."""
    served = {one.objective for one in rows.actions}
    return tuple(one for aim in outcome.aims for one in aim.objectives if one.id not in served)


def _aim(rows: Rows, aim: Aim, actions: Sequence[Action]) -> AimPlan:
    its = {one.id: [action for action in actions if action.objective == one.id] for one in aim.objectives}
    return AimPlan(
        title=aim.title,
        objectives=tuple(
            ObjectivePlan(text=one.text, actions=rows.worded(its[one.id])) for one in aim.objectives if its[one.id]
        ),
        without=tuple(one.text for one in aim.objectives if not its[one.id]),
    )
