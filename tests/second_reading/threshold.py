"""Is it good enough? §6."""

from __future__ import annotations

from fractions import Fraction

from tests.second_reading.case import Case
from tests.second_reading.direction import direction
from tests.second_reading.exact import exact
from tests.second_reading.numbers import first_reason
from tests.second_reading.path import fixed_points, goal, planned, start, targets
from tests.second_reading.targets import Target, target

_BY_DIRECTION = {"improving": "green", "steady": "amber", "worsening": "red"}
_UNRATED = {"monitor": "monitored", "to be agreed": "target to be agreed"}


def threshold(case: Case) -> tuple[str, str]:
    """The rating or the reason."""
    against = case.version.part("threshold").get("against", "")
    if against:
        return _against(case, str(against))
    asked = targets(case)
    if case.at not in asked:
        later = [at for at in asked if at > case.at]
        if not later or any(one.word != "to be agreed" for at, one in asked.items() if at < case.at):
            return "", "no target"
        unrated = [_UNRATED.get(asked[at].word, "") for at in later]
        return "", "not yet due" if "" in unrated else first_reason(unrated)
    held = asked[case.at]
    if held.word in _UNRATED:
        return "", _UNRATED[held.word]
    if held.word in ("reduce", "increase"):
        answer, reason = direction(case)
        return _BY_DIRECTION.get(answer, ""), reason
    return _rated(case, held)


def _against(case: Case, what: str) -> tuple[str, str]:
    """Against the planned value of the period, or a comparator's number of the same period."""
    if what == "trajectory":
        begin, end = start(case), goal(targets(case))
        if end is None or case.at > end:
            return "", "no target"
        if case.at <= begin.period:
            return "", "too early"
        if case.broken(case.at, begin.period):
            return "", "definition break"
        if begin.number.value is None:
            return "", begin.number.reason
        edge = planned(case, fixed_points(begin, begin.number.value, targets(case)), case.at)
    else:
        their = case.every[what].get(case.at)
        if their is None:
            return "", "comparator's period differs" if case.every[what] else "no comparator"
        if their.value is None:
            return "", their.reason
        edge = their.value
    return _rated(case, _at_least_as_good(case, case.compared(edge)))


def _at_least_as_good(case: Case, edge: Fraction) -> Target:
    """What is asked of a number that is to be at least as good as another."""
    if case.version.better == "nearer":
        low, high = case.aim
        away = -case.good(edge)
        return Target("between", low - away, high + away)
    return Target("at most", high=edge) if case.version.better == "lower" else Target("at least", low=edge)


def _rated(case: Case, held: Target) -> tuple[str, str]:
    written = case.version.part("threshold")
    if written.get("test") == "interval 95":
        ends = case.interval(case.number)
        if ends is None:
            by_number = "green" if held.met(case.value) else "red"
            return (by_number, "") if written.get("else") == "by the number" else ("", "no interval")
        if held.whole(ends.low, ends.high):
            return "green", ""
        return ("red", "") if held.none(ends.low, ends.high) else ("amber", "")
    if held.met(case.value):
        return "green", ""
    return ("amber", "") if _amber(case, held, str(written.get("amber", "none"))) else ("red", "")


def _amber(case: Case, held: Target, amber: str) -> bool:
    """Whether a number that misses the target is within the amber width of it, or meets the amber value."""
    if amber == "none":
        return False
    if not amber.startswith("within"):
        return target(amber).met(case.value)
    target_edge = held.edge(case.value)
    worse = 1 if case.value > target_edge else -1
    amber_edge = case.compared(target_edge + worse * _width(amber, target_edge))
    return abs(case.value - target_edge) <= abs(amber_edge - target_edge)


def _width(amber: str, edge: Fraction) -> Fraction:
    _, size, unit = amber.split(maxsplit=2)
    return exact(size) * abs(edge) / 100 if unit == "percent" else exact(size)
