"""Funnel plots: places of every size against the average of them all.

A standing is far where it lies beyond the 99.8 % limits and not far beyond the 95 % ones; on a limit it is similar.

Source: PHEindicatormethods 2.1.0, R/Funnels.R.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, inf, sqrt
from typing import NamedTuple

from oba.statistics.comparison import Standing, against_limits, against_two_intervals, graded
from oba.statistics.critical import normal, tail
from oba.statistics.interval import Ends
from oba.statistics.known import is_known
from oba.statistics.rate import FEWEST_FOR_BYAR, exact_poisson, rate

NEAR = 95.0
FAR = 99.8


class RateRow(NamedTuple):
    """A place's events, its rate as published, and its denominator, which counts only where there are no events."""

    events: float
    rate: float | None
    total: float


def proportion_funnel(average: float, total: float, *, confidence: float = NEAR) -> Ends | None:
    """The funnel around an average proportion at one size: p ± z√(p(1 − p)/n), clipped to 0 to 1.

    The upstream solves the Wilson interval for the place that just meets the average, which comes to this. None when
    the average lies outside 0 to 1 or the size is not positive.
    """
    beyond = tail(confidence)
    if not 0 <= average <= 1 or not 0 < total < inf:
        return None
    reach = normal(beyond) * sqrt(average * (1 - average) / total) if 0 < average < 1 else 0.0
    return Ends(max(0.0, average - reach), min(1.0, average + reach))


def rate_funnel(average: float, events: float, *, confidence: float = NEAR) -> Ends | None:
    """The funnel around an average rate where this many events are seen, in the unit of the average.

    A place with x events just meets the average when its rate is average · x / (an end of the exact Poisson interval
    of x). None unless both are positive.
    """
    exact = exact_poisson(events, confidence) if 0 < events < inf else None
    if exact is None or not 0 < average < inf:
        return None
    return Ends(average * events / exact.upper, average * events / exact.lower if exact.lower else inf)


def proportion_standings(rows: Sequence[tuple[float, float]]) -> tuple[Standing | None, ...]:
    """Where each place (count, total) stands against Σ counts ÷ Σ totals, by the funnel around that average.

    A row that is no proportion stands nowhere and is left out of the average.
    """
    sound = [row if 0 <= row[0] <= row[1] < inf and row[1] > 0 else None for row in rows]
    kept = [row for row in sound if row]
    average = fsum(count for count, _ in kept) / fsum(total for _, total in kept) if kept else 0.0
    return tuple(row and _proportion_standing(*row, average) for row in sound)


def rate_standing(count: float | None, total: float | None, average: float) -> Standing | None:
    """Where a rate count ÷ total stands: far above when the average lies below its own 99.8 % interval, and so on.

    With expected events as the total and an average of 1 this is the significance of a standardised ratio.
    """
    near = rate(count, total, confidence=NEAR, multiplier=1)
    far = rate(count, total, confidence=FAR, multiplier=1)
    return against_two_intervals(near and near.interval, far and far.interval, average)


def rate_standings(
    rows: Sequence[RateRow], *, multiplier: float = 100_000, standardised: bool = False
) -> tuple[Standing | None, ...]:
    """Where each place stands against the average rate.

    A standardised rate with under 10 events stands nowhere, though it counts in the average where it has a number.
    """
    average = rate_average(rows, multiplier=multiplier)
    return tuple(
        None
        if average is None or (standardised and row.events < FEWEST_FOR_BYAR)
        else rate_standing(row.events, _implied_total(row, multiplier), average / multiplier)
        for row in rows
    )


def rate_average(rows: Sequence[RateRow], *, multiplier: float = 100_000) -> float | None:
    """The average rate, Σ events ÷ Σ denominators, per multiplier; None where no row has a rate.

    The denominator is the one the rate implies, so a standardised rate keeps its weight. A row without a rate, or with
    an impossible one, is left out.
    """
    totals = [_implied_total(row, multiplier) for row in rows]
    whole = fsum(total for total in totals if total)
    events = fsum(row.events for row, total in zip(rows, totals, strict=True) if total)
    return multiplier * events / whole if whole else None


def _proportion_standing(count: float, total: float, average: float) -> Standing | None:
    near, far = (proportion_funnel(average, total, confidence=level) for level in (NEAR, FAR))
    return graded(against_limits(count / total, near), against_limits(count / total, far))


def _implied_total(row: RateRow, multiplier: float) -> float | None:
    if not is_known(row.rate) or not 0 <= row.events < inf:
        return None
    if row.events == 0:
        return row.total if 0 < row.total < inf else None
    return multiplier * row.events / row.rate if row.rate > 0 else None
