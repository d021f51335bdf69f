"""Targets as they are printed, with their unit."""

from __future__ import annotations

from fractions import Fraction

from oba.domain.measure import Measure
from oba.domain.rule import Better
from oba.domain.target import Aim, Target, Word
from oba.words.numbers import difference, number


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


def aim_distance(now: Fraction, before: Fraction, measure: Measure) -> str:
    """Say how far from its aim a number is and was, where nearer is better: 10 from the aim, as before.

    Both are good-signed as compared: minus the distance.
    """
    here = f"{difference(now, measure)} from the aim" if now else "on the aim"
    if now == before:
        return f"{here}, as before"
    return f"{here}, {difference(now - before, measure)} {'nearer' if now > before else 'further off'} than before"
