"""The interval of a number: as it was sent, else from its counts; and the control limits around another's number."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, sqrt
from typing import NamedTuple

from tests.second_reading.numbers import Number
from tests.second_reading.quantiles import normal, poisson_lower, poisson_upper
from tests.second_reading.rules import Measure

_FUNNEL_TAIL = {"95": 0.025, "99.8": 0.001}
_FEW = 10


class Interval(NamedTuple):
    """Two ends, both included."""

    low: Fraction
    high: Fraction


def interval(number: Number, measured: Measure, level: str) -> Interval | None:
    """The interval at a level of 95 or 99.8 percent; None where neither it nor its counts are known."""
    if number.low is not None and number.high is not None and number.level == Fraction(level):
        return Interval(number.low, number.high)
    if (
        number.n is None
        or number.d is None
        or measured.unit is None
        or measured.kind not in ("percent", "rate", "moving")
    ):
        return None
    if number.rounded or measured.written.get("counts") == "fractional":
        return None
    share = float(Fraction(level)) / 100
    ends = _wilson(number.n, number.d, share) if measured.parts == "percent" else _rate(number.n, number.d, share)
    return Interval(*(measured.unit * Fraction(end) for end in ends))


def limits(theirs: Fraction, d: Fraction, measured: Measure, level: str) -> Interval:
    """How far from another's number chance takes a place with this denominator."""
    unit = measured.unit or Fraction(1)
    expected = float(theirs / unit * d)
    if measured.parts == "percent":
        p = float(theirs / unit)
        width = normal((1 + float(Fraction(level)) / 100) / 2) * sqrt(p * (1 - p) / float(d))
        ends = (max(p - width, 0.0), min(p + width, 1.0))
    else:
        tail = _FUNNEL_TAIL[level]
        ends = (poisson_lower(ceil(expected), tail) / float(d), poisson_upper(floor(expected), tail) / float(d))
    return Interval(*(unit * Fraction(end) for end in ends))


def _wilson(n: Fraction, d: Fraction, share: float) -> tuple[float, float]:
    z, x, size = normal((1 + share) / 2), float(n), float(d)
    width, under = z * sqrt(z * z + 4 * x * (1 - x / size)), 2 * (size + z * z)
    low, high = (2 * x + z * z - width) / under, (2 * x + z * z + width) / under
    return (0.0 if n == 0 else low), (1.0 if n == d else high)


def _rate(n: Fraction, d: Fraction, share: float) -> tuple[float, float]:
    """Exact Poisson under ten events, Byar from ten."""
    tail, size, x = (1 - share) / 2, float(d), float(n)
    if n < _FEW:
        return poisson_lower(int(n), tail) / size, poisson_upper(int(n), tail) / size
    z = normal((1 + share) / 2)
    low = x * (1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3
    more = x + 1
    return low / size, more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3 / size
