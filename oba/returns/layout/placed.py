"""A number with its place in the plan: its indicator, place, period and group, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass

from oba.domain.rule import Rule
from oba.returns.layout.doubt import Doubt
from oba.returns.layout.number_cell import NumberCell
from oba.returns.layout.period_doubt import NO_CHOICE, Choice
from oba.returns.layout.role import Role
from oba.returns.layout.setting import Bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A number with what it is a number of; `why` says why it has no place in the plan or is left out."""

    number: NumberCell
    rule: Rule | None = None
    place: str = ""
    group: str = ""
    choice: Choice = NO_CHOICE
    doubts: tuple[Doubt, ...] = ()
    bar: Bar | None = None
    skipped: str = ""

    @property
    def role(self) -> Role | None:
        """What it is for the indicator."""
        return self.number.role

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What a row is told from others by."""
        return (self.rule.id if self.rule else "", self.place, self.choice.period, self.group)
