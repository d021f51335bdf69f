"""Holt's forecast: a level and a trend that follow the series, the latest numbers most."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import fsum, sqrt
from typing import NamedTuple

from oba.statistics.critical import normal, tail
from oba.statistics.interval import Ends
from oba.statistics.known import is_known
from oba.statistics.mean import spread


class Start(StrEnum):
    """Where level and trend begin; the two give different forecasts, so it is stated."""

    SECOND = "level at the second number, fed from the third"
    FIRST = "level at the first number, fed from the first"


class Holt(NamedTuple):
    """The last level and trend, the smoothing constants and the errors made on the way."""

    level: float
    trend: float
    alpha: float
    beta: float
    errors: tuple[float, ...]

    def at(self, steps: int) -> float:
        """The forecast this many periods after the last number."""
        return self.level + self.trend * steps

    def of_next(self, steps: int, *, confidence: float = 95) -> Ends | None:
        """Where that number lies: ŷ ± z·√(var(errors)·(1 + Σ(α(1 + jβ))², j from 1 to steps − 1)).

        None for fewer than three errors, which tell nothing of a spread.
        """
        beyond, found = tail(confidence, least=0), spread(self.errors)
        if found is None or found.size < 3 or steps < 1:  # noqa: PLR2004 - as said above
            return None
        growth = fsum((self.alpha * (1 + j * self.beta)) ** 2 for j in range(1, steps))
        half = normal(beyond) * found.deviation * sqrt(1 + growth) if found.deviation else 0.0
        return Ends(self.at(steps) - half, self.at(steps) + half)


def holt(values: Sequence[float | None], *, alpha: float, beta: float, start: Start = Start.SECOND) -> Holt | None:
    """Smooth a series with fixed constants; None for fewer than two numbers or when one is missing.

    The trend begins as the second number less the first.

    Source: Holt (1957), reprinted in International Journal of Forecasting 20 (2004); `SECOND` as R's HoltWinters
    without a season, whose interval this is; `FIRST` as forecast::holt(initial = "simple").
    """
    known = [value for value in values if is_known(value)]
    if len(known) < 2 or len(known) < len(values):  # noqa: PLR2004 - a trend needs two numbers
        return None
    level, trend = known[1] if start is Start.SECOND else known[0], known[1] - known[0]
    errors = []
    for value in known[2:] if start is Start.SECOND else known:
        forecast = level + trend
        errors.append(value - forecast)
        before, level = level, alpha * value + (1 - alpha) * forecast
        trend = beta * (level - before) + (1 - beta) * trend
    return Holt(level, trend, alpha, beta, tuple(errors))
