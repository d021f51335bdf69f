"""A finding: one question, its answer, and its because."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from oba.domain.evidence import Figure, Reason
from oba.domain.period import Period
from oba.domain.problem import Where
from oba.domain.rule import Version
from oba.domain.target import Target


class Question(StrEnum):
    """The five questions, named by their keys in a rule."""

    DIRECTION = "direction"
    THRESHOLD = "threshold"
    BASELINE = "baseline"
    TRAJECTORY = "trajectory"
    COMPARATORS = "comparators"


class Answer(StrEnum):
    """Every answer a question can have; a question without one has a reason instead."""

    IMPROVING = "improving"
    STEADY = "steady"
    WORSENING = "worsening"
    RISING = "rising"
    FALLING = "falling"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    TURNED = "turned"
    TURNING = "turning"
    ON_BASELINE = "on baseline"
    WORSE_THAN_BASELINE = "worse than baseline"
    REACHED = "reached"
    ON_COURSE = "on course"
    BEHIND = "behind"
    FURTHER_OFF = "further off"
    MUCH_BETTER = "much better"
    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    MUCH_WORSE = "much worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the working, in a plain sentence, with the lines it rests on."""

    says: str
    cites: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Between which ends a number may lie by chance, both included, as compared; `level` is in percent.

    `how` names where it comes from: as supplied, or the formula.
    """

    low: Fraction
    high: Fraction
    level: Fraction
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The mean and the control limits of a stretch of a control chart, to many more digits than are printed."""

    first: Period
    last: Period
    mean: Fraction
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlChart:
    """A control chart: its stretches between changes of definition, and the points that chance does not explain.

    `signals` gives each such period with 1 for upwards and -1 for downwards; `trial` says that the latest stretch has
    too few numbers for limits that will last; `cause` is why the latest point is more than chance, empty if it is not.
    """

    stretches: tuple[Limits, ...]
    signals: tuple[tuple[Period, int], ...]
    trial: bool
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """How direction was found: the earlier number, the good-signed change, the width, the run of same-way moves.

    `earlier` and `change` are None where a test looks at the whole series and the earlier number is not known.
    `intervals` are those of the two numbers compared, the earlier first; `chi_square` is a trend's, and `first` the
    earliest number it looks at; `chart` is the control chart.
    """

    earlier: Fraction | None
    earlier_name: str
    change: Fraction | None
    width: Fraction
    run: int
    intervals: tuple[tuple[Period, Interval], ...] = ()
    chi_square: Fraction | None = None
    first: Period | None = None
    chart: ControlChart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """How a threshold was applied.

    `target` is the one judged or, when not yet due, the next one; `edge` the number judged against; `shortfall` is
    good-signed and positive when short; `amber_edge` the last amber number; `early` whether the next target is met
    already; `flips` how far to the nearest change of rating, `flips_to` that rating, and `children` the fewest
    children who would change it. `interval` is the number's, where that was held against the target.
    """

    target: Target | None = None
    edge: Fraction | None = None
    shortfall: Fraction | None = None
    amber_edge: Fraction | None = None
    early: bool | None = None
    interval: Interval | None = None
    flips: Fraction | None = None
    flips_to: Answer | None = None
    children: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecasted:
    """The baseline's forecast at one period: middle, ends and whether an end was clipped to what is possible."""

    period: Period
    middle: Fraction
    low: Fraction
    high: Fraction
    clipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The baseline: its forecast at the period judged, all its points, for how long the answer has held."""

    at: Forecasted | None
    points: tuple[Forecasted, ...]
    held: int = 0
    revised_from: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How the trajectory stands.

    `planned` is the path's value at the period judged; `path` the whole path by period; `pace` the share of the
    planned movement made; `arrives` the value the present pace reaches at the goal; `needed` the raw change in each
    period from now.
    """

    goal: Target | None
    start: Fraction | None = None
    start_period: Period | None = None
    planned: Fraction | None = None
    path: tuple[tuple[Period, Fraction], ...] = ()
    pace: Fraction | None = None
    arrives: Fraction | None = None
    needed: Fraction | None = None
    goal_met: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One comparator's number beside the place's own: its answer or the reason why there is none.

    `intervals` are the place's own that decided, the narrower first. For a group, `members` is how many it has,
    `reported` how many of them have a number and `rank` the place's own among these, 1 for the best; None where the
    first and the last cannot be told apart.
    """

    place: str
    name: str
    value: Fraction | None
    answer: Answer | None
    reason: Reason | None
    intervals: tuple[Interval, ...] = ()
    members: int | None = None
    reported: int | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """One statistical test that was made: how often it signals by chance alone, and whether it signalled here."""

    of: Fraction
    signal: bool


Detail = Movement | Rating | Curve | Progress | tuple[Comparison, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One question answered, or not assessable for one coded reason, with its because.

    `margin` is how far the number lies from what decided the answer, in the measure's unit, where that has a meaning.
    `chances` are the statistical tests made for it; `verdict` is what the method asked for calls
    its answer.
    """

    question: Question
    answer: Answer | None = None
    reason: Reason | None = None
    value: Fraction | None = None
    target: str = ""
    margin: Fraction | None = None
    detail: Detail = None
    steps: tuple[Step, ...] = ()
    chances: tuple[Chance, ...] = ()
    verdict: str = ""

    @property
    def says(self) -> str:
        """The answer's word, or the reason's."""
        return str(self.answer or self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Every answer about one indicator in one place in one round.

    `judged` is the figure of the period judged, None where nothing is known; `version` is the rule's in force for it;
    `overdue` says that a later number should have come by now.
    """

    indicator: str
    place: str
    judged: Figure | None
    version: Version
    overdue: bool
    findings: Mapping[Question, Finding]

    def __getitem__(self, question: Question) -> Finding:
        """The finding for one question."""
        return self.findings[question]
