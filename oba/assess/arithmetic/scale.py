"""A scale: how a measure's numbers are named, compared and told with their units in the arithmetic of a step."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from oba.domain.finding import Arithmetic, NamedValue
from oba.domain.measure import NBSP, Measure
from oba.domain.number import shortest
from oba.domain.plan import Compare, Policy
from oba.words.lists import how_many

PERCENT = "%"


class Scale(NamedTuple):
    """A measure under a plan's policy."""

    measure: Measure
    policy: Policy

    def number(self, name: str, value: Fraction) -> NamedValue:
        """A number in the measure's own unit."""
        return NamedValue(name, value, self.unit)

    def difference(self, name: str, value: Fraction) -> NamedValue:
        """How far two numbers are apart."""
        return NamedValue(name, value, self.measure.difference_suffix.strip(NBSP))

    @property
    def unit(self) -> str:
        """The measure's unit; empty for plain numbers."""
        plain = not self.measure.suffix and not self.measure.per
        return "" if plain else self.measure.unit

    def compared(self, name: str, of: str, value: Fraction) -> Arithmetic:
        """A number as compared, with how it was rounded."""
        return Arithmetic((self.number(name, self.seen(value)),), (f"{name} = {self.rounding(of)}",))

    def seen(self, value: Fraction) -> Fraction:
        """A number as compared."""
        return self.policy.seen(value, self.measure.decimals)

    def rounding(self, expression: str) -> str:
        """An expression as compared: `value rounded to 1 decimal`, the whole of it or of its brackets; or as it is."""
        if self.policy.compare is Compare.EXACT:
            return expression
        return f"{expression} rounded to {how_many(self.measure.decimals, 'decimal')}"

    @property
    def per(self) -> str:
        """What a share is multiplied by, as a formula writes it: 100, 1000."""
        return shortest(self.measure.per or Fraction(1)).replace(",", "")


def written(value: Fraction) -> str:
    """A plain number inside a formula."""
    return shortest(value).replace(",", "")


def plus(names: Iterable[str]) -> str:
    """A sum of names."""
    return " + ".join(names)
