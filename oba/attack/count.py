"""Counts: how many children a number is about, those counted and those not; each an unknown of the attack."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from oba.domain.measure import Kind, Measure
from oba.domain.release import Printed


class Quantity(StrEnum):
    """Which children of a number are counted."""

    COUNTED = "counted"
    REST = "not counted"
    CHILDREN = "children"


class Count(NamedTuple):
    """A number of children: of which number, in which version of it, and what of it.

    `version` is 0 for what this round shows, else the number of the release that showed it. `beyond` is empty for the
    number itself; otherwise it names what the children are left over from, such as the areas of a county.
    """

    of: Printed
    quantity: Quantity
    version: int = 0
    beyond: str = ""

    def as_(self, quantity: Quantity) -> Count:
        """Another quantity of the same number."""
        return self._replace(quantity=quantity)


class Row(NamedTuple):
    """A sum of counts, each times a whole number, that lies between two ends; None where it has no end.

    `why` names what it rests on; rows of one name stand and fall together. An empty one is certain.
    """

    terms: tuple[tuple[Count, int], ...]
    least: int | None
    most: int | None
    why: str = ""


_QUANTITIES = {
    Kind.PERCENT: (Quantity.COUNTED, Quantity.REST, Quantity.CHILDREN),
    Kind.RATE: (Quantity.COUNTED, Quantity.CHILDREN),
    Kind.COUNT: (Quantity.COUNTED,),
}


def kind_at(measure: Measure, of: Printed) -> Kind:
    """What sort of number it is: the parts' kind for a part of a derived measure and for a moving number."""
    return measure.kind_of(of.group) if of.layer else measure.plain


def quantities(measure: Measure, of: Printed) -> tuple[Quantity, ...]:
    """The counts behind a number: none behind a score, a gap, a change, or what need not be whole."""
    return () if measure.fractional else _QUANTITIES.get(kind_at(measure, of), ())


def counts_children(measure: Measure, count: Count) -> bool:
    """Whether a count is one of children that must not come out small; those at risk of a rate are a population."""
    return count.quantity is not Quantity.CHILDREN or kind_at(measure, count.of) is Kind.PERCENT


def equal(one: Count, other: Count, why: str = "") -> Row:
    """Two counts that are the same."""
    return Row(((one, 1), (other, -1)), 0, 0, why)


def adds_up(total: Count, parts: tuple[Count, ...], why: str = "") -> Row:
    """A count that is the sum of others."""
    return Row(((total, 1), *((part, -1) for part in parts)), 0, 0, why)
