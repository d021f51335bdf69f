"""A basis: what the answers of a round rest on, so that they can be asked for again when some of it was otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from oba.assess.assessment import assess
from oba.domain.assessment import Assessment
from oba.domain.evidence import Series
from oba.domain.outstanding import Expected
from oba.domain.place import Places
from oba.domain.plan import Policy
from oba.domain.rule import Rule


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What the answers about one indicator rest on: places, policy, rule, protected series by place, and the day.

    `expected` is what is known of the numbers that have not come.
    """

    places: Places
    policy: Policy
    rule: Rule
    series: Mapping[str, Series]
    day: date
    expected: Expected

    def answer(self, place: str) -> Assessment:
        """The five answers in one place."""
        its = self.places.by_id[place]
        return assess(self.rule, its, self.places, self.series, self.policy, self.day, self.expected)
