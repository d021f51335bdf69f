"""A number rated against a standard, by itself or by its interval, with what would change the rating."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from oba.assess.arithmetic import rating as arithmetic
from oba.assess.arithmetic.scale import written
from oba.assess.bands import Bands, bands_of, rate_interval
from oba.assess.case import Case, latest_step, not_assessable, rule_step
from oba.assess.interval import (
    COMPARISON,
    SUPPLIED,
    as_compared,
    compared,
    interval_made,
    interval_of_counts,
    write_interval,
)
from oba.assess.margin import fewest_children, interval_grading, nearest_flip, nearest_shift, number_grading
from oba.domain.chance import Chance, Interval
from oba.domain.citation import Citation
from oba.domain.counted import Counted, counts_of
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Arithmetic, Because, Children, Finding, Question, Rating, Step
from oba.domain.finding.arithmetic import NOTHING
from oba.domain.target import Aim, Target
from oba.words import sentence

_MANY = 20  # cases that no interval from none can hold


class Standard(NamedTuple):
    """What the number is rated against, in words, with its target when it is one and the lines it rests on.

    `made` is how it was worked out, where it is no target.
    """

    aim: Aim
    name: str
    target: Target | None
    cites: tuple[Citation, ...]
    made: Arithmetic = NOTHING


def rated(case: Case, standard: Standard) -> Finding:
    """The rating of the number judged against a standard: by the number itself, or by its interval."""
    return _by_interval(case, standard) if case.version.threshold.test else _by_value(case, standard)


def _by_interval(case: Case, standard: Standard) -> Finding:
    """Green if the whole 95 % interval meets the standard, red if none of it does, amber if it cannot be told.

    Without an interval by the number itself, where the rule says so, which weighs no chance; else no interval.
    """
    held = compared(case, case.judged)
    if held is None:
        by_number = case.version.threshold.by_number
        return _by_value(case, standard) if by_number else unrated(case, Reason.NO_INTERVAL, standard.target)
    bands, flip = _bands(case, standard), nearest_shift(standard.aim, held)
    answer = rate_interval(standard.aim, held.low, held.high)
    rating = Rating(
        target=standard.target, edge=standard.aim.nearest_to(case.latest), shortfall=bands.shortfall(case.value),
        interval=held, flip=flip, children=_children_by_interval(case, bands, held),
    )  # fmt: skip
    return Finding(
        question=Question.THRESHOLD, answer=answer, period=case.period, value=case.value, target=str(standard.aim),
        margin=flip.distance if flip else None, detail=rating,
        steps=Because(_interval_steps, case, standard, rating, held, answer),
        chances=(Chance(of=COMPARISON, signal=answer is not Answer.AMBER),),
    )  # fmt: skip


def _by_value(case: Case, standard: Standard) -> Finding:
    bands = _bands(case, standard)
    answer, flip = bands.rate(case.value), nearest_flip(bands, case.value)
    rating = Rating(
        target=standard.target, edge=standard.aim.nearest_to(case.latest), shortfall=bands.shortfall(case.value),
        amber_edge=bands.amber_edge(case.latest), unweighed=case.version.threshold.test is not None, flip=flip,
        children=_children(case, bands),
    )  # fmt: skip
    return Finding(
        question=Question.THRESHOLD, answer=answer, period=case.period, value=case.value, target=str(standard.aim),
        margin=flip.distance if flip else None, detail=rating,
        steps=Because(_steps, case, standard, rating, answer),
    )  # fmt: skip


def _bands(case: Case, standard: Standard) -> Bands:
    return bands_of(case.version, standard.aim, case.measure, case.policy)


class Counts(NamedTuple):
    """The children behind a number: so many of so many, times `per`."""

    top: Fraction
    bottom: Fraction
    per: Fraction


def _counts(case: Case) -> Counts | None:
    """The children behind the number judged, where it is the share of a known denominator."""
    counts, per = counts_of(case.judged, case.measure), case.measure.per
    if counts is None or per is None or case.value != per * counts.numerator / counts.denominator:
        return None
    return Counts(counts.numerator, counts.denominator, per)


def _children(case: Case, bands: Bands) -> Children | None:
    """The fewest children who would change the rating of the number."""
    counts = _counts(case)
    if counts is None:
        return None
    grading = number_grading(bands, counts.per / counts.bottom, counts.top)
    return fewest_children(grading, counts.top, _most(case, counts, bands))


def _children_by_interval(case: Case, bands: Bands, held: Interval) -> Children | None:
    """The fewest children who would change the rating of the interval, where that was worked out from their number."""
    counts = _counts(case)
    if counts is None or held.how == SUPPLIED:
        return None

    @cache  # the same number of children is rated and placed
    def interval(more: int) -> Interval:
        there = interval_of_counts(Counted(counts.top + more, counts.bottom), case.measure)
        return as_compared(case, there or held)

    grading = interval_grading(bands.aim, interval, counts.per / counts.bottom)
    return fewest_children(grading, counts.top, _most(case, counts, bands))


def _most(case: Case, counts: Counts, bands: Bands) -> Fraction:
    """The most children there can be; of a rate there may be more cases than children: then well past every edge."""
    if case.measure.bounds[1] is not None:
        return counts.bottom
    return 2 * max((counts.top, *(edge * counts.bottom / counts.per for edge in bands.edges))) + _MANY


def _interval_steps(
    case: Case, standard: Standard, rating: Rating, found: Interval, answer: Answer
) -> tuple[Step, ...]:
    meets = {
        Answer.GREEN: "the whole interval meets it",
        Answer.AMBER: "part of the interval meets it, so that it cannot be told",
        Answer.RED: "no part of the interval meets it",
    }[answer]
    latest, level = latest_step(case), written(found.level)
    held = Step(
        says=f"{latest.says[:-1]}; {write_interval(case, found)}.",
        cites=latest.cites,
        arithmetic=latest.arithmetic + interval_made(case, case.judged, found),
    )
    says = f"{sentence(standard.name)} is {standard.aim}; {meets}: {answer}."
    ends = ((f"low {level} as compared", found.low), (f"high {level} as compared", found.high))
    made = Arithmetic(tuple(case.scale.number(name, end) for name, end in ends))
    made += standard.made + arithmetic.standard(case.scale, standard.aim, case.latest)
    made += arithmetic.shift(case.scale, rating.flip, found) if rating.flip else NOTHING
    cites = (*standard.cites, case.version.threshold.where)
    return held, Step(says=says + provisional_note(standard), cites=cites, arithmetic=made)


def provisional_note(standard: Standard) -> str:
    """Say that the target may still change, and in whose words; nothing for a firm one."""
    given = standard.target.provisional if standard.target else ""
    return f" The target is provisional ({given})." if given else ""


def _steps(case: Case, standard: Standard, rating: Rating, answer: Answer) -> tuple[Step, ...]:
    short = rating.shortfall or Fraction(0)
    missed = f"misses it by {case.write_difference(short)}" if short else "equals it, which is not enough"
    sense = "meets it" if standard.aim.met_by(case.latest) else missed
    against = f"{sentence(standard.name)} is {standard.aim}; {case.write(case.latest)} {sense}."
    return (
        latest_step(case),
        Step(says=against + provisional_note(standard), cites=standard.cites, arithmetic=_held(case, standard)),
        rule_step(case, Question.THRESHOLD, f"{_amber_says(case, rating)}: {answer}.", _edges(case, standard, rating)),
    )


def _held(case: Case, standard: Standard) -> Arithmetic:
    """What the number is held against, how that was found, and how far apart they are."""
    return standard.made + arithmetic.standard(case.scale, standard.aim, case.latest)


def _edges(case: Case, standard: Standard, rating: Rating) -> Arithmetic:
    """Where amber ends, and the nearest change of rating, in the unit and in children."""
    scale, amber = case.scale, case.version.threshold.amber
    found = arithmetic.margin(scale, rating.flip, case.latest) if rating.flip else NOTHING
    if amber and rating.amber_edge is not None:
        found = arithmetic.amber(scale, amber, standard.aim, rating.amber_edge) + found
    return found + arithmetic.children(scale, rating.children, counts_of(case.judged, case.measure))


def _amber_says(case: Case, rating: Rating) -> str:
    if rating.unweighed:
        return "Rated by the number, for its 95 % interval is not known; whether by more than chance cannot be told"
    if rating.amber_edge is None:
        return "The rule has no amber"
    amber = case.version.threshold.amber
    ends = "ends before" if amber and amber.aim and not amber.aim.met_by(rating.amber_edge) else "reaches"
    return f"Amber {ends} {case.write(rating.amber_edge)}"


def unrated(case: Case, reason: Reason, target: Target | None = None, *said: Step | str) -> Finding:
    """The number is not rated, for a reason; the target that is not judged by it is named."""
    named = (Step(says=f"{sentence(reason)} for {target.period.label}.", cites=(target.where,)),) if target else ()
    detail, asked = Rating(target=target), str(target.aim) if target else ""
    return not_assessable(case, Question.THRESHOLD, reason, *(said or named), detail=detail, target=asked)
