"""What the oracle's questions share: numbers as they are compared, targets in order, what meets them."""

from __future__ import annotations

from fractions import Fraction

from tests.assess.sketch import Ends, Goal, Number, Sketch


def seen(s: Sketch, x: Fraction) -> Fraction:
    """A number as it is compared."""
    if not s.printed:
        return x
    units = abs(x) * 10**s.decimals
    whole = units.numerator // units.denominator
    whole += 1 if units - whole >= Fraction(1, 2) else 0
    return Fraction(whole if x > 0 else -whole, 10**s.decimals)


def good(s: Sketch, x: Fraction) -> Fraction:
    """A number as it is compared, more is better."""
    x = seen(s, x)
    if s.better == "lower":
        return -x
    if s.better == "nearer":
        low, high = ends(s.aim)
        return -max(low - x, x - high, Fraction(0))
    return x


def ends(both: Ends) -> tuple[Fraction, Fraction]:
    """The two ends of a range that has them."""
    low, high = both
    if low is None or high is None:
        raise ValueError("a range has two ends")
    return low, high


def judged(s: Sketch) -> int:
    """The period judged: the latest with a row."""
    return max(s.values)


def latest(s: Sketch) -> Fraction:
    """The number judged."""
    return known(s.values[judged(s)])


def known(x: Number) -> Fraction:
    """A number that is not missing."""
    if isinstance(x, str):
        raise TypeError(x)
    return x


def broken(s: Sketch, early: int, late: int) -> bool:
    """Whether the definition changed after one period and up to a later one."""
    return any(early < at <= late for at in s.breaks)


def ends_at(s: Sketch, goal: Goal) -> int:
    """The period in which a target's period ends, counted as the numbers are."""
    return goal.at * 4 + 3 if goal.annual and s.sort != "year" else goal.at


def judges(s: Sketch, goal: Goal) -> bool:
    """Annual targets judge full years only."""
    return not (goal.annual and s.sort == "quarter")


def goals(s: Sketch) -> list[Goal]:
    """The targets that serve the place, in order of time."""
    return sorted(s.goals, key=lambda goal: (ends_at(s, goal), not goal.annual)) if s.served else []


def meets(x: Fraction, word: str, wanted: Ends) -> bool:
    """Whether a number meets a target as it is written."""
    low, high = wanted
    tests = {
        "at most": high is not None and x <= high,
        "below": high is not None and x < high,
        "at least": low is not None and x >= low,
        "above": low is not None and x > low,
        "exactly": x == low,
        "between": low is not None and high is not None and low <= x <= high,
    }
    return tests[word]
