"""Intervals turned round: whether a value with its interval can come from a small count, by the formula behind it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from oba.domain.evidence import Figure, Observation
from oba.domain.measure import HUNDRED, Kind
from oba.statistics.interval import Ends
from oba.statistics.proportion import proportion
from oba.statistics.rate import byar_lower, byar_upper, exact_poisson

_MOST = 10_000  # how many numbers of children are tried
_SURE = 1e-9  # what reckoning with floats may add to what rounding does


def gives_small_counts(row: Figure | Observation, kind: Kind, below: int) -> bool:
    """Whether a count from 1 to one below the threshold has this value and this interval, to the decimals sent.

    Of a percentage those counted and the rest are both counts of children, and the interval is Wilson's; of a rate it
    is the exact one or Byar's, whose ends over its value tell the events whatever they are counted of.
    """
    if row.value is None or row.lower is None or row.upper is None or row.level is None or row.lower == row.upper:
        return False
    off = float(Fraction(1, 2 * 10 ** (row.decimals or 0))) + _SURE
    level = float(row.level)
    if kind is Kind.RATE:
        return any(_fits_rate(row, count, level, off) for count in range(1, below))
    shares = (row.value / HUNDRED, 1 - row.value / HUNDRED)
    return any(
        _fits(row, ends, off)
        for share, mirrored in zip(shares, (False, True), strict=True)
        for count in range(1, below)
        for ends in _of_percentage(share, count, level, off, mirrored=mirrored)
    )


def _fits(row: Figure | Observation, ends: Ends, off: float) -> bool:
    low, high = ends
    return abs(low - float(row.lower or 0)) <= off and abs(high - float(row.upper or 0)) <= off


def _of_percentage(share: Fraction, count: int, level: float, off: float, *, mirrored: bool) -> Iterator[Ends]:
    """The intervals that so many of any number of children have, where their share may be printed so."""
    least = max(float(share) - off / 100, 0.0)
    most = float(share) + off / 100
    first = max(count, int(count / most) if most else count)
    last = int(count / least) + 1 if least else first + _MOST
    totals = range(first, min(last, first + _MOST) + 1)
    for total in (one for one in totals if least - _SURE <= count / one <= most + _SURE):
        found = proportion(total - count if mirrored else count, total, confidence=level, multiplier=100)
        yield from (found.interval,) if found else ()


def _fits_rate(row: Figure | Observation, count: int, level: float, off: float) -> bool:
    """Whether so many events have an interval that stands to them as that of the row stands to its value."""
    value, low, high = (float(one or 0) for one in (row.value, row.lower, row.upper))
    formulas = (exact_poisson(count, level), (byar_lower(count, level) or 0.0, byar_upper(count, level)))
    return any(
        abs(value * lower / count - low) <= off * (1 + lower / count)
        and abs(value * upper / count - high) <= off * (1 + upper / count)
        for lower, upper in formulas
    )
