"""comparators: how do we compare?  The number beside each comparator's, for the same period only."""

from __future__ import annotations

from fractions import Fraction

from oba.assess.case import Case, cited, latest_step, lookup
from oba.assess.good import good_signed
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Comparison, Finding, Question, Step
from oba.domain.rule import Better


def comparators(case: Case) -> Finding:
    """One comparison for each comparator; the headline is the first that can be assessed, never a combination.

    `difference w`: similar when the two numbers differ by less than w, or not at all; a difference of exactly w is
    better or worse.
    """
    found = tuple(_compare(case, place) for place in case.version.comparators.places)
    if case.version.direction.better is Better.NONE:
        return _unknown(case, Reason.NO_GOOD_DIRECTION, found)
    headline = next((one for one in found if one.answer is not None), None)
    if headline is None or headline.value is None:
        reason = next((one.reason for one in found if one.reason), Reason.NO_COMPARATOR)
        return _unknown(case, reason, found)
    return Finding(
        question=Question.COMPARATORS, answer=headline.answer, value=case.value, target=headline.name,
        margin=case.good(case.value) - case.good(headline.value), detail=found,
        steps=(latest_step(case), *(_step(case, one) for one in found)),
    )  # fmt: skip


def _compare(case: Case, place: str) -> Comparison:
    series, name = case.comparators.get(place), case.names.get(place, place)
    value = lookup(series, case.period, Reason.NO_COMPARATOR) if series else Reason.NO_COMPARATOR
    if isinstance(value, Reason):
        return Comparison(place=place, name=name, value=None, answer=None, reason=value)
    if case.version.direction.better is Better.NONE:
        return Comparison(place=place, name=name, value=value, answer=None, reason=Reason.NO_GOOD_DIRECTION)
    return Comparison(place=place, name=name, value=value, answer=_answer(case, value), reason=None)


def _answer(case: Case, value: Fraction) -> Answer:
    width = case.version.comparators.difference or Fraction(0)
    here, there = case.seen(case.value), case.seen(value)
    apart = good_signed(here, case.version.direction) - good_signed(there, case.version.direction)
    if abs(here - there) < width or apart == 0:
        return Answer.SIMILAR
    return Answer.BETTER if apart > 0 else Answer.WORSE


def _step(case: Case, one: Comparison) -> Step:
    rows = case.comparators.get(one.place)
    cites = (case.version.comparators.where, *(cited(rows, case.period) if rows else ()))
    if one.value is None or one.answer is None:
        return Step(says=f"{one.name} in {case.period.label}: {one.reason}.", cites=cites)
    width = case.version.comparators.difference
    similar = f"; less than {case.write_difference(width)} apart is similar" if width else ""
    return Step(says=f"{one.name}: {case.write(case.seen(one.value))}{similar}: {one.answer}.", cites=cites)


def _unknown(case: Case, reason: Reason, found: tuple[Comparison, ...]) -> Finding:
    none = Step(says="The rule names no comparator.", cites=(case.version.comparators.where,))
    steps = tuple(_step(case, one) for one in found) or (none,)
    return Finding(
        question=Question.COMPARATORS, reason=reason, value=case.value, detail=found, steps=(latest_step(case), *steps)
    )
