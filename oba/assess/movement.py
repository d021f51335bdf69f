"""What every way of judging a direction says alike: its answers, its reasons, which way is better."""

from __future__ import annotations

from oba.assess.case import Case
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Question, Step
from oba.domain.rule import Better


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
    way = {Better.NONE: "neither way is better", Better.NEARER: f"nearer {rule.aim or ''} is better"}
    return way.get(rule.better, f"{rule.better} is better")


def unknown(case: Case, reason: Reason, *steps: Step) -> Finding:
    """The direction cannot be told, for a reason."""
    return Finding(question=Question.DIRECTION, reason=reason, value=case.value, steps=steps)
