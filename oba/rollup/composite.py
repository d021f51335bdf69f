"""A figure that is made of several: what it inherits of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from oba.domain.evidence import Figure, Status
from oba.domain.measure import Measure

_LEAST_SURE_LAST = (
    Status.FINAL,
    Status.REVISED,
    Status.PROVISIONAL,
    Status.ESTIMATED,
    Status.DISPUTED,
    Status.ILLUSTRATIVE,
)


def composite(figures: Sequence[Figure]) -> Figure:
    """A figure without its value yet: the least sure status, the latest publication and every row of its parts.

    Period, source and the places it came from are the first part's, for whoever makes it to change.
    """
    return Figure(
        period=figures[0].period,
        status=max((figure.status for figure in figures), key=_LEAST_SURE_LAST.index),
        published=max(figure.published for figure in figures),
        source=figures[0].source,
        rolled_up=figures[0].rolled_up,
        complete=all(figure.complete for figure in figures),
        cites=tuple(where for figure in figures for where in figure.cites),
    )


def pooled(whole: Figure, parts: Sequence[Figure], measure: Measure) -> Figure:
    """The figure with the value of its parts' numerators over their denominators, each added up as its rounding is."""
    top = sum((part.numerator or Fraction(0) for part in parts), Fraction(0))
    bottom = sum((part.denominator or Fraction(0) for part in parts), Fraction(0))
    value = (measure.per or Fraction(1)) * top / bottom
    return replace(whole, value=value, numerator=top, denominator=bottom, rounding=rounding_of(parts))


def rounding_of(parts: Sequence[Figure]) -> Fraction:
    """How far a sum of the parts' counts may be off, either way, because some of them are rounded."""
    return sum((part.rounding for part in parts), Fraction(0))
