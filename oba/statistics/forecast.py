"""Forecasts of a short series with prediction intervals: a straight line and a level.

The middle is fitted in exact fractions; only the width of the interval uses floats.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm, sqrt

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
        lever = (x - float(self.centre)) ** 2 / float(self.spread) if self.spread else 0.0
        standard_error = sqrt(float(self.residual) * (1 + 1 / self.count + lever))
        return Fraction(student_quantile(percent, self.degrees) * standard_error)


def straight_line(points: Sequence[tuple[int, Fraction]]) -> Line:
    """Fit a least-squares line to at least three points (x, y) with different x.

    Interval ŷ ± t·s·√(1 + 1/n + (x − x̄)²/Sxx) with n − 2 degrees of freedom: any textbook of linear regression, for
    example Draper and Smith, Applied Regression Analysis, section 1.4.
    """
    count = len(points)
    xs, (ys, scale) = [x for x, _ in points], _whole([y for _, y in points])
    sum_x, sum_y = sum(xs), sum(ys)
    xx = count * sum(x * x for x in xs) - sum_x**2
    xy = count * sum(x * y for x, y in zip(xs, ys, strict=True)) - sum_x * sum_y
    yy = count * sum(y * y for y in ys) - sum_y**2
    return Line(
        count=count,
        centre=Fraction(sum_x, count),
        mean=Fraction(sum_y, count * scale),
        slope=Fraction(xy, xx * scale),
        spread=Fraction(xx, count),
        residual=Fraction(yy * xx - xy**2, xx * count * (count - 2) * scale**2),
        degrees=count - 2,
    )


def mean_line(points: Sequence[tuple[int, Fraction]]) -> Line:
    """Carry on the mean of at least two points; interval mean ± t·s·√(1 + 1/n) with n − 1 degrees of freedom."""
    count = len(points)
    ys, scale = _whole([y for _, y in points])
    yy = count * sum(y * y for y in ys) - sum(ys) ** 2
    return Line(
        count=count,
        centre=Fraction(0),
        mean=Fraction(sum(ys), count * scale),
        slope=Fraction(0),
        spread=None,
        residual=Fraction(yy, count * (count - 1) * scale**2),
        degrees=count - 1,
    )


def _whole(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """The values in units of their common denominator, and that: sums of whole numbers are exact, and quick."""
    scale = lcm(*(value.denominator for value in values))
    return [value.numerator * (scale // value.denominator) for value in values], scale


@lru_cache(maxsize=1024)
def student_quantile(percent: Fraction, degrees: int) -> float:
    """The two-sided Student quantile: half of the rest of the probability lies beyond it on either side."""
    from scipy.special import stdtrit  # noqa: PLC0415 - scipy takes longer to load than most commands to run

    return float(stdtrit(degrees, float((1 + percent / 100) / 2)))
