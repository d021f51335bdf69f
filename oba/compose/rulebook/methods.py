"""How a method answers a question, in a plain sentence."""

from __future__ import annotations

from types import MappingProxyType

from oba.domain.finding import Question
from oba.domain.measure import NBSP
from oba.domain.rule import Method

_METHODS = MappingProxyType({
    (Question.DIRECTION, Method.FINGERTIPS): (
        "improving or worsening when the line through the latest five yearly numbers leans by more than chance; else "
        "steady. Gaps are stepped over."
    ),
    (Question.DIRECTION, Method.MAKING_DATA_COUNT): (
        "improving or worsening when the latest number is a special cause of its control chart; else steady. The "
        "numbers are taken as they are, not rounded."
    ),
    (Question.DIRECTION, Method.NORTHERN_IRELAND): (
        "improving or worsening when the change since the comparison year, which is the trajectory’s start, reaches "
        "the criterion; else steady."
    ),
    (Question.DIRECTION, Method.SCOTLAND): (
        "improving or worsening when the latest two numbers known differ by the criterion; else steady."
    ),
    (Question.DIRECTION, Method.HEALTHY_PEOPLE): (
        "improving or worsening when the change since the start is more than chance, or, where an interval is not "
        f"known, at least 10{NBSP}% of what was aimed for; else steady."
    ),
    (Question.DIRECTION, Method.EUROSTAT): (
        "improving or worsening by the yearly growth over the latest five years; without any growth steady."
    ),
    (Question.THRESHOLD, Method.FINGERTIPS): "green on the target or on its good side, else red.",
    (Question.THRESHOLD, Method.MAKING_DATA_COUNT): (
        "green when the control limits lie wholly on the good side of it, red when wholly on the bad side, else amber. "
        "A target on a limit lies between them."
    ),
    (Question.TRAJECTORY, Method.HEALTHY_PEOPLE): (
        "reached when the target is met, on course when the change since the start is more than chance, or, where an "
        f"interval is not known, at least 10{NBSP}% of what was aimed for; behind with less; further off when worse."
    ),
    (Question.TRAJECTORY, Method.EUROSTAT): (
        "reached when the target is met; else by the yearly growth since the start as a share of that asked for: on "
        "course from 0.95, behind from 0, further off below."
    ),
    (Question.COMPARATORS, Method.FINGERTIPS): (
        f"similar while the comparator’s number lies in the place’s own 95{NBSP}% interval, ends included; otherwise "
        "better or worse."
    ),
})  # fmt: skip


def by_method(question: Question, which: Method) -> str:
    """Say how a method answers a question."""
    return f"As {which.called}: {_METHODS[question, which]}"
