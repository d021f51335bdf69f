"""The interval of a rate: so many events for so many people at risk."""

from __future__ import annotations

from math import inf, sqrt

from oba.statistics.critical import normal, poisson_lower, poisson_upper, tail
from oba.statistics.interval import Ends, Estimate, Formula

FEWEST_FOR_BYAR = 10


def rate(
    count: float | None, total: float | None, *, confidence: float = 95, multiplier: float = 100_000
) -> Estimate | None:
    """A rate with its interval, times the multiplier: exact Poisson under 10 events, Byar's approximation from 10.

    None when a number is missing, the count is negative or the total not positive. There may be more events than
    people.

    Source: PHEindicatormethods 2.1.0, R/Rates.R; the two methods are below.
    """
    tail(confidence)  # a mistake in it is one whatever the numbers
    if count is None or total is None or not 0 <= count < inf or not 0 < total < inf:
        return None
    if count < FEWEST_FOR_BYAR:
        method, events = Formula.EXACT, exact_poisson(count, confidence)
    else:
        method, lower = Formula.BYAR, byar_lower(count, confidence)
        events = Ends(0.0 if lower is None else lower, byar_upper(count, confidence))
    return Estimate(count, events, method).times(multiplier / total)


def exact_poisson(count: float, confidence: float = 95) -> Ends:
    """The exact interval of a number of events: χ²(α/2; 2x) / 2 to χ²(1 − α/2; 2x + 2) / 2, from 0 when there are none.

    Source: Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936).
    """
    beyond = tail(confidence)
    return Ends(poisson_lower(count, beyond), poisson_upper(count, beyond))


def byar_lower(count: float, confidence: float = 95) -> float | None:
    """The lower end of Byar's interval, x(1 − 1/9x − z/3√x)³; None where it is negative, which means nothing.

    Source: Breslow and Day, Statistical Methods in Cancer Research, volume II (1987); as in PHEindicatormethods 2.1.0.
    """
    if count == 0:
        return None
    end = count * _cube(1 - 1 / (9 * count) - normal(tail(confidence)) / (3 * sqrt(count)))
    return end if end >= 0 else None


def byar_upper(count: float, confidence: float = 95) -> float:
    """The upper end of Byar's interval: y(1 − 1/9y + z/3√y)³ with y = x + 1.

    Source: Breslow and Day, Statistical Methods in Cancer Research, volume II (1987); as in PHEindicatormethods 2.1.0.
    """
    above = count + 1
    return above * _cube(1 - 1 / (9 * above) + normal(tail(confidence)) / (3 * sqrt(above)))


def _cube(x: float) -> float:
    return x * x * x
