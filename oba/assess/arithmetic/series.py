"""The arithmetic of a test of a whole series: its control chart, its recent trend, or Mann-Kendall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from oba.assess.arithmetic.interval import kept_and_compared
from oba.assess.arithmetic.scale import Scale, plus
from oba.assess.units import whole_units
from oba.domain.chance import Interval, Limits
from oba.domain.finding import Arithmetic, NamedValue
from oba.domain.period import Period
from oba.statistics.mann_kendall import MannKendall, score_variance
from oba.statistics.recent_trend import CRITICAL
from oba.statistics.xmr import LIMIT, SCREEN, kept_ranges

Numbers = Mapping[Period, Fraction]
_WIDTH = Fraction("3.92")  # standard errors in a 95 % interval
_TREND = (
    "weight = (3.92 ÷ (high − low))², for each period",
    "mean x = Σ(weight × x) ÷ Σ(weight)",
    "mean y = Σ(weight × value) ÷ Σ(weight)",
    "Sxx = Σ(weight × (x − mean x)²)",
    "slope = Σ(weight × (x − mean x) × (value − mean y)) ÷ Sxx",
    "χ² = slope² × Sxx",
)


def chart(scale: Scale, numbers: Numbers, found: Limits) -> Arithmetic:
    """The mean and the control limits of a stretch, from its numbers as compared and the ranges between neighbours."""
    values = tuple(scale.number(f"y {period.label}", value) for period, value in numbers.items())
    result = Arithmetic((*values, scale.number("mean", found.mean)), (f"mean = Σ(y) ÷ {len(numbers)}",))
    ranges = {
        f"range {late.label}": abs(numbers[late] - numbers[early])
        for early, late in pairwise(numbers)
        if early.shift(1) == late
    }
    size, made = _mean_range(scale, ranges, whole_units(numbers.values()))
    limit = Fraction(str(LIMIT))
    for name, end, sign in (("lower", found.mean - limit * size, "−"), ("upper", found.mean + limit * size, "+")):
        made += Arithmetic((scale.number(f"{name} limit", end),), (f"{name} limit = mean {sign} {LIMIT} × mean range",))
        if scale.measure.kept(end) != end:
            made += kept_and_compared(scale, f"{name} limit", end)
    return result + made


def _mean_range(scale: Scale, ranges: Mapping[str, Fraction], unit: int) -> tuple[Fraction, Arithmetic]:
    """The mean of the ranges, those left out that are too wide for the ordinary."""
    kept = kept_ranges([float(size * unit) for size in ranges.values()], spare=True)
    used = {name: size for (name, size), keep in zip(ranges.items(), kept, strict=True) if keep}
    size, screen = _mean(used), Fraction(str(SCREEN)) * _mean(ranges)
    found = Arithmetic(
        (*(scale.difference(name, value) for name, value in ranges.items()), scale.difference("mean range", size)),
        (f"mean range = ({plus(used)}) ÷ {len(used)}",),
    )
    if len(used) == len(ranges):
        return size, found
    how = f"left out from = {SCREEN} × ({plus(ranges)}) ÷ {len(ranges)}"
    return size, found + Arithmetic((scale.difference("left out from", screen),), (how,))


def _mean(sizes: Mapping[str, Fraction]) -> Fraction:
    return sum(sizes.values(), Fraction(0)) / len(sizes)


class Weighed(NamedTuple):
    """A number of a trend: its place in the row, its value and its weight."""

    x: Fraction
    y: Fraction
    weight: Fraction


def trend(scale: Scale, numbers: Sequence[tuple[Period, Fraction, Interval]], chi_square: Fraction) -> Arithmetic:
    """χ² of the slope of a line weighted by 1 ÷ standard error², each a share of the numbers' 95 % interval.

    Beside it the slopes without each number in turn, whose signs decide as well.
    """
    points = [
        Weighed(Fraction(at), value, (_WIDTH / (held.high - held.low)) ** 2)
        for at, (_, value, held) in enumerate(numbers)
    ]
    values: list[NamedValue] = []
    for point, (period, value, held) in zip(points, numbers, strict=True):
        values += [
            NamedValue(f"x {period.label}", point.x),
            scale.number(f"value {period.label}", value),
            scale.number(f"low {period.label}", held.low),
            scale.number(f"high {period.label}", held.high),
            NamedValue(f"weight {period.label}", point.weight),
        ]
    line = _line(points)
    without = [_line([*points[:at], *points[at + 1 :]]).slope for at in range(len(points))]
    values += [
        NamedValue("mean x", line.mean_x),
        scale.number("mean y", line.mean_y),
        NamedValue("Sxx", line.square),
        scale.difference("slope", line.slope),
        NamedValue("χ²", chi_square),
        NamedValue("χ² that counts", Fraction(str(CRITICAL))),
        *(scale.difference(f"slope without {numbers[at][0].label}", slope) for at, slope in enumerate(without)),
    ]
    return Arithmetic(tuple(values), _TREND)


class _Line(NamedTuple):
    mean_x: Fraction
    mean_y: Fraction
    square: Fraction
    slope: Fraction


def _line(points: Sequence[Weighed]) -> _Line:
    """The weighted line through some numbers."""
    total = sum((one.weight for one in points), Fraction(0))
    mean_x = sum((one.weight * one.x for one in points), Fraction(0)) / total
    mean_y = sum((one.weight * one.y for one in points), Fraction(0)) / total
    square = sum((one.weight * (one.x - mean_x) ** 2 for one in points), Fraction(0))
    cross = sum((one.weight * (one.x - mean_x) * (one.y - mean_y) for one in points), Fraction(0))
    return _Line(mean_x, mean_y, square, cross / square)


def kendall(scale: Scale, numbers: Numbers, found: MannKendall, slope: Fraction) -> Arithmetic:
    """S, its variance with the correction for ties, z and p; and the middle slope of all pairs."""
    score = found.rises - found.falls
    values = (
        *(scale.number(f"y {period.label}", value) for period, value in numbers.items()),
        NamedValue("rising pairs", Fraction(found.rises)),
        NamedValue("falling pairs", Fraction(found.falls)),
        NamedValue("S", Fraction(score)),
        NamedValue("variance of S", score_variance(tuple(numbers.values()))),
        NamedValue("z", Fraction(found.z)),
        NamedValue("p", Fraction(found.p)),
        scale.difference("middle slope", slope),
    )
    ties = [count for count in _ties(tuple(numbers.values())) if count > 1]
    n = len(numbers)
    less = "".join(f" − {k} × {k - 1} × {2 * k + 5}" for k in ties)
    towards = {1: " − 1", -1: " + 1"}.get((score > 0) - (score < 0), "")
    formulas = (
        "S = rising pairs − falling pairs",
        f"variance of S = ({n} × {n - 1} × {2 * n + 5}{less}) ÷ 18",
        f"z = (S{towards}) ÷ √(variance of S)",
    )
    return Arithmetic(values, formulas if towards else formulas[:2])


def _ties(values: Sequence[Fraction]) -> Sequence[int]:
    """How many numbers are equal, for each number that occurs."""
    return [values.count(value) for value in dict.fromkeys(values)]
