"""Exact numbers as whole multiples of one part."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from oba.domain.multiples import multiples


@given(st.lists(st.fractions(max_denominator=1000)))
def test_so_many_parts_are_the_numbers(values: list[Fraction]) -> None:
    """Each multiple, taken so many to one, is its number, and no larger part would do for all."""
    found = multiples(values)
    assert [Fraction(number, found.one) for number in found.numbers] == values
    assert all(any(value.denominator % each == 0 for value in values) for each in _prime_powers(found.one))


def _prime_powers(number: int) -> list[int]:
    """The highest power of each prime that a number is made of."""
    found, prime = [], 2
    while number > 1:
        power = 1
        while number % prime == 0:
            number, power = number // prime, power * prime
        found += [power] if power > 1 else []
        prime += 1
    return found
