"""For which round is asked, on which day, and of whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from oba.domain.evidence import Observation, Reason
from oba.domain.outstanding import unsent
from oba.domain.place import Places
from oba.domain.plan import Plan, Round
from oba.domain.registers import Registers, Return
from oba.domain.rule import Rule
from oba.domain.story import Story


@dataclass(frozen=True, kw_only=True)
class Asking:
    """For which round is asked, and on which day; `rows` gives the rows of an indicator.

    `rules` are those approved by the round's cut-off; `registers` hold their rows of every day, `stories` those that
    were written for the round.
    """

    plan: Plan
    round: Round
    on: date
    rules: Mapping[str, Rule]
    places: Places
    rows: Callable[[str], Iterable[Observation]]
    registers: Registers
    stories: tuple[Story, ...] = ()

    @cached_property
    def known(self) -> Registers:
        """The registers as they were known on the day."""
        return self.registers.as_at(self.on)

    @property
    def returns(self) -> tuple[Return, ...]:
        """Who sends what, as it was known on the day."""
        return self.known.returns

    @property
    def since(self) -> date:
        """What came after this day came for the round: the cut-off of the one before, else its quarter's first day."""
        before, quarter = self.plan.round_before(self.round), self.round.quarter
        return before.cut_off if before else quarter.start if quarter else date.min

    def reason(self, due: date) -> Reason:
        """Why what has not come is not there."""
        return unsent(due, self.on)
