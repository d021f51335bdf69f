"""The five keys of a rule, and every kind that their parts may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from oba.domain.citation import Citation
from oba.domain.period import Period
from oba.domain.target import Aim, Target


class Better(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"
    NEARER = "nearer"
    NONE = "none"


class With(StrEnum):
    """What the latest number is compared with to see which way it moved."""

    PREVIOUS = "previous"
    LAST_YEAR = "same period last year"
    MEAN = "mean of previous"
    START = "start"


class ChanceTest(StrEnum):
    """How chance is told from change, instead of by a fixed width."""

    INTERVALS = "intervals 95"
    RECENT_TREND = "recent trend"
    XMR = "xmr"
    MANN_KENDALL = "mann-kendall"
    INTERVAL = "interval 95"
    AT_TWO_LEVELS = "interval 95 and 99.8"
    FUNNEL = "funnel 95"
    TWO_FUNNELS = "funnel 95 and 99.8"


class Method(StrEnum):
    """Whose published method answers a question, by name."""

    FINGERTIPS = "fingertips"
    MAKING_DATA_COUNT = "making-data-count"
    NORTHERN_IRELAND = "northern-ireland"
    SCOTLAND = "scotland"
    HEALTHY_PEOPLE = "healthy-people"
    EUROSTAT = "eurostat"

    @property
    def called(self) -> str:
        """Its name, as readers know it."""
        return self.value.replace("-", " ").title()


class Forecast(StrEnum):
    """How history is carried on into a forecast."""

    TREND = "trend"
    LEVEL = "level"
    STATED = "stated"


class Path(StrEnum):
    """How a trajectory goes from one fixed point to the next."""

    STRAIGHT = "straight"
    STEPS = "steps"
    COMPOUND = "compound"
    STATED = "stated"


class Within(StrEnum):
    """How the amber edge is given."""

    POINTS = "points"
    PERCENT = "percent"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """Which way is good, what to compare with and how much counts as a change.

    `aim` is the range to be near when better is nearer. `change` of 0 lets any difference count. `test` lets chance
    decide instead of a width, and `method` another's published method.
    """

    better: Better
    aim: Aim | None = None
    compare_with: With = With.PREVIOUS
    previous: int = 1
    change: Fraction = Fraction(0)
    each_period: bool = False
    test: ChanceTest | None = None
    method: Method | None = None
    where: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Amber:
    """How far short of its target a number may fall and still be amber; the edge itself is amber."""

    within: Within
    amount: Fraction
    aim: Aim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """How a number is rated against the target of its period.

    `against` is 'target', 'trajectory' or a comparator's identifier; `areas_as_parent` lets places without targets of
    their own use their parent's. `test` holds the number's interval against the target instead of the number itself;
    `by_number` lets a number without an interval be rated by itself, chance not weighed; `accepted` says why it is
    meant that a number can never be green, or never red.
    """

    amber: Amber | None = None
    against: str = "target"
    areas_as_parent: bool = False
    test: ChanceTest | None = None
    by_number: bool = False
    method: Method | None = None
    accepted: str = ""
    where: Citation

    @property
    def is_wanted(self) -> bool:
        """Whether numbers are rated against what the plan wants, its target or the way to it, and no other place's."""
        return self.against in ("target", "trajectory")


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """History and how it is forecast; `interval` is the width of the prediction interval in percent."""

    history: tuple[Period, ...]
    forecast: Forecast
    interval: Fraction = Fraction(80)
    stated: Mapping[Period, Fraction] = field(default_factory=dict)
    tolerance: Fraction = Fraction(0)
    reason: str = ""
    where: Citation

    @cached_property
    def in_order(self) -> tuple[Period, ...]:
        """The periods of its history in order of time, each once."""
        return tuple(sorted(set(self.history), key=lambda period: period.ordinal))


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a trajectory begins; a value written here serves the top place only."""

    period: Period
    value: Fraction | None = None
    where: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """The planned path: where it starts, how it goes and the targets it goes through, in order of period.

    `method` lets another's published method say how far along it a place is.
    """

    start: Start | None = None
    path: Path = Path.STRAIGHT
    targets: tuple[Target, ...] = ()
    stated: Mapping[Period, Fraction] = field(default_factory=dict)
    method: Method | None = None
    where: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparators:
    """Whom to compare with, in order; `difference` is the width within which two numbers are similar.

    `test` holds the place's interval against the comparator's number instead, or its number against a funnel's limits.
    """

    places: tuple[str, ...] = ()
    difference: Fraction | None = None
    test: ChanceTest | None = None
    method: Method | None = None
    where: Citation
