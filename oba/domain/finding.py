"""A finding: one question, its answer, and its because."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction
from types import MappingProxyType

from oba.domain.chance import Chance, ControlChart, Interval
from oba.domain.evidence import Reason
from oba.domain.period import Period
from oba.domain.problem import Where
from oba.domain.target import Aim, Target


class Question(StrEnum):
    """The five questions, named by their keys in a rule."""

    DIRECTION = "direction"
    THRESHOLD = "threshold"
    BASELINE = "baseline"
    TRAJECTORY = "trajectory"
    COMPARATORS = "comparators"

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer it can have where one way is better."""
        return _ANSWERS[self]

    @property
    def neutral_answers(self) -> tuple[Answer, ...]:
        """Every answer it can have where neither way is better, those instead of `answers`; empty where it has none."""
        return _NEUTRAL.get(self, ())

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every reason that can stand in the place of its answer."""
        return tuple(reason for reason in Reason if self in _ONLY.get(reason, (self,)))


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
    MUCH_HIGHER = "much higher"
    HIGHER = "higher"
    LOWER = "lower"
    MUCH_LOWER = "much lower"


_ANSWERS = MappingProxyType({
    Question.DIRECTION: (Answer.IMPROVING, Answer.STEADY, Answer.WORSENING),
    Question.THRESHOLD: (Answer.GREEN, Answer.AMBER, Answer.RED),
    Question.BASELINE: (Answer.TURNED, Answer.TURNING, Answer.ON_BASELINE, Answer.WORSE_THAN_BASELINE),
    Question.TRAJECTORY: (Answer.REACHED, Answer.ON_COURSE, Answer.BEHIND, Answer.FURTHER_OFF),
    Question.COMPARATORS: (Answer.MUCH_BETTER, Answer.BETTER, Answer.SIMILAR, Answer.WORSE, Answer.MUCH_WORSE),
})  # fmt: skip
_NEUTRAL = MappingProxyType({
    Question.DIRECTION: (Answer.RISING, Answer.STEADY, Answer.FALLING),
    Question.COMPARATORS: (Answer.MUCH_HIGHER, Answer.HIGHER, Answer.SIMILAR, Answer.LOWER, Answer.MUCH_LOWER),
})  # fmt: skip
_ONLY = MappingProxyType({
    Reason.NOT_ASKED: tuple(question for question in Question if question is not Question.DIRECTION),
    Reason.NO_BASELINE: (Question.BASELINE,),
    Reason.NO_START: (Question.DIRECTION, Question.THRESHOLD, Question.TRAJECTORY),
    Reason.OTHER_PERIOD: (Question.THRESHOLD, Question.COMPARATORS),
    Reason.MONITORED: (Question.THRESHOLD,),
    Reason.NOT_YET_DUE: (Question.THRESHOLD, Question.TRAJECTORY),
    Reason.NO_TARGET: (Question.THRESHOLD, Question.TRAJECTORY),
    Reason.TO_BE_AGREED: (Question.THRESHOLD, Question.TRAJECTORY),
    Reason.NO_COMPARATOR: (Question.THRESHOLD, Question.COMPARATORS),
    Reason.TOO_FEW_POINTS: (Question.DIRECTION, Question.THRESHOLD, Question.BASELINE, Question.TRAJECTORY),
    Reason.ROLLING_WINDOWS: (Question.DIRECTION, Question.BASELINE),
    Reason.NO_INTERVAL: (Question.DIRECTION, Question.THRESHOLD, Question.COMPARATORS),
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the working, in a plain sentence, with the lines it rests on."""

    says: str
    cites: tuple[Where, ...] = ()


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
class Rating:
    """How a threshold was applied.

    `target` is the one judged or, when not yet due or without a number, the next one; `edge` the number judged
    against; `shortfall` is good-signed and positive when short; `amber_edge` the last amber number; `early` whether the
    next target is met already. `interval` is the number's, where that was held against the target, and `unweighed` says
    that it was to be but is not known. `flip` and `children` are what would change the rating, None where nothing would
    or nothing can be counted. `so_far` is the year that is not whole yet, and `beside` the rating of the latest part of
    a year that has a target of its own.
    """

    target: Target | None = None
    edge: Fraction | None = None
    shortfall: Fraction | None = None
    amber_edge: Fraction | None = None
    early: bool | None = None
    interval: Interval | None = None
    unweighed: bool = False
    flip: Flip | None = None
    children: Children | None = None
    so_far: YearSoFar | None = None
    beside: Finding | None = None


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
    """The baseline: its forecast at the period judged, all its points, for how long the answer has held."""

    at: Forecasted | None
    points: tuple[Forecasted, ...]
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
    path: tuple[tuple[Period, Fraction], ...] = ()
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


Detail = Movement | Rating | Curve | Progress | tuple[Comparison, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One question answered, or not assessable for one coded reason, with its because.

    `period` is the one judged, None where nothing is known. `margin` is how far the number lies from what decided the
    answer, in the measure's unit, where that has a meaning.
    `chances` are the statistical tests made for it; `verdict` is what the method asked for calls
    its answer.
    """

    question: Question
    answer: Answer | None = None
    reason: Reason | None = None
    period: Period | None = None
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
