"""Snapshots: everything one round showed of its numbers, sorted by what belongs together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from oba.attack.count import Count, Quantity, quantities
from oba.attack.public import PublicKnowledge
from oba.attack.sighting import MEAN, Sighting
from oba.domain.measure import Measure
from oba.domain.period import Period
from oba.domain.release import Printed


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """What one round showed: `version` is 0 for the round under attack, else the number of its release.

    Numbers of comparators, and of indicators that have left the plan, are left out: no child of the plan hangs on them.
    """

    version: int
    round: str
    cut_off: date
    cells: Mapping[Printed, Sighting]
    public: PublicKnowledge

    def measure(self, indicator: str) -> Measure:
        """The measure of an indicator."""
        return self.public.rules[indicator].measure

    def period(self, of: Printed) -> Period | None:
        """The period of a number."""
        return self.measure(of.indicator).read_period(of.period)

    def count(self, of: Printed, quantity: Quantity) -> Count:
        """A count behind a number, in this version."""
        return Count(of, quantity, self.version)

    def quantities(self, of: Printed) -> tuple[Quantity, ...]:
        """The counts behind a number."""
        return () if of.role.startswith(MEAN) else quantities(self.measure(of.indicator), of)

    @cached_property
    def by_place(self) -> Mapping[Printed, Mapping[str, Sighting]]:
        """The numbers that differ in their place only, under one of them without its place."""
        found: dict[Printed, dict[str, Sighting]] = defaultdict(dict)
        for of, one in self.cells.items():
            found[of._replace(place="")][of.place] = one
        return found

    @cached_property
    def by_group(self) -> Mapping[Printed, Mapping[str, Sighting]]:
        """The numbers that differ in their group only, under one of them without its group."""
        found: dict[Printed, dict[str, Sighting]] = defaultdict(dict)
        for of, one in self.cells.items():
            if not of.layer and not of.role:
                found[of._replace(group="")][of.group] = one
        return found

    @cached_property
    def by_period(self) -> Mapping[Printed, Mapping[Period, Printed]]:
        """The numbers that differ in their period only, under one of them without its period."""
        found: dict[Printed, dict[Period, Printed]] = defaultdict(dict)
        for of in self.cells:
            if not of.role and (period := self.period(of)):
                found[of._replace(period="")][period] = of
        return found

    def counted(self) -> Iterator[tuple[Printed, Sighting]]:
        """The numbers that stand for counts of children."""
        return ((of, one) for of, one in self.cells.items() if self.quantities(of))
