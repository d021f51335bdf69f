"""How a question was answered: what was compared, how far off it lies, and what it came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from oba.domain.chance import ControlChart, Interval
from oba.domain.evidence import Reason
from oba.domain.finding.question import Answer
from oba.domain.period import Period
from oba.domain.target import Aim, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """How direction was found: the earlier number, the good-signed change, the width, the run of same-way moves.

    `earlier` and `change` are None where a test looks at the whole series and the earlier number is not known.
    `intervals` are those of the two numbers compared, the earlier first; `chi_square` is a recent trend's, `p` that of
    Mann-Kendall, and `first` the earliest number that either looks at; `chart` is the control chart.
    """

    earlier: Fraction | None
    earlier_name: str
    change: Fraction | None
    width: Fraction
    run: int
    intervals: tuple[tuple[Period, Interval], ...] = ()
    chi_square: Fraction | None = None
    p: Fraction | None = None
    first: Period | None = None
    chart: ControlChart | None = None


class Way(IntEnum):
    """Which way a number goes."""

    UP = 1
    DOWN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The nearest change of a rating: to which, at which edge, and which way the number must go to get there.

    `inclusive` says that the edge itself is rated so, `beyond` that what comes next past it is: at least one of them
    holds. `distance` is how far off the edge lies; of an interval, how far the whole of it must move for one of its
    ends to come to the edge.
    """

    to: Answer
    edge: Fraction
    way: Way
    inclusive: bool
    beyond: bool
    distance: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Children:
    """The fewest children who change a rating: how many, more of them or fewer, and to which rating.

    They may lead another way than the nearest edge: a number is rounded before it is rated and children are whole.
    """

    count: int
    way: Way
    to: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSoFar:
    """A year that is not whole yet: what its known parts make, how many of them there are, and its target if any.

    `certain` is True where the target is met whatever comes, False where it is beyond reach, None where neither.
    """

    year: Period
    value: Fraction
    known: int
    parts: int
    target: Target | None
    certain: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecasted:
    """The baseline's forecast at one period: middle, ends and where any of them was cut, at what can be."""

    period: Period
    middle: Fraction
    low: Fraction
    high: Fraction
    cut: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The baseline: its forecast at the period judged, all its points, for how long the answer has held.

    The points are those of a drawing, worked out when it is made.
    """

    at: Forecasted | None
    points: Sequence[Forecasted]
    held: int = 0
    revised_from: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How the trajectory stands; what must not be said is None.

    `planned` is the path's value at the period judged, `strictly` the target it is where equalling that is short of
    it; `path` the whole path by period, `one_way` whether no part of it leads the worse way; `pace` the share of the
    planned movement made; `arrives` the value the present pace reaches at the goal, `arrival_met` whether that meets
    it; `needed` the raw change in each period from now.
    """

    goal: Target | None
    start: Fraction | None = None
    start_period: Period | None = None
    planned: Fraction | None = None
    strictly: Aim | None = None
    path: Sequence[tuple[Period, Fraction]] = ()
    one_way: bool = True
    pace: Fraction | None = None
    arrives: Fraction | None = None
    arrival_met: bool | None = None
    needed: Fraction | None = None
    goal_met: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One comparator's number beside the place's own: its answer or the reason why there is none.

    `latest` is the latest period with a number, where that of the period judged has none. `intervals` are the place's
    own that decided, `limits` those of a funnel around the comparator's number, the
    narrower first. For a group, `members` is how many it has, `reported` how many of them have a number and `rank` the
    place's own among these, 1 for the best; None where the first and the last cannot be told apart.
    """

    place: str
    name: str
    value: Fraction | None
    answer: Answer | None
    reason: Reason | None
    latest: Period | None = None
    intervals: tuple[Interval, ...] = ()
    limits: tuple[Interval, ...] = ()
    members: int | None = None
    reported: int | None = None
    rank: int | None = None
