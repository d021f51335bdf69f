"""A case: everything the five questions may look at for one indicator in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from oba.assess.arithmetic.figure import Origin, judged
from oba.assess.arithmetic.scale import Scale
from oba.assess.good_sign import good_signed
from oba.domain.citation import Citation
from oba.domain.evidence import NONE_KNOWN, Figure, Figures, Reason, Series
from oba.domain.finding import Answer, Arithmetic, Because, Detail, Finding, Question, Step
from oba.domain.finding.arithmetic import NOTHING
from oba.domain.measure import RATE, Break, Measure, YearIs
from oba.domain.number import printed
from oba.domain.period import Period
from oba.domain.place import Composition
from oba.domain.plan import Policy
from oba.domain.rule import Better, Rule, Trajectory, Version
from oba.domain.target import Target, Word, goals
from oba.rollup.derivation import base_of
from oba.words import sentence
from oba.words.lists import agreeing, how_many


@dataclass(frozen=True, kw_only=True)
class Case:
    """One indicator in one place: its rule, the version in force, its numbers and those of every place.

    `top` says that the place is the county, which a start value written in the rule serves; `trajectory` is the
    place's own, else its parent's where the rule lets it, else None; `names` gives comparators their names,
    `compositions` tells which of them are made of several others; `places` are the series of every place, by name, and
    `within` the figures of the quarters or months that a whole year is made of, as `within_year` says.
    """

    rule: Rule
    version: Version
    policy: Policy
    top: bool
    series: Series
    judged: Figure
    value: Fraction
    trajectory: Trajectory | None
    names: Mapping[str, str] = field(default_factory=dict)
    compositions: Mapping[str, Composition] = field(default_factory=dict)
    places: Mapping[str, Series] = field(default_factory=dict)
    within: Figures = field(default_factory=lambda: NONE_KNOWN)
    within_year: YearIs | None = None

    @cached_property
    def measure(self) -> Measure:
        """The rule's measure."""
        return self.rule.measure

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets that judge the place, in order of time."""
        return self.trajectory.targets if self.trajectory else ()

    @property
    def period(self) -> Period:
        """The period judged."""
        return self.judged.period

    @cached_property
    def latest(self) -> Fraction:
        """The number judged, as compared."""
        return self.seen(self.value)

    @cached_property
    def here(self) -> Fraction:
        """The number judged, as compared and turned so that more is better."""
        return self.good(self.value)

    @cached_property
    def goals(self) -> tuple[Target, ...]:
        """The targets that the place's path goes through, in order of time; none where there is no path."""
        return goals(self.targets, self.measure)

    @cached_property
    def opening(self) -> Step:
        """Which number is judged, as every working begins."""
        says = f"{self.period.label}: {self.write(self.latest)}."
        return Step(says=says, cites=self.judged.cites, arithmetic=self.made(self.judged))

    @cached_property
    def scale(self) -> Scale:
        """How the arithmetic of its steps names, compares and rounds numbers."""
        return Scale(self.measure, self.policy)

    def made(self, figure: Figure) -> Arithmetic:
        """How one of the place's own figures is made, and what it is as compared.

        No share of a sum that has come is told where any number of the indicator is withheld.
        """
        partly = figure.coverage is not None and any(series.is_withheld for series in self.places.values())
        own = base_of(self.measure, self.series.parts.get(RATE, {}), top=self.top) if self.measure.base else None
        origin = Origin(
            places=self.places, names=self.names, within=self.within, within_year=self.within_year,
            parts=self.series.parts, base=own, shares=not partly,
        )  # fmt: skip
        return judged(self.scale, figure, origin)

    def seen(self, value: Fraction) -> Fraction:
        """A number as compared, which the plan's policy decides."""
        return self.policy.seen(value, self.measure.decimals)

    def good(self, value: Fraction) -> Fraction:
        """A number as compared, turned so that more is better."""
        return good_signed(self.seen(value), self.version.direction)

    def write(self, value: Fraction) -> str:
        """A number as the card prints it, with its unit."""
        return printed(value, self.measure.decimals) + self.measure.suffix

    def write_difference(self, value: Fraction) -> str:
        """A difference as the card prints it: differences of percentages are points."""
        return printed(value, self.measure.decimals) + self.measure.difference_suffix


