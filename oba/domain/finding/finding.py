"""A finding: one question, its answer, and its because."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from oba.domain.chance import Chance, Interval
from oba.domain.evidence import Reason
from oba.domain.finding.detail import Children, Comparison, Curve, Flip, Movement, Progress, YearSoFar
from oba.domain.finding.question import Answer, Question
from oba.domain.finding.step import Step
from oba.domain.period import Period
from oba.domain.target import Target


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
    steps: Sequence[Step] = ()
    chances: tuple[Chance, ...] = ()
    verdict: str = ""

    @property
    def said(self) -> Answer | Reason:
        """The answer, or the reason why there is none."""
        return self.answer or self.reason or Reason.NOT_COLLECTED

    @property
    def says(self) -> str:
        """The answer's word, or the reason's."""
        return str(self.answer or self.reason)
