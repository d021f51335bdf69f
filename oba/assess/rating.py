"""A number rated against an edge, by itself or by its interval, with what would change the rating."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from oba.assess.bands import Bands, fewest_children, nearest_change
from oba.assess.case import Case, latest_step
from oba.assess.chance import COMPARISON, tested
from oba.assess.interval import SUPPLIED, compared, write_interval
from oba.assess.interval_rating import fewest_to_change, nearest_shift, rate_interval
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Interval, Question, Rating, Step
from oba.domain.problem import Where
from oba.domain.target import Aim, Target

_MANY = 20  # cases that no interval from none can hold


class Edge(NamedTuple):
    """What the number is rated against, in words, with its target when it is one and the lines it rests on."""

    aim: Aim
    name: str
    target: Target | None
    cites: tuple[Where, ...]


def rated(case: Case, edge: Edge) -> Finding:
    """The rating of the number judged against an edge: by the number itself, or by its interval."""
    return _by_interval(case, edge) if case.version.threshold.test else _by_value(case, edge)


def _by_interval(case: Case, edge: Edge) -> Finding:
    """Green if the whole 95 % interval meets the edge, red if none of it does, amber if it cannot be told."""
    found = compared(case, case.judged)
    if found is None:
        return unrated(case, Reason.NO_INTERVAL, edge.target)
    answer, flip = rate_interval(edge.aim, found), nearest_shift(edge.aim, found)
    short = bands_for(case, edge.aim).shortfall(case.value)
    rating = Rating(
        target=edge.target, edge=edge.aim.nearest_to(case.latest), shortfall=short,
        interval=found, flips=flip[0] if flip else None, flips_to=flip[1] if flip else None,
        children=_children_by_interval(case, edge.aim, found),
    )  # fmt: skip
    return Finding(
        question=Question.THRESHOLD, answer=answer, value=case.value, target=str(edge.aim), margin=rating.flips,
        detail=rating, steps=_interval_steps(case, edge, found, answer),
        chances=tested(COMPARISON, signal=answer is not Answer.AMBER),
    )  # fmt: skip


def _by_value(case: Case, edge: Edge) -> Finding:
    bands = bands_for(case, edge.aim)
    answer, short = bands.rate(case.value), bands.shortfall(case.value)
    flip = nearest_change(bands, case.value)
    rating = Rating(
        target=edge.target, edge=edge.aim.nearest_to(case.latest), shortfall=short,
        amber_edge=bands.amber_edge(case.latest), flips=flip[0] if flip else None, flips_to=flip[1] if flip else None,
        children=_children(case, bands),
    )  # fmt: skip
    return Finding(
        question=Question.THRESHOLD, answer=answer, value=case.value, target=str(edge.aim), margin=rating.flips,
        detail=rating, steps=_steps(case, edge, rating, answer),
    )  # fmt: skip


def bands_for(case: Case, aim: Aim) -> Bands:
    """The bands a rule draws around an aim."""
    return Bands(
        aim=aim,
        amber=case.version.threshold.amber,
        direction=case.version.direction,
        policy=case.policy,
        decimals=case.measure.decimals,
    )


def _children(case: Case, bands: Bands) -> int | None:
    """The fewest children who would change the rating, where the number is a share of a known denominator."""
    top, bottom, per = case.judged.numerator, case.judged.denominator, case.measure.per
    if top is None or bottom is None or per is None or case.value != per * top / bottom:
        return None
    return fewest_children(bands, top, bottom, per)


def _children_by_interval(case: Case, aim: Aim, found: Interval) -> int | None:
    """The fewest children who would change the rating, where the interval was worked out from their number."""
    top, bottom, per = case.judged.numerator, case.judged.denominator, case.measure.per
    if found.how == SUPPLIED or top is None or bottom is None or per is None:
        return None

    def rate(numerator: Fraction) -> Answer:
        other = compared(case, replace(case.judged, numerator=numerator))
        return rate_interval(aim, other or found)

    towards = round(aim.nearest_to(case.value) * bottom / per)
    shares = case.measure.bounds[1] is not None  # of a rate there may be more cases than children
    room = int(bottom - top) if shares else 2 * max(int(top), towards) + _MANY
    return fewest_to_change(rate, top, room, towards)


def _interval_steps(case: Case, edge: Edge, found: Interval, answer: Answer) -> tuple[Step, ...]:
    meets = {
        Answer.GREEN: "the whole interval meets it",
        Answer.AMBER: "part of the interval meets it, so that it cannot be told",
        Answer.RED: "no part of the interval meets it",
    }[answer]
    latest = latest_step(case)
    says = f"{edge.name[:1].upper()}{edge.name[1:]} is {edge.aim}; {meets}: {answer}."
    return (
        Step(says=f"{latest.says[:-1]}; {write_interval(case, found)}.", cites=latest.cites),
        Step(says=says + provisional_note(edge), cites=(*edge.cites, case.version.threshold.where)),
    )


def provisional_note(edge: Edge) -> str:
    """Say that the target may still change, and in whose words; nothing for a firm one."""
    given = edge.target.provisional if edge.target else ""
    return f" The target is provisional ({given})." if given else ""


def _steps(case: Case, edge: Edge, rating: Rating, answer: Answer) -> tuple[Step, ...]:
    short = rating.shortfall or Fraction(0)
    missed = f"misses it by {case.write_difference(short)}" if short else "equals it, which is not enough"
    sense = "meets it" if edge.aim.met_by(case.latest) else missed
    against = f"{edge.name[:1].upper()}{edge.name[1:]} is {edge.aim}; {case.write(case.latest)} {sense}."
    return (
        latest_step(case),
        Step(says=against + provisional_note(edge), cites=edge.cites),
        Step(says=f"{_amber_says(case, rating)}: {answer}.", cites=(case.version.threshold.where,)),
    )


def _amber_says(case: Case, rating: Rating) -> str:
    if rating.amber_edge is None:
        return "The rule has no amber"
    return f"Amber reaches {case.write(rating.amber_edge)}"


def unrated(case: Case, reason: Reason, target: Target | None = None, said: Step | None = None) -> Finding:
    """The number is not rated, for a reason; the target that is not judged by it is named."""
    rest = f" for {target.period.label}" if target else ""
    step = said or Step(
        says=f"{reason[:1].upper()}{reason[1:]}{rest}.",
        cites=(target.where if target else case.version.threshold.where,),
    )
    return Finding(
        question=Question.THRESHOLD, reason=reason, value=case.value, target=str(target.aim) if target else "",
        detail=Rating(target=target), steps=(latest_step(case), step),
    )  # fmt: skip
