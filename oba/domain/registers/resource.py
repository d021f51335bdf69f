"""A line of money."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from oba.domain.problem import Where

DISPUTED = "disputed"
NOT_STATED = "not stated"
SUMS = ("stated", DISPUTED, NOT_STATED)


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
