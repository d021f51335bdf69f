"""How another house's published method answers a question, in a plain sentence."""

from __future__ import annotations

from types import MappingProxyType

from oba.domain.finding import Question
from oba.domain.measure import NBSP
from oba.domain.rule import House

_METHODS = MappingProxyType({
    (Question.DIRECTION, House.FINGERTIPS): (
        "improving or worsening when the line through the latest five yearly numbers leans by more than chance; else "
        "steady. Gaps are stepped over."
    ),
    (Question.DIRECTION, House.MAKING_DATA_COUNT): (
        "improving or worsening when the latest number is a special cause of its control chart; else steady. The "
        "numbers are taken as they are, not rounded."
    ),
    (Question.DIRECTION, House.NORTHERN_IRELAND): (
        "improving or worsening when the change since the comparison year, which is the trajectory’s start, reaches "
        "the criterion; else steady."
    ),
    (Question.DIRECTION, House.SCOTLAND): (
        "improving or worsening when the latest two numbers known differ by the criterion; else steady."
    ),
    (Question.DIRECTION, House.HEALTHY_PEOPLE): (
        "improving or worsening when the change since the start is more than chance, or, where an interval is not "
        f"known, at least 10{NBSP}% of what was aimed for; else steady."
    ),
    (Question.DIRECTION, House.EUROSTAT): (
        "improving or worsening by the yearly growth over the latest five years; without any growth steady."
    ),
    (Question.THRESHOLD, House.FINGERTIPS): "green on the target or on its good side, else red.",
    (Question.THRESHOLD, House.MAKING_DATA_COUNT): (
        "green when the control limits lie wholly on the good side of it, red when wholly on the bad side, else amber. "
        "A target on a limit lies between them."
    ),
    (Question.TRAJECTORY, House.HEALTHY_PEOPLE): (
        "reached when the target is met, on course when the change since the start is more than chance, or, where an "
        f"interval is not known, at least 10{NBSP}% of what was aimed for; behind with less; further off when worse."
    ),
    (Question.TRAJECTORY, House.EUROSTAT): (
        "reached when the target is met; else by the yearly growth since the start as a share of that asked for: on "
        "course from 0.95, behind from 0, further off below."
    ),
    (Question.COMPARATORS, House.FINGERTIPS): (
        f"similar while the comparator’s number lies in the place’s own 95{NBSP}% interval, ends included; otherwise "
        "better or worse."
    ),
})  # fmt: skip


def by_house(question: Question, which: House) -> str:
    """Say how the method of a house answers a question."""
    return f"As {which.called}: {_METHODS[question, which]}"
