"""Which figures are small: counts of children below the plan's threshold, and what gives them away."""

from __future__ import annotations

from fractions import Fraction

from oba.domain.evidence import Figure, Observation
from oba.domain.measure import Kind, Measure


def is_small(figure: Figure, measure: Measure, below: int) -> bool:
    """Whether a figure, or any row printed beside it, gives away a count from 1 to one below the threshold.

    A figure declared as already public elsewhere is known to everyone and not small.
    """
    if figure.elsewhere:
        return False
    printed: tuple[Figure | Observation, ...] = (figure, *figure.earlier, *figure.beside)
    return any(0 < count < below for row in printed for count in counts(row, measure).values())


def counts(row: Figure | Observation, measure: Measure) -> dict[str, Fraction]:
    """Every count of children that a figure or row gives away, by name.

    Those counted are the numerator, or the value of a count; for a percentage, which with a known denominator is its
    numerator, the rest are children as well.
    """
    found = {}
    if row.numerator is not None:
        found["counted"] = row.numerator
        if row.denominator is not None and measure.percentage_parts:
            found["not counted"] = row.denominator - row.numerator
    if row.value is not None and measure.kind is Kind.COUNT:
        found["value"] = row.value
    return found
