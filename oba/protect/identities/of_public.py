"""Identities of what is public by its value only: a percentage or a rate tells how many are counted of how many."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd

from oba.domain.elsewhere import one_may_be_counted, value_is_public
from oba.domain.number import round_half_away
from oba.protect.quantity import COUNTED, NOT_COUNTED, OF, Identity, Quantity
from oba.protect.small_counts import Row
from oba.protect.tables import Table, versions


def of_public(table: Table) -> Iterator[Identity]:
    """Every number of which others have published the value, with its counts in proportion.

    Everybody knows as much, whether it is printed here or not. The proportion is taken to be known exactly, and loosely
    enough that one child is possible where one makes such a value.
    """
    for place, figures in table.figures.items():
        for figure in figures.values():
            for _, row in versions(figure):
                if value_is_public(row.elsewhere):
                    yield from _proportion(table, place, row)


def _proportion(table: Table, place: str, row: Row) -> Iterator[Identity]:
    by_name = {one.name: one for one in table.quantities(place, row)}
    counted, other = by_name.get(COUNTED), by_name.get(NOT_COUNTED) or by_name.get(OF)
    if not (counted and other and counted.amount and other.amount):
        return
    top, bottom = int(counted.amount), int(other.amount)
    shared = gcd(top, bottom)
    slack = max((abs(_off(top, bottom, one)) for one in _single(table, row, counted, other)), default=0)
    terms = frozenset({(counted, bottom // shared), (other, -top // shared)})
    yield Identity(terms, slack=Fraction(slack, shared))


def _off(top: int, bottom: int, counts: tuple[int, int]) -> int:
    """By how much other counts are out of proportion."""
    return counts[0] * bottom - counts[1] * top


def _single(table: Table, row: Row, counted: Quantity, other: Quantity) -> Iterator[tuple[int, int]]:
    """One counted, and one not counted, with as many of the others as make the value that is public."""
    per, decimals = table.per or Fraction(1), table.measure.decimals if row.decimals is None else row.decimals
    rest = other.name == NOT_COUNTED
    total = counted.amount + other.amount if rest else other.amount
    value = round_half_away(per * counted.amount / total, decimals)
    if fewest := one_may_be_counted(value, decimals, per):
        yield 1, fewest - rest
    if rest and (fewest := one_may_be_counted(per - value, decimals, per)):
        yield fewest - 1, 1
