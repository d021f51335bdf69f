"""What every method tells alike: its own word, its verdict, beside our answer, and why it has none."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from oba.assess.case import Case, break_step, cited, not_assessable, rule_step
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Question, Step
from oba.domain.period import Period
from oba.domain.rule import Better
from oba.domain.target import Aim


def higher_is_better(case: Case) -> bool | None:
    """Whether higher is better; None where neither way is, as when nearer is."""
    return {Better.HIGHER: True, Better.LOWER: False}.get(case.version.direction.better)


def one_limit(aim: Aim, *, higher_is_better: bool | None) -> Fraction | None:
    """The end of a target that a number is to reach where one way is better; None where it has no such end."""
    if higher_is_better is None:
        return None
    ends = (aim.low, aim.high) if higher_is_better else (aim.high, aim.low)
    return ends[0] if ends[0] is not None else ends[1]


def with_word(finding: Finding, verdict: str) -> Finding:
    """A finding with what the method calls it."""
    return replace(finding, verdict=verdict)


def no_direction(case: Case, reason: Reason, says: str, verdict: str = "") -> Finding:
    """The method cannot tell the direction, for a reason that it says itself."""
    return not_assessable(case, Question.DIRECTION, reason, says, verdict=verdict)


def across_a_break(case: Case, since: Period, verdict: str = "") -> Finding | None:
    """That the definition changed since a period, where it did."""
    crossed = case.measure.break_between(since, case.period)
    if crossed is None:
        return None
    return not_assessable(case, Question.DIRECTION, Reason.DEFINITION_BREAK, break_step(crossed), verdict=verdict)


def neither_way(case: Case) -> str:
    """Say why a method that tells up from down cannot judge, in words that a sentence ends with."""
    nearer = case.version.direction.better is Better.NEARER
    return "it tells up from down, and nearer is neither" if nearer else "the rule names no good direction"


def direction_step(case: Case, says: str) -> Step:
    """A step that rests on the rule's line about direction."""
    return rule_step(case, Question.DIRECTION, says)


def row_step(case: Case, says: str, *periods: Period) -> Step:
    """A step that rests on the rows of some periods."""
    return Step(says=says, cites=cited(case.series, *periods))


def known_periods(case: Case) -> tuple[Period, ...]:
    """The periods with a number, in order of time; the last is the one judged."""
    found = (period for period, figure in case.series.figures.items() if figure.value is not None)
    return tuple(sorted(found, key=lambda period: period.ordinal))
