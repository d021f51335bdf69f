"""As Open SDG and Statistics Canada do it where there is no target: yearly growth since the base year, in four steps.

Source: Open SDG, docs/progress-methodology.md.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from oba.assess.case import Case
from oba.assess.methods.eurostat import grown, growth_finding
from oba.assess.methods.verdict import direction_step, known_periods
from oba.domain.finding import Answer, Finding
from oba.statistics.growth import reaches

INSTEAD_OF_ZERO = Fraction(1, 1000)
_ON_TRACK, _ENOUGH = 0.015, 0.005
_UNABLE = "unable to assess"


def yearly_growth(case: Case) -> Finding:
    """Improving from a growth of 0.5 % a year the good way, steady from 0, which it calls limited, worsening below 0.

    It counts from the first number known, as its base year is the first that has one. A base of 0 is taken as 0.001, as
    its authors do, and said so. Its bounds shrink near a natural limit that the keepers of an indicator name; a rule
    names none, so that they stand as they are. Not applicable where the numbers lie on both sides of 0, or on it.
    """
    since = known_periods(case)[0]
    found = grown(case, since, INSTEAD_OF_ZERO)
    if isinstance(found, Finding):
        return replace(found, verdict=_UNABLE)
    answer, verdict = _by_growth(found.good)
    told = growth_finding(case, since, found, answer, verdict)
    if case.seen(case.series.value_at(since) or Fraction(0)) != 0:
        return told
    return replace(told, steps=(*told.steps, direction_step(case, "A base of 0 is taken as 0.001, as its authors do.")))


def _by_growth(good: float) -> tuple[Answer, str]:
    if reaches(good, _ON_TRACK):
        return Answer.IMPROVING, "on track"
    if reaches(good, _ENOUGH):
        return Answer.IMPROVING, "progress made but acceleration needed"
    return (Answer.STEADY, "limited progress") if good >= 0 else (Answer.WORSENING, "deterioration")
