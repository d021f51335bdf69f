"""Forecasts of a short series with prediction intervals: a straight line and a level.

The middle is fitted in exact fractions; only the width of the interval uses floats.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

FEWEST_FOR_TREND = 4
FEWEST_FOR_LEVEL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A least-squares line, or a level when `slope` is 0 and `spread` None, with what its interval needs.

    `residual` is the residual variance; `degrees` its degrees of freedom.
    """

    count: int
    centre: Fraction
    mean: Fraction
    slope: Fraction
    spread: Fraction | None
    residual: Fraction
    degrees: int

    def at(self, x: int) -> Fraction:
        """The forecast at x, exact."""
        return self.mean + self.slope * (x - self.centre)

    def half_width(self, x: int, percent: Fraction) -> Fraction:
        """Half the width of the prediction interval at x; 0 when the history fits exactly."""
        if self.residual == 0:
            return Fraction(0)
        lever = (x - self.centre) ** 2 / self.spread if self.spread else Fraction(0)
        standard_error = sqrt(self.residual * (1 + Fraction(1, self.count) + lever))
        return Fraction(student_quantile(percent, self.degrees) * standard_error)


def straight_line(points: Sequence[tuple[int, Fraction]]) -> Line:
    """Fit a least-squares line to at least three points (x, y) with different x.

    Interval ŷ ± t·s·√(1 + 1/n + (x − x̄)²/Sxx) with n − 2 degrees of freedom: any textbook of linear regression, for
    example Draper and Smith, Applied Regression Analysis, section 1.4.
    """
    count = len(points)
    centre = Fraction(sum(x for x, _ in points), count)
    mean = sum((y for _, y in points), Fraction(0)) / count
    spread = sum(((x - centre) ** 2 for x, _ in points), Fraction(0))
    slope = sum(((x - centre) * (y - mean) for x, y in points), Fraction(0)) / spread
    squares = sum(((y - mean - slope * (x - centre)) ** 2 for x, y in points), Fraction(0))
    return Line(
        count=count,
        centre=centre,
        mean=mean,
        slope=slope,
        spread=spread,
        residual=squares / (count - 2),
        degrees=count - 2,
    )


def level(points: Sequence[tuple[int, Fraction]]) -> Line:
    """Carry on the mean of at least two points; interval mean ± t·s·√(1 + 1/n) with n − 1 degrees of freedom."""
    count = len(points)
    mean = sum((y for _, y in points), Fraction(0)) / count
    squares = sum(((y - mean) ** 2 for _, y in points), Fraction(0))
    return Line(
        count=count,
        centre=Fraction(0),
        mean=mean,
        slope=Fraction(0),
        spread=None,
        residual=squares / (count - 1),
        degrees=count - 1,
    )


def student_quantile(percent: Fraction, degrees: int) -> float:
    """The two-sided Student quantile: half of the rest of the probability lies beyond it on either side."""
    from scipy.special import stdtrit  # noqa: PLC0415 - scipy takes longer to load than most commands to run

    return float(stdtrit(degrees, float((1 + percent / 100) / 2)))
