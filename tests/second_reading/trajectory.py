"""Will we get there? §8."""

from __future__ import annotations

from fractions import Fraction

from tests.second_reading.case import Case
from tests.second_reading.path import fixed_points, goal, planned, start, targets
from tests.second_reading.periods import Period


def trajectory(case: Case) -> tuple[str, str]:
    """The answer or the reason, by the eight steps in their order."""
    asked = targets(case)
    end = goal(asked)
    if end is None:
        agreed = any(one.word == "to be agreed" for one in asked.values())
        return "", "target to be agreed" if agreed else "no target"
    begin = start(case)
    if case.at <= begin.period:
        return "", "too early"
    if asked[end].met(case.value):
        return "reached", ""
    if case.broken(case.at, begin.period):
        return "", "definition break"
    if begin.number.value is None:
        return "", begin.number.reason
    return _on_the_way(case, begin.number.value, end), ""


def _on_the_way(case: Case, began: Fraction, end: Period) -> str:
    """Steps 4 to 7."""
    begin, asked = start(case), targets(case)
    now, first = case.good(case.value), case.good(case.compared(began))
    if case.at >= end:
        return "behind" if now >= first else "further off"
    points = fixed_points(begin, began, asked)
    plan = case.good(case.compared(planned(case, points, case.at)))
    strictly_equal = now == plan and case.at in asked and asked[case.at].strict
    if now >= plan and not strictly_equal:
        return "on course"
    if now < first:
        return "further off"
    heights = [case.good(case.compared(value)) for _, value in points]
    if heights != sorted(heights) or strictly_equal:
        return "behind"
    return "on course" if (now - first) / (plan - first) >= case.policy.on_course else "behind"
