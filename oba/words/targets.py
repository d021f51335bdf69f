"""Targets as they are printed, with their unit."""

from __future__ import annotations

from fractions import Fraction

from oba.domain.measure import Measure
from oba.domain.rule import Better
from oba.domain.target import Aim, Target, Word
from oba.words.numbers import bare, difference, number


def aim(wanted: Aim, measure: Measure) -> str:
    """Write what a target asks for, with its unit: at most 4.0 %, between 20 and 30, reduce."""
    ends = [number(end, measure) for end in (wanted.low, wanted.high) if end is not None]
    if wanted.word is Word.BETWEEN:
        return f"{wanted.word} {' and '.join(ends)}"
    return f"{wanted.word} {ends[0]}" if ends else str(wanted.word)


def target(wanted: Target, measure: Measure) -> str:
    """Write a target with its unit and, where unsettled, why: at least 85 % (to be confirmed)."""
    return aim(wanted.aim, measure) + (f" ({wanted.provisional})" if wanted.provisional else "")


def allowance(planned: Fraction, better: Better, measure: Measure) -> str:
    """Say how bad a number may get for now by the plan: the plan allows up to 11.7 %."""
    reach = {Better.LOWER: "up to ", Better.HIGHER: "down to "}.get(better, "")
    return f"the plan allows {reach}{number(planned, measure)}"


def off_aim(here: Fraction, measure: Measure) -> str:
    """Say how far from its aim a number is, where nearer is better, from minus the distance: 10 from the aim."""
    return f"{difference(here, measure)} from the aim" if here else "on the aim"


def aim_distance(here: Fraction, there: Fraction, measure: Measure, other: str = "before") -> str:
    """Say how far from its aim a number is beside another, where nearer is better: 10 from the aim, as before.

    Both are good-signed as compared: minus the distance. `other` is what the other number is called: before, we are.
    """
    if here == there:
        return f"{off_aim(here, measure)}, as {other}"
    way = "nearer" if here > there else "further off"
    return f"{off_aim(here, measure)}, {difference(here - there, measure)} {way} than {other}"


def aim_distances(worst: Fraction, best: Fraction, measure: Measure) -> str:
    """Say between which distances from its aim an interval lies, where nearer is better: 7.1 to 13.0 from the aim."""
    if worst == best:
        return off_aim(worst, measure)
    return f"{bare(-best, measure)} to {difference(worst, measure)} from the aim"
