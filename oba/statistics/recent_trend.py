"""The recent trend of Fingertips: whether the latest five yearly numbers move one way by more than chance.

Source: fingertips-open (2020), Analysis/TrendMarkers; FingertipsNext (2025), trend-analysis; the guidance page
"Trend_markers" of fingertips.phe.org.uk.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import inf
from typing import NamedTuple

from oba.statistics.interval import Ends
from oba.statistics.known import is_known
from oba.statistics.trend_line import Lean, counted_lean, weighted_lean

POINTS = 5
_LINE = 2  # points through which a line can be laid
CRITICAL = 9.54953570608324  # χ² on one degree of freedom that chance exceeds once in 500


class ValueType(StrEnum):
    """What kind of number it is; Fingertips tests only some."""

    PROPORTION = "proportion"
    CRUDE_RATE = "crude rate"
    STANDARDISED_RATE = "directly standardised rate"
    OTHER = "other"


class NoTrend(StrEnum):
    """Why there is no answer."""

    KIND = "not tested for this kind of number"
    ROLLING = "rolling windows"
    TOO_FEW_POINTS = "too few points"
    NO_INTERVAL = "no interval"
    NO_NUMERATORS = "no numerators"
    ALL_OR_NONE = "a count of all or none"


class TrendPoint(NamedTuple):
    """One year's number: its value, its 95 % interval, its numerator and denominator."""

    value: float | None
    interval: Ends | None = None
    numerator: float | None = None
    denominator: float | None = None

    @property
    def width(self) -> float:
        """How wide the interval is; 0 where there is none, for an interval without width tells nothing."""
        return self.interval.upper - self.interval.lower if self.interval else 0.0

    @property
    def counts(self) -> tuple[float, float] | None:
        """The numerator and the denominator, where both are known."""
        return (self.numerator, self.denominator) if is_known(self.numerator) and is_known(self.denominator) else None


class Trend(NamedTuple):
    """1 rising, −1 falling, 0 no significant change, with χ² where it was worked out; or None and the reason."""

    way: int | None
    chi_square: float | None = None
    reason: NoTrend | None = None


class Practice(NamedTuple):
    """How one method applies the test.

    `skips_gaps`: a missing number is stepped over, else the numbers before it do not count. `needs_counts`: a point
    without numerator and denominator is missing, and any point whose two are equal stops the test. `level_rises`: a
    level line, found by leaving one out, counts as rising, else as no trend. `drops_bare`: where five points stand,
    those without an interval are dropped, and the test runs on the latest five that are left, or on as many as there
    are. `bare_is_level`: where intervals tell nothing, none being left or one of them without width, there is "no
    change", else no answer.
    """

    kinds: frozenset[ValueType]
    skips_gaps: bool = False
    needs_counts: bool = False
    level_rises: bool = False
    drops_bare: bool = False
    bare_is_level: bool = False


_RATES = frozenset({ValueType.PROPORTION, ValueType.CRUDE_RATE})
OURS = Practice(frozenset(ValueType))
FINGERTIPS_OPEN = Practice(_RATES, needs_counts=True, level_rises=True, drops_bare=True, bare_is_level=True)
FINGERTIPS_NEXT = FINGERTIPS_OPEN._replace(kinds=_RATES | {ValueType.STANDARDISED_RATE}, skips_gaps=True)


def recent_trend(
    points: Sequence[TrendPoint],
    *,
    practice: Practice = OURS,
    kind: ValueType = ValueType.PROPORTION,
    years: int = 1,
    by_counts: bool = False,
) -> Trend:
    """Rising or falling when χ² of the line through the latest five points is above 9.5495 and no one point turns it.

    `points` come oldest first. The line is weighted by the intervals or, `by_counts`, is the trend in proportions.
    Leaving out any one of the five must leave the slope its sign. Numbers for several `years` overlap and are not
    tested. Under our own practice a series turned over gives the answer turned over.

    fingertips-open calls every significant trend by counts falling; here it has its own direction.
    """
    sound = _sound(points, practice)
    if reason := _barred(sound, practice, kind, years):
        return Trend(None, reason=reason)
    if practice.drops_bare:
        sound = [point for point in sound if point.interval]
    lean = _by_counts(sound[-POINTS:]) if by_counts else _by_intervals(sound[-POINTS:])
    if isinstance(lean, NoTrend):
        told_level = practice.bare_is_level and lean is NoTrend.NO_INTERVAL
        return Trend(0) if told_level else Trend(None, reason=lean)
    ways = {way or int(practice.level_rises) for way in lean.ways}
    steady = ways.pop() if len(ways) == 1 else 0
    return Trend(steady if lean.chi_square > CRITICAL else 0, lean.chi_square)


def _sound(points: Sequence[TrendPoint], practice: Practice) -> list[TrendPoint]:
    """The points that count, oldest first."""
    kept: list[TrendPoint] = []
    for point in points:
        if is_known(point.value) and (point.counts or not practice.needs_counts):
            kept.append(point)
        elif not practice.skips_gaps:
            kept = []
    return kept


def _barred(sound: Sequence[TrendPoint], practice: Practice, kind: ValueType, years: int) -> NoTrend | None:
    """Why the test is not made at all."""
    if kind not in practice.kinds:
        return NoTrend.KIND
    if years != 1:
        return NoTrend.ROLLING
    if len(sound) < POINTS:
        return NoTrend.TOO_FEW_POINTS
    full = practice.needs_counts and any(point.numerator == point.denominator for point in sound)
    return NoTrend.ALL_OR_NONE if full else None


def _by_intervals(latest: Sequence[TrendPoint]) -> Lean | NoTrend:
    widths = [point.width for point in latest]
    if len(latest) < _LINE or not all(0 < width < inf for width in widths):
        return NoTrend.NO_INTERVAL
    return weighted_lean([point.value for point in latest if point.value is not None], widths)


def _by_counts(latest: Sequence[TrendPoint]) -> Lean | NoTrend:
    counts = [point.counts for point in latest if point.counts]
    if len(latest) < _LINE:
        return NoTrend.NO_INTERVAL
    if len(counts) < len(latest):
        return NoTrend.NO_NUMERATORS
    return counted_lean(counts) if all(0 < x < n for x, n in counts) else NoTrend.ALL_OR_NONE
