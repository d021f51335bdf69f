"""Which figures are small: counts of children below the plan's threshold, and what gives them away."""

from __future__ import annotations

from fractions import Fraction

from oba.domain.evidence import Figure
from oba.domain.measure import Kind, Measure


def is_small(figure: Figure, measure: Measure, below: int) -> bool:
    """Whether a figure, or any row printed beside it, gives away a count from 1 to one below the threshold.

    The counts are the numerator and, for a percentage, its complement: a percentage with a known denominator is its
    numerator. A figure declared as already public elsewhere is known to everyone and not small.
    """
    if figure.elsewhere:
        return False
    counts = _counts(figure.numerator, figure.denominator, figure.value, measure)
    for row in (*figure.earlier, *figure.beside):
        counts += _counts(row.numerator, row.denominator, row.value, measure)
    return any(0 < count < below for count in counts)


def _counts(top: Fraction | None, bottom: Fraction | None, value: Fraction | None, measure: Measure) -> list[Fraction]:
    """Every count that a numerator, denominator and value give away."""
    found = [] if top is None else [top]
    if top is not None and bottom is not None and measure.percentage_parts:
        found.append(bottom - top)
    if value is not None and measure.kind is Kind.COUNT:
        found.append(value)
    return found
