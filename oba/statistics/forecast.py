"""Forecasts of a short series with prediction intervals: a straight line and a level.

The middle is fitted in exact fractions; only the width of the interval uses floats.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import sqrt

from oba.domain.multiples import multiples

FEWEST_FOR_TREND = 4
FEWEST_FOR_LEVEL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A least-squares line, or a level when `spread` is None, with what its interval needs, in whole numbers.

    `sum_x` and `sum_y` are those of the points, of which there are `count`, and `one` parts of y make 1; `spread` and
    `product` are `count` times the sums of squares and of products about the means. The residual variance is `squares`
    over `over`; `degrees` are its degrees of freedom.
    """

    count: int
    sum_x: int
    sum_y: int
    spread: int | None
    product: int
    one: int
    squares: int
    over: int
    degrees: int

    @property
    def centre(self) -> Fraction:
        """The mean of x."""
        return Fraction(self.sum_x, self.count)

    @property
    def mean(self) -> Fraction:
        """The mean of y."""
        return Fraction(self.sum_y, self.count * self.one)

    @property
    def slope(self) -> Fraction:
        """How much y rises with each x; 0 for a level."""
        return Fraction(self.product, (self.spread or 1) * self.one)

    @property
    def residual(self) -> Fraction:
        """The residual variance."""
        return Fraction(self.squares, self.over)

    def at(self, x: int) -> Fraction:
        """The forecast at x, exact."""
        spread = self.spread or 1
        risen = self.product * (self.count * x - self.sum_x)
        return Fraction(self.sum_y * spread + risen, self.count * spread * self.one)

    def half_width(self, x: int, percent: Fraction) -> Fraction:
        """Half the width of the prediction interval at x; 0 when the history fits exactly."""
        if self.squares == 0:
            return Fraction(0)
        lever = (x - self.sum_x / self.count) ** 2 / (self.spread / self.count) if self.spread else 0.0
        standard_error = sqrt(self.squares / self.over * (1 + 1 / self.count + lever))
        return Fraction(student_quantile(percent, self.degrees) * standard_error)


def straight_line(points: Sequence[tuple[int, Fraction]]) -> Line:
    """Fit a least-squares line to at least three points (x, y) with different x.

    Interval ŷ ± t·s·√(1 + 1/n + (x − x̄)²/Sxx) with n − 2 degrees of freedom: any textbook of linear regression, for
    example Draper and Smith, Applied Regression Analysis, section 1.4.
    """
    count = len(points)
    xs, (ys, one) = [x for x, _ in points], multiples(y for _, y in points)
    sum_x, sum_y = sum(xs), sum(ys)
    xx = count * sum(x * x for x in xs) - sum_x**2
    xy = count * sum(x * y for x, y in zip(xs, ys, strict=True)) - sum_x * sum_y
    yy = count * sum(y * y for y in ys) - sum_y**2
    return Line(
        count=count, sum_x=sum_x, sum_y=sum_y, spread=xx, product=xy, one=one,
        squares=yy * xx - xy**2, over=xx * count * (count - 2) * one**2, degrees=count - 2,
    )  # fmt: skip


def mean_line(points: Sequence[tuple[int, Fraction]]) -> Line:
    """Carry on the mean of at least two points; interval mean ± t·s·√(1 + 1/n) with n − 1 degrees of freedom."""
    count = len(points)
    ys, one = multiples(y for _, y in points)
    sum_y = sum(ys)
    return Line(
        count=count, sum_x=0, sum_y=sum_y, spread=None, product=0, one=one,
        squares=count * sum(y * y for y in ys) - sum_y**2, over=count * (count - 1) * one**2, degrees=count - 1,
    )  # fmt: skip


@lru_cache(maxsize=1024)
def student_quantile(percent: Fraction, degrees: int) -> float:
    """The two-sided Student quantile: half of the rest of the probability lies beyond it on either side."""
    from scipy.special import stdtrit  # noqa: PLC0415 - scipy takes longer to load than most commands to run

    return float(stdtrit(degrees, float((1 + percent / 100) / 2)))
