"""comparators: how do we compare?  The number beside each comparator's, for the same period only."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from oba.assess.arithmetic.figure import counted
from oba.assess.case import Case, cited, latest_step, not_assessable
from oba.assess.comparison import comparison_made
from oba.assess.counterpart import counterpart, lack_of
from oba.assess.funnel import FUNNELS, funnel_limits, write_limits
from oba.assess.interval import AT_95, AT_998, COMPARISON, beyond, compared, interval_made, write_interval
from oba.assess.nearness import by_distance, distance_beside
from oba.assess.ranking import rank
from oba.domain.chance import Chance, Interval
from oba.domain.counted import one_by_one
from oba.domain.evidence import Figure, Reason, first_reason
from oba.domain.finding import Answer, Because, Comparison, Finding, Question, Step
from oba.domain.rule import Better, ChanceTest
from oba.words import confidence

_FROM_WORST = (Answer.MUCH_WORSE, Answer.WORSE, Answer.SIMILAR, Answer.BETTER, Answer.MUCH_BETTER)
_FROM_LOWEST = (Answer.MUCH_LOWER, Answer.LOWER, Answer.SIMILAR, Answer.HIGHER, Answer.MUCH_HIGHER)


def comparators(case: Case) -> Finding:
    """One comparison for each comparator; the headline is the first that can be assessed, never a combination.

    `difference w`: similar when the two numbers, or where nearer is better their distances to the aim, differ by less
    than w, or not at all; a difference of exactly w is better or worse. `interval 95`: similar while the comparator's
    number lies in the place's interval, ends included; with `and 99.8`, much better or much worse outside that wider
    one as well. `funnel 95`: the same of the place's number and the limits around the comparator's for the place's own
    denominator; no numerators without it.

    Where neither way is better: higher, similar or lower; much higher or much lower.
    """
    rule = case.version.comparators
    own = None if rule.test is None or rule.test in FUNNELS else _own_intervals(case)
    found = tuple(_compare(case, place, own) for place in rule.places)
    headline = next((one for one in found if one.answer is not None), None)
    if headline is None or headline.value is None:
        reason = first_reason(one.reason for one in found if one.reason)
        return _unknown(case, reason or Reason.NO_COMPARATOR, found)
    return Finding(
        question=Question.COMPARATORS, answer=headline.answer,
        period=case.period, value=case.value, target=headline.name,
        margin=case.here - case.good(headline.value), detail=found,
        steps=Because(_steps, case, found),
        chances=_chances(found),
    )  # fmt: skip


class _Held(NamedTuple):
    """What came of two numbers held against each other, or the reason why nothing did, and what else decided."""

    answer: Answer | None
    reason: Reason | None = None
    intervals: tuple[Interval, ...] = ()
    limits: tuple[Interval, ...] = ()


def _compare(case: Case, place: str, own: tuple[Interval, ...] | None) -> Comparison:
    """One comparator's number, and the answer to it or the reason why there is none."""
    found = counterpart(case, place)
    name, figure, value = found.name, found.figure, found.value
    if figure is None or value is None:
        latest = found.latest.period if found.latest and found.reason is Reason.OTHER_PERIOD else None
        return Comparison(place=place, name=name, value=None, answer=None, reason=found.reason, latest=latest)
    held = _held_against(case, value, own)
    shown = Comparison(
        place=place, name=name, value=value, answer=held.answer, reason=held.reason, intervals=held.intervals,
        limits=held.limits,
    )  # fmt: skip
    return _ranked(case, figure, shown)


def _held_against(case: Case, value: Fraction, own: tuple[Interval, ...] | None) -> _Held:
    test = case.version.comparators.test
    if test is None:
        return _Held(_by_width(case, value))
    return _by_funnel(case, value) if test in FUNNELS else _by_interval(case, value, own)


def _by_width(case: Case, value: Fraction) -> Answer:
    width = case.version.comparators.difference or 0
    apart = case.here - case.good(value)
    if abs(apart) < width or apart == 0:
        return Answer.SIMILAR
    return _stands(case, 1 if apart > 0 else -1)


def _stands(case: Case, steps: int) -> Answer:
    """So many steps up from similar: better, or higher where neither way is better; below 0 as many down."""
    ladder = _FROM_LOWEST if case.version.direction.better is Better.NONE else _FROM_WORST
    return ladder[2 + steps]


def _by_interval(case: Case, value: Fraction, own: tuple[Interval, ...] | None) -> _Held:
    """A place is as much better as the comparator's number lies on the worse side of its own intervals."""
    if own is None:
        return _Held(None, Reason.NO_INTERVAL)
    return _Held(_stands(case, -beyond(case, own, value)), intervals=own)


