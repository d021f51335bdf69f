"""Exact numbers as whole multiples of one part, which decide what fractions do, and faster."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import NamedTuple

Ratio = tuple[int, int]  # a number as one whole number over another, which is above 0; not in lowest terms


class Multiples(NamedTuple):
    """Some numbers as multiples of a part, of which `one` make 1."""

    numbers: tuple[int, ...]
    one: int


def multiples(values: Iterable[Fraction]) -> Multiples:
    """Numbers as multiples of the largest part that allows it: of 0.1 where none has more than one decimal."""
    ratios = [value.as_integer_ratio() for value in values]
    one = lcm(*(bottom for _, bottom in ratios))
    return Multiples(tuple(top * (one // bottom) for top, bottom in ratios), one)
