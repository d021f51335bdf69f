"""Registers: the delivery plan, milestones, risks, resources and the schedule of other reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from oba.domain.problem import Where

PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action of the delivery plan; `cost` is none, low or funded; `place` is empty for everywhere."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One key milestone; `challenged_by` says who holds the partners to it."""

    outcome: str
    year: str
    milestone: str
    theme: str
    challenged_by: str
    status: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """One risk; `indicators` lists those it bears on, none for the whole plan."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One line of money in millions of pounds; `status` disputed where the source contradicts itself."""

    body: str
    item: str
    outcome: str
    year: str
    million: Fraction
    status: str
    note: str
    source: str
    where: Where


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """Everything a plan keeps beside its numbers."""

    actions: tuple[Action, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    risks: tuple[Risk, ...] = ()
    resources: tuple[Resource, ...] = ()
    schedule: tuple[Report, ...] = ()
