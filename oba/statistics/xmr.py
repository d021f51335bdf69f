"""The control chart of single numbers (XmR): mean, limits from moving ranges, and the points chance does not explain.

Source: NHSRplotthedots 0.2.2, R/ptd_spc_standard.R and R/ptd_calculate_point_type.R; Wheeler, Understanding Variation.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import NamedTuple

from oba.statistics.known import average, is_known
from oba.statistics.xmr_rules import run_ends, spread_back, trend_ends, two_of_three

LIMIT = 2.66
NEAR = LIMIT * 2 / 3
SCREEN = 3.267
FEWEST = 12


class Cause(StrEnum):
    """Why a point is more than chance, the first that applies."""

    OUTSIDE = "outside the limits"
    TREND = "seven points rising or falling"
    TWO_OF_THREE = "two of three points close to a limit"
    RUN = "seven points on one side of the mean"


class ChartLimits(NamedTuple):
    """The mean of a group, its limits, and the near limits two thirds of the way to them.

    They are not clipped to what is possible, and meet in the mean when the numbers do not vary.
    """

    mean: float
    lower: float
    upper: float
    near_lower: float
    near_upper: float


class Point(NamedTuple):
    """One number on the chart.

    `group` counts rebases; `side` is 1 above, −1 below, 0 on the mean or missing; `outside` likewise for the limits;
    `close` is beyond a near limit but not outside; `way` is 1 for a special cause upwards, −1 downwards, 0 for chance.
    """

    value: float | None
    group: int
    limits: ChartLimits | None
    side: int
    outside: int
    close: bool
    cause: Cause | None
    way: int


class Chart(NamedTuple):
    """The points in order, and for each group whether it has too few numbers, so that its limits are on trial."""

    points: tuple[Point, ...]
    trial: tuple[bool, ...]


def chart(
    values: Sequence[float | None],
    *,
    rebase_at: Collection[int] = (),
    fix_after: int | None = None,
    screened: bool = True,
    spare: bool = False,
    fewest: int = FEWEST,
) -> Chart:
    """The chart of a series, oldest first; None is a missing number, which is common cause and breaks every rule.

    Each position in `rebase_at` starts a group of its own, with its own limits and rules. With `fix_after` only the
    first so many positions of a group set its limits. See `limits` for `screened` and `spare`.
    """
    marks = rebase_groups([position in rebase_at for position in range(len(values))])
    groups = [[v for v, group in zip(values, marks, strict=True) if group == g] for g in dict.fromkeys(marks)]
    points = [
        point
        for number, group in enumerate(groups)
        for point in _points(group, number, limits(group[:fix_after], screened=screened, spare=spare))
    ]
    return Chart(tuple(points), tuple(is_trial(sum(map(is_known, group)), fewest) for group in groups))


def rebase_groups(marks: Sequence[bool]) -> tuple[int, ...]:
    """The number of each point's group: how many marks there are up to its own, which a mark starts anew."""
    return tuple(accumulate(map(int, marks)))


def is_trial(count: int, fewest: int = FEWEST) -> bool:
    """Whether limits rest on too few numbers to be more than a trial.

    NHSRplotthedots says 12 in its documentation and its message, and 13 in its default; here it is 12.
    """
    return count < fewest


def limits(values: Sequence[float | None], *, screened: bool = True, spare: bool = False) -> ChartLimits | None:
    """Mean ± 2.66 × the mean moving range, near limits two thirds of that; None where no two neighbours are known.

    A range spans two neighbours, none a missing number. `screened` drops, once, the ranges not under 3.267 × their
    mean; the programme's own spreadsheet does not. With `spare` it drops none where only level stretches would stay. A
    constant series has limits on its mean: no variation.
    """
    known = [value for value in values if is_known(value)]
    ranges = [abs(b - a) for a, b in pairwise(values) if is_known(a) and is_known(b)]
    if not ranges:
        return None
    if screened:
        kept = kept_ranges(ranges, spare=spare)
        ranges = [size for size, keep in zip(ranges, kept, strict=True) if keep] or [0.0]
    mean, size = average(known), average(ranges)
    return ChartLimits(mean, mean - LIMIT * size, mean + LIMIT * size, mean - NEAR * size, mean + NEAR * size)


def kept_ranges(ranges: Sequence[float], *, spare: bool = False) -> tuple[bool, ...]:
    """Which ranges are under 3.267 × their mean; with `spare` all, where only level stretches would stay."""
    most = SCREEN * average(ranges)
    kept = tuple(size < most for size in ranges)
    level = not any(size for size, keep in zip(ranges, kept, strict=True) if keep)
    return (True,) * len(ranges) if spare and level else kept


def _points(values: Sequence[float | None], group: int, bounds: ChartLimits | None) -> list[Point]:
    """The points of one group, each with the first rule it meets; without limits there is no signal."""
    if bounds is None:
        return [Point(value, group, None, 0, 0, close=False, cause=None, way=0) for value in values]
    sides = [_beyond(value, bounds.mean, bounds.mean) for value in values]
    outside = [_beyond(value, bounds.lower, bounds.upper) for value in values]
    near = [_beyond(value, bounds.near_lower, bounds.near_upper) for value in values]
    close = [n != 0 and o == 0 for n, o in zip(near, outside, strict=True)]
    rules = {
        Cause.OUTSIDE: outside,
        Cause.TREND: spread_back(trend_ends(values)),
        Cause.TWO_OF_THREE: [s * (c and w) for s, c, w in zip(sides, close, two_of_three(close, sides), strict=True)],
        Cause.RUN: spread_back(run_ends(sides)),
    }
    return [
        Point(value, group, bounds, sides[i], outside[i], close[i], *_first(rules, i)) for i, value in enumerate(values)
    ]


def _beyond(value: float | None, lower: float, upper: float) -> int:
    return (value > upper) - (value < lower) if is_known(value) else 0


def _first(rules: Mapping[Cause, Sequence[int]], position: int) -> tuple[Cause | None, int]:
    for cause, ways in rules.items():
        if ways[position]:
            return cause, ways[position]
    return None, 0
