"""Exact numbers as whole multiples of one unit, which compare fast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from oba.audit.plausibility.past import Past, past


class Scale(NamedTuple):
    """Some numbers as multiples of a unit, None where there is none; `one` units make 1."""

    numbers: tuple[int | None, ...]
    one: int

    def past(self, indices: Iterable[int]) -> Past | None:
        """The past that some of them make; None where none of these is a number."""
        known = [number for index in indices if (number := self.numbers[index]) is not None]
        return past(known) if known else None


def in_order(numbers: Sequence[Fraction]) -> list[Fraction]:
    """Numbers, smallest first."""
    one = lcm(*{number.denominator for number in numbers})
    return sorted(numbers, key=lambda number: number.numerator * (one // number.denominator))


def whole_numbers(numbers: Sequence[Fraction | None]) -> Scale:
    """Numbers as even multiples of the largest unit that allows it."""
    one = 2 * lcm(*{number.denominator for number in numbers if number is not None})
    return Scale(tuple(None if n is None else n.numerator * (one // n.denominator) for n in numbers), one)
