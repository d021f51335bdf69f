"""Which figures are small: counts of children below the plan's threshold, and what gives them away."""

from __future__ import annotations

from fractions import Fraction

from oba.domain.evidence import Figure, Observation
from oba.domain.measure import HUNDRED, Kind, Measure
from oba.statistics.critical import normal, tail


def is_small(figure: Figure, measure: Measure, below: int) -> bool:
    """Whether a figure, or any row printed beside it, gives away a count from 1 to one below the threshold.

    A figure declared as already public elsewhere is known to everyone and not small.
    """
    if figure.elsewhere:
        return False
    counted = (figure.counted,) if figure.counted else ()
    printed: tuple[Figure | Observation, ...] = (figure, *figure.earlier, *figure.beside, *counted)
    return any(0 < count < below for row in printed for count in counts(row, measure).values())


def counts(row: Figure | Observation, measure: Measure) -> dict[str, Fraction]:
    """Every count of children that a figure or row gives away, by name.

    Those counted are the numerator, or the value of a count; for a percentage, which with a known denominator is its
    numerator, the rest are children as well. Where no counts were sent, a value with its interval gives them away too,
    and a percentage with its numerator the rest; a value beside rounded counts tells what they were. Counts that need
    not be whole are none: on full-time equivalents no child hangs.
    """
    if measure.fractional:
        return {}
    found = implied(row, measure)
    if row.numerator is not None:
        found["counted"] = row.numerator
        if row.denominator is not None and measure.percentage_parts:
            found["not counted"] = row.denominator - row.numerator
    if row.value is not None and measure.kind is Kind.COUNT:
        found["value"] = row.value
    return found


def implied(row: Figure | Observation, measure: Measure) -> dict[str, Fraction]:
    """About how many were counted, and not, where that can be worked out from what stands beside a value.

    The width of an interval of level z tells the numbers behind it: z²·p(1 − p)/h² children of a percentage, (z·r/h)²
    cases of a rate, h being half the width. Rounded numbers give them away only nearly, and nearly is enough.
    """
    kind = measure.parts if measure.kind in (Kind.GAP, Kind.MOVING, Kind.CHANGE) else measure.kind
    if _is_rounded(row) and row.value is not None and row.denominator is not None and measure.per:
        told = row.value * row.denominator / measure.per
        rest = {"not counted, by the value": row.denominator - told} if measure.percentage_parts else {}
        return {"counted, by the value": told, **rest}
    if row.value is None or row.denominator is not None or kind not in (Kind.PERCENT, Kind.RATE):
        return {}
    share = row.value / HUNDRED
    if row.numerator is not None:
        known = kind is Kind.PERCENT and share > 0
        return {"not counted": row.numerator / share - row.numerator} if known else {}
    if row.lower is None or row.upper is None or row.level is None or row.upper == row.lower:
        return {}
    reach = Fraction(normal(tail(float(row.level), least=0))) / ((row.upper - row.lower) / 2)
    if kind is Kind.RATE:
        return {"counted": (reach * row.value) ** 2}
    children = (reach * HUNDRED) ** 2 * share * (1 - share)
    return {"counted": children * share, "not counted": children * (1 - share)}


def _is_rounded(row: Figure | Observation) -> bool:
    return bool(row.rounding if isinstance(row, Figure) else row.rounded_to)