def _by_funnel(case: Case, value: Fraction) -> _Held:
    """A place is as much better as its number lies on the better side of the limits around the comparator's."""
    limits = funnel_limits(case, value)
    if not limits:
        inexact = case.judged.denominator and not one_by_one(case.judged, case.measure)
        return _Held(None, Reason.NO_INTERVAL if inexact else Reason.NO_NUMERATORS)
    return _Held(_stands(case, beyond(case, limits, case.value)), limits=limits)


def _own_intervals(case: Case) -> tuple[Interval, ...] | None:
    """The place's own intervals that the rule asks for, the narrower first; None where one of them is not known."""
    levels = _levels(case)
    found = tuple(compared(case, case.judged, level) for level in levels)
    known = tuple(one for one in found if one is not None)
    return known if len(known) == len(levels) else None


def _levels(case: Case) -> tuple[Fraction, ...]:
    return (AT_95, AT_998) if case.version.comparators.test is ChanceTest.AT_TWO_LEVELS else (AT_95,)


def _ranked(case: Case, figure: Figure, one: Comparison) -> Comparison:
    """A group with how many of its members reported, and the place's rank among them; not for a number sent for it."""
    composition = case.compositions.get(one.place)
    if composition is None or not figure.rolled_up:
        return one
    members = (case.places.get(member) for member in figure.rolled_up)
    known = tuple(its for member in members if member and (its := member.figures.get(case.period)))
    return replace(one, members=len(composition.members), reported=len(known), rank=rank(case, known))


def _chances(found: tuple[Comparison, ...]) -> tuple[Chance, ...]:
    tested = (one for one in found if one.intervals or one.limits)
    return tuple(Chance(of=COMPARISON, signal=one.answer is not Answer.SIMILAR) for one in tested)


def _steps(case: Case, found: tuple[Comparison, ...]) -> tuple[Step, ...]:
    return latest_step(case), *_comparison_steps(case, found)


def _comparison_steps(case: Case, found: tuple[Comparison, ...]) -> tuple[Step, ...]:
    """A step for each comparator; how our own intervals were worked out stands with the first that they decide."""
    first = next((one for one in found if one.intervals), None)
    return tuple(_with_intervals(case, _step(case, one), one) if one is first else _step(case, one) for one in found)


def _with_intervals(case: Case, step: Step, one: Comparison) -> Step:
    own = counted(case.scale, case.judged)
    for held in one.intervals:
        own += interval_made(case, case.judged, held)
    return replace(step, arithmetic=own + step.arithmetic)


def _step(case: Case, one: Comparison) -> Step:
    rows = case.places.get(one.place)
    cites = (case.version.comparators.where, *(cited(rows, case.period) if rows else ()))
    if one.value is None:
        return Step(says=f"{lack_of(case, counterpart(case, one.place))}.", cites=cites)
    number = f"{one.name}: {case.write(case.seen(one.value))}{_reported(case, one)}{distance_beside(case, one.value)}"
    says = f"{number}{_held(case, one)}: {one.answer or one.reason}.{_rank_says(one)}"
    return Step(says=says, cites=cites, arithmetic=comparison_made(case, one))


def _reported(case: Case, one: Comparison) -> str:
    """Of how many members a group's number is the average."""
    composition = case.compositions.get(one.place)
    if composition is None or one.reported is None:
        return ""
    return f" (the {composition.average} of {one.reported} of its {one.members} members)"


def _rank_says(one: Comparison) -> str:
    return f" We rank {one.rank} among those {one.reported} and us." if one.rank else ""


def _held(case: Case, one: Comparison) -> str:
    """What decides: the width, our intervals or the limits around the comparator's number."""
    if one.limits:
        return f"{_joint(case)}with {write_limits(case, one.limits)}"
    if one.reason is Reason.NO_NUMERATORS:
        return "; our denominator is not known"
    if one.intervals:
        own = " and ".join(write_interval(case, found) for found in one.intervals)
        return f"{_joint(case)}against our {own}"
    if one.reason is Reason.NO_INTERVAL and case.version.comparators.test in FUNNELS:
        return "; our counts are rounded or need not be whole, and give no limits"
    if one.reason is Reason.NO_INTERVAL:
        absent = next(level for level in _levels(case) if compared(case, case.judged, level) is None)
        return f"; our {confidence(absent)} interval is not known"
    width = case.version.comparators.difference
    apart = "nearer or further off" if by_distance(case) else "apart"
    return f"; less than {case.write_difference(width)} {apart} is similar" if width and one.answer else ""


def _joint(case: Case) -> str:
    """What parts a number from what it is held against: more where its distance stands between the two."""
    return "; " if by_distance(case) else " "


def _unknown(case: Case, reason: Reason, found: tuple[Comparison, ...]) -> Finding:
    return not_assessable(case, Question.COMPARATORS, reason, *_comparison_steps(case, found), detail=found)
