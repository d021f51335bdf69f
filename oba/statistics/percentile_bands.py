"""Bands between percentiles of other places' numbers, as Fingertips colours its quartiles and quintiles.

Source: fingertips-open, ValueCategoriesCalculator, QuartilesComparer and QuintilesComparer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from oba.statistics.known import is_known

FEWEST = 4
QUINTILES = 5
_DECIMALS = 10


def percentile(ordered: Sequence[float], share: float) -> float:
    """The inclusive percentile of ascending numbers: the number at position (N − 1)·share, between two of them in line.

    Rounded to 10 decimals, so that a bound such as 30.8 is not a hair more.
    """
    position = (len(ordered) - 1) * share
    whole = int(position)
    above = ordered[min(whole + 1, len(ordered) - 1)]
    return round(ordered[whole] + (position - whole) * (above - ordered[whole]), _DECIMALS)


def band_bounds(values: Sequence[float | None], bands: int) -> tuple[float, ...]:
    """The lowest number, the percentiles between the bands, the highest number; empty for fewer than four numbers."""
    if bands < 1:
        raise ValueError("there is at least one band")
    ordered = sorted(value for value in values if is_known(value))
    if len(ordered) < FEWEST:
        return ()
    between = (percentile(ordered, 1 / bands * band) for band in range(1, bands))
    return (ordered[0], *between, ordered[-1])


def percentile_band(
    value: float | None, values: Sequence[float | None], bands: int, *, higher_is_better: bool = False
) -> int | None:
    """The band of a number: the first whose upper bound it does not exceed; beyond the highest number, the last.

    Quintiles count from the highest where higher is better; quartiles never do. None when the number is missing, or
    when fewer than four numbers, or fewer than there are bands, are known.
    """
    bounds = band_bounds(values, bands)
    if not is_known(value) or not bounds or sum(map(is_known, values)) < bands:
        return None
    band = min(bisect_left(bounds[1:], value) + 1, bands)
    return bands + 1 - band if higher_is_better and bands == QUINTILES else band