def lookup(series: Series, period: Period, absent: Reason = Reason.NOT_COLLECTED) -> Fraction | Reason:
    """The value at a period, or the reason why there is none; `absent` when there is no row at all."""
    figure = series.figures.get(period)
    if figure is None:
        return absent
    return figure.reason or absent if figure.value is None else figure.value


def cited(series: Series, *periods: Period) -> tuple[Citation, ...]:
    """The rows behind the figures of some periods."""
    figures = (series.figures.get(period) for period in periods)
    return tuple(where for figure in figures if figure for where in figure.cites)


def numbers_known(count: int) -> str:
    """Say how many numbers there are: 1 number is known, 4 numbers are known."""
    return f"{how_many(count, 'number')} {agreeing(count, 'is', 'are')} known"


def latest_step(case: Case) -> Step:
    """Say which number is judged."""
    return case.opening


def rule_step(case: Case, question: Question, says: str, arithmetic: Arithmetic = NOTHING) -> Step:
    """A step that rests on the rule's line about a question; without a trajectory, on that of its version."""
    own = case.trajectory.where if case.trajectory else case.version.where
    line = own if question is Question.TRAJECTORY else line_of(case.version, question)
    return Step(says=says, cites=(line,), arithmetic=arithmetic)


def line_of(version: Version, question: Question) -> Citation:
    """Where a version of a rule says how a question is answered."""
    return {
        Question.DIRECTION: version.direction.where,
        Question.THRESHOLD: version.threshold.where,
        Question.BASELINE: version.baseline.where,
        Question.TRAJECTORY: version.trajectory.where,
        Question.COMPARATORS: version.comparators.where,
    }[question]


def break_step(crossed: Break) -> Step:
    """Say that a definition changed and that nothing is compared across the change."""
    says = f"The definition changed at {crossed.at.label}: {crossed.why}. Nothing is compared across it."
    return Step(says=says, cites=(crossed.where,) if crossed.where else ())


def not_assessable(
    case: Case,
    question: Question,
    reason: Reason,
    *said: Step | str,
    detail: Detail = None,
    target: str = "",
    verdict: str = "",
) -> Finding:
    """A question without an answer, for a reason: the number judged, and what is said of it, else the reason alone.

    A sentence rests on the rule's line about the question.
    """
    return Finding(
        question=question, reason=reason, period=case.period, value=case.value, target=target, detail=detail,
        steps=Because(_said, case, question, reason, said), verdict=verdict,
    )  # fmt: skip


def _said(case: Case, question: Question, reason: Reason, said: Sequence[Step | str]) -> tuple[Step, ...]:
    told = said or (f"{sentence(reason)}.",)
    steps = (rule_step(case, question, step) if isinstance(step, str) else step for step in told)
    return latest_step(case), *steps


def answer_of(case: Case, sign: int) -> Answer:
    """Improving for 1, worsening for -1, steady for 0; without a good direction rising and falling."""
    judged = case.version.direction.better is not Better.NONE
    if sign == 0:
        return Answer.STEADY
    if sign > 0:
        return Answer.IMPROVING if judged else Answer.RISING
    return Answer.WORSENING if judged else Answer.FALLING


def better_says(case: Case) -> str:
    """Say which way is better."""
    rule = case.version.direction
    aim = str(rule.aim or "").removeprefix(f"{Word.EXACTLY} ")
    way = {Better.NONE: "neither way is better", Better.NEARER: f"nearer {aim} is better"}
    return way.get(rule.better, f"{rule.better} is better")
