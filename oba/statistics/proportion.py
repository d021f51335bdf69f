"""The interval of a proportion."""

from __future__ import annotations

from math import inf, sqrt

from oba.statistics.critical import normal, tail
from oba.statistics.interval import Ends, Estimate, Formula


def proportion(
    count: float | None, total: float | None, *, confidence: float = 95, multiplier: float = 1
) -> Estimate | None:
    """A proportion with its Wilson score interval, times the multiplier (100 for a percentage).

    None when a number is missing, the total is not positive or the count lies outside 0 to the total. A fractional
    count is fine. The interval never leaves 0 to 1 and always holds the proportion.

    Source: Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    Statistical Association 22 (1927); as in PHEindicatormethods 2.1.0, R/Proportions.R.
    """
    beyond = tail(confidence)
    if count is None or total is None or not 0 <= count <= total < inf or total == 0:
        return None
    interval = _wilson(count, total, normal(beyond))
    return Estimate(count / total, interval, Formula.WILSON).times(multiplier)


def _wilson(x: float, n: float, z: float) -> Ends:
    """[2x + z² ∓ z√(z² + 4x(1 − x/n))] / [2(n + z²)], the lower end written so that nothing cancels."""
    if z == inf:
        return Ends(0.0, 1.0)
    reach = 2 * x + z * z + z * sqrt(z * z + 4 * x * (1 - x / n))
    upper = max(x / n, reach / (2 * (n + z * z)))
    return Ends(2 * x * (x / n) / reach, min(upper, 1.0))
