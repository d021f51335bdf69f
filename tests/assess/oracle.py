"""The five questions once more, written from the manual alone: plain sentences as plain code, and no float anywhere.

Nothing here is shared with `oba.assess`, so that one mistake would have to be made twice to go unseen.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tests.assess.oracle_numbers import (
    broken,
    ends,
    ends_at,
    goals,
    good,
    judged,
    judges,
    known,
    latest,
    meets,
    seen,
)
from tests.assess.oracle_paths import NUMERIC, baseline, planned_at, reachable, strict_at, trajectory, way
from tests.assess.sketch import Ends, Goal, Number, Sketch


def answers(s: Sketch) -> dict[str, str]:
    """The answer to each question, or the reason why there is none."""
    moved = direction(s)
    planned = bool(s.goals or s.start or s.planned) or s.path != "straight"
    rated = planned or s.amber is not None or s.against != "target" or "threshold" in s.tested
    return {
        "direction": moved,
        "threshold": threshold(s, moved) if rated else "not asked",
        "baseline": baseline(s) if s.history else "not asked",
        "trajectory": trajectory(s) if planned else "not asked",
        "comparators": comparators(s) if s.named else "not asked",
    }


def direction(s: Sketch) -> str:
    """Is it getting better?  The latest number beside an earlier one."""
    periods = compared_with(s)
    if isinstance(periods, str):
        return periods
    if broken(s, periods[0], judged(s)):
        return "definition break"
    found = earlier(s, periods)
    if isinstance(found, str):
        return found
    if "direction" in s.tested:
        return by_intervals(s, periods)
    change = good(s, latest(s)) - good(s, found)
    between = Fraction(sum(judged(s) - at for at in periods), len(periods))
    width = s.change * between if s.each_period else s.change
    if change == 0 or -width < change < width:
        return "steady"
    if s.better == "none":
        return "rising" if change > 0 else "falling"
    return "improving" if change > 0 else "worsening"


def by_intervals(s: Sketch, periods: list[int]) -> str:
    """Two intervals that neither touch nor overlap; none where the two numbers share some of their time."""
    between = Fraction(sum(judged(s) - at for at in periods), len(periods))
    if s.sort == "moving" and between < 4:
        return "rolling windows"
    if judged(s) not in s.intervals or periods[0] not in s.intervals or len(periods) > 1:
        return "no interval"
    own, used = s.values.get(periods[0]), earlier(s, periods)
    if isinstance(own, str) or own is None or isinstance(used, str) or seen(s, own) != seen(s, used):
        return "no interval"
    now, then = reach(s, judged(s)), reach(s, periods[0])
    if now[0] > then[1]:
        return "rising" if s.better == "none" else "improving"
    if now[1] < then[0]:
        return "falling" if s.better == "none" else "worsening"
    return "steady"


def reach(s: Sketch, at: int) -> tuple[Fraction, Fraction]:
    """How good a number may be at worst and at best."""
    low, high = s.intervals[at]
    both = sorted((good(s, low), good(s, high)))
    if s.better == "nearer":
        near, far = ends(s.aim)
        if seen(s, low) <= far and seen(s, high) >= near:
            return both[0], Fraction(0)
    return both[0], both[1]


def compared_with(s: Sketch) -> list[int] | str:
    """The periods that the latest is compared with."""
    p = judged(s)
    if s.compare_with == "start":
        if not s.served or s.start is None:
            return "no start"
        return "too early" if p <= s.start[0] else [s.start[0]]
    last_year = p - (1 if s.sort == "year" else 4)
    return {
        "previous": [p - 1],
        "same period last year": [last_year],
        "mean of previous": list(range(p - s.previous, p)),
    }[s.compare_with]


def earlier(s: Sketch, periods: list[int]) -> Fraction | str:
    """The earlier number, or the reason of the first that is missing."""
    if s.compare_with == "start" and s.top and s.start and s.start[1] is not None:
        return s.start[1]
    absent = "too few points" if s.compare_with == "mean of previous" else "not collected"
    found = [s.values.get(at, absent) for at in periods]
    if missing := [one for one in found if isinstance(one, str)]:
        return "no start" if s.compare_with == "start" else first(missing)
    return sum(map(known, found), Fraction(0)) / len(found)


def threshold(s: Sketch, moved: str) -> str:
    """Is it good enough?  The number beside its target, the plan or a comparator."""
    if s.against == "trajectory":
        return "no good direction" if s.better == "none" else against_path(s)
    if s.against != "target":
        return "no good direction" if s.better == "none" else against_other(s)
    own = target_of(s)
    if own is None:
        return without_target(s)
    if own.word in ("reduce", "increase"):
        return {"improving": "green", "steady": "amber", "worsening": "red"}.get(moved, moved)
    if own.word not in NUMERIC:
        return {"monitor": "monitored", "to be agreed": "target to be agreed"}[own.word]
    return rating(s, own.word, own.ends)


def target_of(s: Sketch) -> Goal | None:
    """The target of the period judged: its own, else its year's where the number covers a full year."""
    p = judged(s)
    for goal in goals(s):
        if goal.at == p and (not goal.annual or s.sort == "year"):
            return goal
    for goal in goals(s):
        if goal.annual and s.sort == "moving" and goal.at == p // 4:
            return goal
    return None


