"""Counted children: the numerator and the denominator that chance and a margin in children may rest on."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from oba.domain.evidence import Figure
from oba.domain.measure import Kind, Measure

FEW = 20


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


def counts_few(figure: Figure, measure: Measure) -> bool:
    """Whether a percentage or a rate counts fewer than 20, or a percentage leaves so few, so that chance moves it far.

    Never where the counts are not known one by one.
    """
    counts = counts_of(figure, measure)
    if counts is None or not measure.ratio:
        return False
    left = counts.denominator - counts.numerator if measure.plain is Kind.PERCENT else None
    return counts.numerator < FEW or (left is not None and left < FEW)


def is_of_few(figure: Figure, measure: Measure) -> bool:
    """Whether a number is a share of fewer than 20, which is then marked u; it is judged as any other."""
    known = measure.ratio and figure.value is not None and figure.denominator is not None
    return known and (figure.denominator or Fraction(0)) < FEW
