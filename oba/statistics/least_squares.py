"""A straight line through points, with the intervals of its mean and of a new number.

`forecast` fits the same line in exact fractions, for where an answer is decided.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

from oba.statistics.critical import student, tail
from oba.statistics.interval import Ends
from oba.statistics.known import average, is_known


class Fit(NamedTuple):
    """A fitted line y = mean + slope·(x − centre), with what its intervals need.

    `squares` is Sxx; `error` the residual standard deviation, None where two points leave no degree of freedom.
    """

    size: int
    centre: float
    mean: float
    slope: float
    squares: float
    error: float | None

    def at(self, x: float) -> float:
        """The line at x."""
        return self.mean + self.slope * (x - self.centre)

    def of_mean(self, x: float, *, confidence: float = 95) -> Ends | None:
        """Where the line itself lies at x: ŷ ± t·s·√(1/n + (x − x̄)²/Sxx); None for two points."""
        return self._around(x, 0.0, confidence)

    def of_next(self, x: float, *, confidence: float = 95) -> Ends | None:
        """Where a new number at x lies: ŷ ± t·s·√(1 + 1/n + (x − x̄)²/Sxx); None for two points."""
        return self._around(x, 1.0, confidence)

    def _around(self, x: float, own: float, confidence: float) -> Ends | None:
        beyond = tail(confidence, least=0)
        if self.error is None:
            return None
        lever = sqrt(own + 1 / self.size + (x - self.centre) * (x - self.centre) / self.squares)
        half = student(beyond, self.size - 2) * self.error * lever if self.error else 0.0
        return Ends(self.at(x) - half, self.at(x) + half)


def least_squares(points: Sequence[tuple[float, float | None]]) -> Fit | None:
    """The line with the least squared distances in y; points without y are left out; None where no two x differ.

    Source: any textbook of linear regression, for example Draper and Smith, Applied Regression Analysis, chapter 1;
    n − 2 degrees of freedom.
    """
    known = [(x, y) for x, y in points if is_known(y)]
    if len({x for x, _ in known}) < 2:  # noqa: PLR2004 - a line needs two places
        return None
    centre, mean = average([x for x, _ in known]), average([y for _, y in known])
    squares = fsum((x - centre) * (x - centre) for x, _ in known)
    slope = fsum((x - centre) * (y - mean) for x, y in known) / squares
    rest = fsum((y - mean - slope * (x - centre)) ** 2 for x, y in known)
    error = sqrt(rest / (len(known) - 2)) if len(known) > 2 else None  # noqa: PLR2004 - degrees of freedom
    return Fit(len(known), centre, mean, slope, squares, error)
