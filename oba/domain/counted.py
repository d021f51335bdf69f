"""Counted children: the numerator and the denominator that chance and a margin in children may rest on."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from oba.domain.evidence import Figure
from oba.domain.measure import Measure


class Counted(NamedTuple):
    """So many of so many."""

    numerator: Fraction
    denominator: Fraction


def one_by_one(figure: Figure, measure: Measure) -> bool:
    """Whether a figure counts children one by one: its counts are not rounded, and must be whole."""
    return not figure.rounding and not measure.fractional


def counts_of(figure: Figure, measure: Measure) -> Counted | None:
    """The counts behind a figure; None without a numerator or a denominator, and where they are not one by one."""
    if figure.numerator is None or figure.denominator is None or not one_by_one(figure, measure):
        return None
    return Counted(figure.numerator, figure.denominator)
