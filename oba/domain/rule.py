"""A rule: an indicator, its measure and the dated versions of its five keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from oba.domain.measure import Measure
from oba.domain.period import Period
from oba.domain.problem import Where
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
    TWO_INTERVALS = "interval 95 and 99.8"
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
    where: Where


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
    their own use their parent's. `test` holds the number's interval against the target instead of the number itself.
    """

    amber: Amber | None = None
    against: str = "target"
    areas_as_parent: bool = False
    test: ChanceTest | None = None
    method: Method | None = None
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """History and how it is forecast; `interval` is the width of the prediction interval in percent."""

    history: tuple[Period, ...]
    forecast: Forecast
    interval: Fraction = Fraction(80)
    stated: Mapping[Period, Fraction] = field(default_factory=dict)
    tolerance: Fraction = Fraction(0)
    reason: str = ""
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a trajectory begins; a value written here serves the top place only."""

    period: Period
    value: Fraction | None = None
    where: Where


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
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparators:
    """Whom to compare with, in order; `difference` is the width within which two numbers are similar.

    `test` holds the place's interval against the comparator's number instead, or its number against a funnel's limits.
    """

    places: tuple[str, ...] = ()
    difference: Fraction | None = None
    test: ChanceTest | None = None
    method: Method | None = None
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a version comes from, who approved it and when it is to be looked at again."""

    source: str
    approved_by: str
    approved_on: date
    owner: str
    review: date
    note: str = ""
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The five keys as they stand from one period on.

    `own` holds the trajectories of places that have targets of their own; `assumed` says which choices are this
    project's and why, by the name of the part.
    """

    since: Period
    direction: Direction
    threshold: Threshold
    baseline: Baseline
    trajectory: Trajectory
    comparators: Comparators
    reference: Reference
    own: Mapping[str, Trajectory] = field(default_factory=dict)
    assumed: Mapping[str, str] = field(default_factory=dict)
    where: Where


class Given(NamedTuple):
    """A number in a worked example: a value, or so many of so many, and its 95 % interval where the example gives one.

    Exactly one of the value and the two counts is given.
    """

    value: Fraction | None
    counts: tuple[Fraction, Fraction] | None = None
    interval: tuple[Fraction, Fraction] | None = None

    def worked_out(self, per: Fraction | None) -> Fraction:
        """The value, which counts give as a share of so many."""
        if self.value is not None or self.counts is None:
            return self.value or Fraction(0)
        return (per or Fraction(1)) * self.counts[0] / self.counts[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked example in a rule: given these numbers, these are the answers; `check` executes it."""

    given: Mapping[Period, Given]
    compared: Mapping[str, Mapping[Period, Given]]
    then: Mapping[str, str]
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One indicator and everything that decides its answers.

    `number` is the indicator's own label, such as NI 117; `short` its title on a dashboard; `versions` newest first;
    `question` is how much, how well or better off for a performance measure, empty for a population indicator;
    `digest` is the SHA-256 of the file.
    """

    id: str
    number: str
    title: str
    short: str
    outcome: str
    accountability: str
    question: str
    measure: Measure
    versions: tuple[Version, ...]
    examples: tuple[Example, ...]
    notes: tuple[str, ...] = ()
    digest: str = ""
    where: Where

    def version_for(self, period: Period, known_by: date | None = None) -> Version | None:
        """The version in force for a period, among those approved by a date; the oldest also governs earlier periods.

        None when no version had been approved by then.
        """
        approved = [v for v in self.versions if known_by is None or v.reference.approved_on <= known_by]
        in_force = [v for v in approved if v.since.start <= period.start]
        return in_force[0] if in_force else (approved[-1] if approved else None)
