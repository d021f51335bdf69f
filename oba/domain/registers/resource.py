"""A line of money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from oba.domain.problem import Where

DISPUTED = "disputed"
NOT_STATED = "not stated"
SUMS = ("stated", DISPUTED, NOT_STATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One line of money in millions of pounds; None where the source names what is provided and states no sum.

    `known` is the day from which it stands in the register, None where it always has.
    """

    body: str
    item: str
    outcome: str
    year: str
    million: Fraction | None
    status: str
    note: str
    source: str
    known: date | None = None
    where: Where

    def is_known(self, when: date) -> bool:
        """Whether it stood in the register on a day."""
        return self.known is None or self.known <= when

    @property
    def is_disputed(self) -> bool:
        """Whether its source contradicts itself."""
        return self.status == DISPUTED
