"""The arithmetic of a baseline's forecast: the history by period, the line or level through it, and its interval."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from oba.assess.arithmetic.interval import kept_and_compared
from oba.assess.arithmetic.scale import Scale, written
from oba.domain.finding import Arithmetic, NamedValue
from oba.domain.period import Period
from oba.statistics.forecast import Line, student_quantile

_LINE = (
    "mean x = Σ(x) ÷ n",
    "mean y = Σ(value) ÷ n",
    "Sxx = Σ((x − mean x)²)",
    "Sxy = Σ((x − mean x) × (value − mean y))",
    "slope = Sxy ÷ Sxx",
    "intercept = mean y − slope × mean x",
    "middle = intercept + slope × x now",
    "degrees of freedom = n − 2",
    "s = √(Σ((value − intercept − slope × x)²) ÷ degrees of freedom)",
)
_LEVEL = (
    "mean y = Σ(value) ÷ n",
    "middle = mean y",
    "degrees of freedom = n − 1",
    "s = √(Σ((value − mean y)²) ÷ degrees of freedom)",
)
Points = Sequence[tuple[Period, Fraction]]


def fitted(scale: Scale, points: Points, line: Line, at: Period, percent: Fraction) -> Arithmetic:
    """A line or a level through a history and its interval at a period, whose x counts from the history's first."""
    first, half = points[0][0].ordinal, line.half_width(at.ordinal, percent)
    middle, n = line.at(at.ordinal), Fraction(line.count)
    found = _line(scale, points, line, first, at) if line.spread is not None else _level(scale, line)
    quantile = Fraction(student_quantile(percent, line.degrees))
    values = (
        NamedValue("degrees of freedom", Fraction(line.degrees)),
        scale.difference("s", Fraction(sqrt(line.residual))),
        NamedValue(f"t {written(percent)}", quantile),
        scale.number("middle", middle),
        scale.difference("half", half),
        scale.number("low", middle - half),
        scale.number("high", middle + half),
    )
    lever = " + (x now − mean x)² ÷ Sxx" if line.spread is not None else ""
    width = f"half = t {written(percent)} × s × √(1 + 1 ÷ n{lever})"
    formulas = (width, "low = middle − half", "high = middle + half")
    return Arithmetic((NamedValue("n", n), *found.values, *values), (*found.formulas, *formulas)) + _ends(
        scale, middle, middle - half, middle + half
    )


def _line(scale: Scale, points: Points, line: Line, first: int, at: Period) -> Arithmetic:
    mean_x, spread = line.centre - first, Fraction(line.spread or 0, line.count)
    values = (
        *(NamedValue(f"x {period.label}", Fraction(period.ordinal - first)) for period, _ in points),
        NamedValue("x now", Fraction(at.ordinal - first)),
        NamedValue("mean x", mean_x),
        scale.number("mean y", line.mean),
        NamedValue("Sxx", spread),
        NamedValue("Sxy", line.slope * spread),
        scale.difference("slope", line.slope),
        scale.number("intercept", line.mean - line.slope * mean_x),
    )
    return Arithmetic(values, _LINE)


def _level(scale: Scale, line: Line) -> Arithmetic:
    return Arithmetic((scale.number("mean y", line.mean),), _LEVEL)


def stated(scale: Scale, middle: Fraction, tolerance: Fraction) -> Arithmetic:
    """A forecast that a rule states with its tolerance."""
    values = (
        scale.number("middle", middle),
        scale.difference("tolerance", tolerance),
        scale.number("low", middle - tolerance),
        scale.number("high", middle + tolerance),
    )
    found = Arithmetic(values, ("low = middle − tolerance", "high = middle + tolerance"))
    return found + _ends(scale, middle, middle - tolerance, middle + tolerance)


def _ends(scale: Scale, middle: Fraction, low: Fraction, high: Fraction) -> Arithmetic:
    found = Arithmetic()
    for name, end in (("middle", middle), ("low", low), ("high", high)):
        found += kept_and_compared(scale, name, end)
    return found
