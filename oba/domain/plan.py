"""A plan: its outcomes, rounds, tiers of places and the policy that meaning depends on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from oba.domain.number import round_half_away
from oba.domain.place import Tier
from oba.domain.problem import Where


class Compare(StrEnum):
    """Whether numbers are rounded to the measure's decimals before they are compared."""

    AS_PRINTED = "as printed"
    EXACT = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Every choice a plan makes once for all its rules.

    `on_course` is the share of the planned pace that still counts as on course; `expected_within` the days after a
    period's end by which its number is due; `suppress_below` the count from which a number may be shown.
    """

    compare: Compare
    on_course: Fraction
    expected_within: int
    suppress_below: int
    where: Where

    def seen(self, value: Fraction, decimals: int) -> Fraction:
        """A number as compared: rounded to so many decimals where the plan compares as printed, else as it is."""
        return round_half_away(value, decimals) if self.compare is Compare.AS_PRINTED else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A condition of well-being the plan is for, and its indicators in the plan's own order where that is stated."""

    id: str
    title: str
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One reporting quarter: what was known by its cut-off, for which meeting."""

    id: str
    title: str
    cut_off: date
    meeting: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan as its file states it, rounds in order of time; `current` is the round meant when none is named."""

    id: str
    title: str
    organisation: str
    years: str
    source: str
    tiers: tuple[Tier, ...]
    outcomes: tuple[Outcome, ...]
    rounds: tuple[Round, ...]
    current: str
    policy: Policy
    assumptions: tuple[str, ...]
    notices: tuple[str, ...]
    where: Where