def without_target(s: Sketch) -> str:
    """Not yet due when targets exist for later periods only."""
    p = judged(s)
    later = [g for g in goals(s) if ends_at(s, g) > p or (not judges(s, g) and ends_at(s, g) == p)]
    past = [g for g in goals(s) if g not in later and judges(s, g) and g.word != "to be agreed"]
    words = {goal.word for goal in later}
    if past or not later:
        return "no target"
    if words & {*NUMERIC, "reduce", "increase"}:
        return "not yet due"
    return "target to be agreed" if "to be agreed" in words else "monitored"


def rating(s: Sketch, word: str, wanted: Ends) -> str:
    """Green, amber or red for a target in words."""
    a = seen(s, latest(s))
    if "threshold" in s.tested:
        return rating_by_interval(s, word, wanted)
    if meets(a, word, wanted):
        return "green"
    return "amber" if s.amber and is_amber(s, a, wanted) else "red"


def rating_by_interval(s: Sketch, word: str, wanted: Ends) -> str:
    """Green if the whole interval meets the target, red if none of it does; both ends and all between are tried."""
    if judged(s) not in s.intervals:
        return "no interval"
    low, high = (seen(s, end) for end in s.intervals[judged(s)])
    tried = {low, high, (low + high) / 2, *(end for end in wanted if end is not None and low <= end <= high)}
    between = {(one + other) / 2 for one in tried for other in tried}
    met = {meets(x, word, wanted) for x in tried | between}
    return {frozenset({True}): "green", frozenset({False}): "red"}.get(frozenset(met), "amber")


def is_amber(s: Sketch, a: Fraction, wanted: Ends) -> bool:
    """Whether what misses a target misses it by no more than amber allows."""
    if s.amber is None:
        return False
    within, amount, word, outer = s.amber
    if within == "value":
        return meets(a, word, outer)
    edge = min((end for end in wanted if end is not None), key=lambda end: abs(end - a))
    return abs(edge - a) <= seen(s, amount if within == "points" else amount * abs(edge) / 100)


def as_good_as(s: Sketch, x: Fraction) -> tuple[str, Ends]:
    """The target of being at least as good as a number."""
    x = seen(s, x)
    if s.better == "lower":
        return "at most", (None, x)
    if s.better == "higher":
        return "at least", (x, None)
    low, high = ends(s.aim)
    return "between", (low + good(s, x), high - good(s, x))


def against_path(s: Sketch) -> str:
    """The planned value of the period takes the target's place."""
    if isinstance(towards := reachable(s), str):
        return towards
    if s.start and judged(s) <= s.start[0]:
        return "too early"
    if s.start and broken(s, s.start[0], judged(s)):
        return "definition break"
    if isinstance(knots := way(s), str):
        return knots
    planned = planned_at(s, knots, judged(s))
    if planned is not None and (strict := strict_at(s, knots, judged(s))):
        return rating(s, strict.word, strict.ends)
    return "no target" if planned is None else rating(s, *as_good_as(s, planned))


def against_other(s: Sketch) -> str:
    """A comparator's number of the same period takes the target's place."""
    there = beside(s, s.others.get(s.against, {}))
    return there if isinstance(there, str) else rating(s, *as_good_as(s, there))


def comparators(s: Sketch) -> str:
    """How do we compare?  The first comparator that can be assessed."""
    each = [compared(s, s.others.get(place, {})) for place in s.named]
    assessable = [one for one in each if one in ("better", "similar", "worse")]
    said = assessable[0] if assessable else first(each)
    return {"better": "higher", "worse": "lower"}.get(said, said) if s.better == "none" else said


def first(reasons: list[str]) -> str:
    """The reason that the manual lists first, of those that numbers have here."""
    order = (
        "not collected", "late", "not available", "nothing to count", "confidential", "low", "unreliable", "disputed",
        "too few points", "no interval", "no comparator", "comparator's period differs", "suppressed",
    )  # fmt: skip
    return min(reasons, key=order.index)


def beside(s: Sketch, there: Mapping[int, Number]) -> Number:
    """A comparator's number of the period, else why it has none: another period's alone, or none at all."""
    others = any(isinstance(number, Fraction) for number in there.values())
    return there.get(judged(s), "comparator's period differs" if others else "no comparator")


def compared(s: Sketch, there: Mapping[int, Number]) -> str:
    """The place beside one comparator."""
    other = beside(s, there)
    if isinstance(other, str):
        return other
    if "comparators" in s.tested:
        if judged(s) not in s.intervals:
            return "no interval"
        worst, best = reach(s, judged(s))
        there_good = good(s, other)
        return "better" if worst > there_good else "worse" if best < there_good else "similar"
    better = good(s, latest(s)) - good(s, other)
    if better == 0 or (s.difference is not None and abs(better) < s.difference):
        return "similar"
    return "better" if better > 0 else "worse"
