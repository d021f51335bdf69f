"""threshold: is it good enough?  The number against the target of its period."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from oba.assess.bands import Bands, fewest_children, nearest_change
from oba.assess.case import Case, break_step, cited, latest_step, lookup
from oba.assess.path import Planned, has_begun, planned_path
from oba.assess.targets import next_target, reachable, target_at
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Question, Rating, Step
from oba.domain.problem import Where
from oba.domain.rule import Better
from oba.domain.target import MOVEMENT, Aim, Target, Word

_FROM_DIRECTION = {
    Answer.IMPROVING: Answer.GREEN,
    Answer.STEADY: Answer.AMBER,
    Answer.WORSENING: Answer.RED,
}
_UNRATED = {Word.TO_BE_AGREED: Reason.TO_BE_AGREED, Word.MONITOR: Reason.MONITORED}


class Edge(NamedTuple):
    """What the number is rated against, in words, with its target when it is one and the lines it rests on."""

    aim: Aim
    name: str
    target: Target | None
    cites: tuple[Where, ...]


def threshold(case: Case, moved: Finding) -> Finding:
    """Green when the target of the period is met, amber when it is missed by no more than the allowance, else red.

    `moved` is the direction's finding, which decides `reduce` and `increase`. Without a target for the period: not yet
    due when targets exist for later periods only, else no target.
    """
    against = case.version.threshold.against
    if against == "target":
        return _against_target(case, moved)
    if case.version.direction.better is Better.NONE:
        return _unknown(case, Reason.NO_GOOD_DIRECTION)
    edge = _planned_edge(case) if against == "trajectory" else _comparator_edge(case, against)
    return edge if isinstance(edge, Finding) else _rated(case, edge)


def _against_target(case: Case, moved: Finding) -> Finding:
    target = target_at(case)
    if target is None:
        return _without_target(case)
    if target.aim.word in _UNRATED:
        return _unknown(case, _UNRATED[target.aim.word], target)
    if target.aim.word in MOVEMENT:
        return _by_movement(case, moved, target)
    return _rated(case, Edge(target.aim, f"the target for {target.period.label}", target, (target.where,)))


def _without_target(case: Case) -> Finding:
    """Not yet due when targets exist for later periods only; the next is named and looked at early."""
    upcoming = next_target(case)
    if upcoming is None:
        return _unknown(case, Reason.NO_TARGET)
    if not upcoming.aim.numeric and upcoming.aim.word not in MOVEMENT:
        return _unknown(case, _UNRATED[upcoming.aim.word], upcoming)
    if not upcoming.aim.numeric:
        return _unknown(case, Reason.NOT_YET_DUE, upcoming)
    return _early_look(case, upcoming)


def _early_look(case: Case, upcoming: Target) -> Finding:
    early = upcoming.aim.met_by(case.latest)
    would = "would already meet it" if early else "would not yet meet it"
    step = Step(
        says=f"The next target is {upcoming.aim} for {upcoming.period.label}; {case.write(case.latest)} {would}.",
        cites=(upcoming.where,),
    )
    rating = Rating(target=upcoming, edge=upcoming.aim.nearest_to(case.latest), early=early)
    return Finding(
        question=Question.THRESHOLD, reason=Reason.NOT_YET_DUE, value=case.value, target=str(upcoming.aim),
        detail=rating, steps=(latest_step(case), step),
    )  # fmt: skip


def _by_movement(case: Case, moved: Finding, target: Target) -> Finding:
    """`reduce` and `increase`: green when improving, amber when steady, red when worsening."""
    answer = _FROM_DIRECTION.get(moved.answer) if moved.answer else None
    reason = None if answer else moved.reason or Reason.NO_GOOD_DIRECTION
    step = Step(
        says=f"The target is to {target.aim}; the direction is {moved.says}: {answer or reason}.", cites=(target.where,)
    )
    return Finding(
        question=Question.THRESHOLD, answer=answer, reason=reason, value=case.value, target=str(target.aim),
        detail=Rating(target=target), steps=(*moved.steps, step),
    )  # fmt: skip


def _planned_edge(case: Case) -> Edge | Finding:
    """The planned value of the period, which rests on the start: no break may lie between."""
    if isinstance(goals := reachable(case), Reason):
        return _unknown(case, goals)
    if not has_begun(case):
        return _unknown(case, Reason.TOO_EARLY)
    if isinstance(planned := planned_path(case), Reason):
        return _unknown(case, planned)
    if crossed := case.break_between(planned.start_period, case.period):
        return _unknown(case, Reason.DEFINITION_BREAK, said=break_step(crossed))
    value = planned.at(case.period)
    if value is None:
        return _unknown(case, Reason.NO_TARGET)
    name = f"the trajectory's planned value for {case.period.label}"
    return Edge(_at_least_as_good(case, value), name, None, _path_cites(case, planned))


def _path_cites(case: Case, planned: Planned) -> tuple[Where, ...]:
    start = (planned.start_where,) if planned.start_where else ()
    return (case.version.threshold.where, *start)


def _comparator_edge(case: Case, comparator: str) -> Edge | Finding:
    series = case.comparators.get(comparator)
    value = lookup(series, case.period, Reason.NO_COMPARATOR) if series else Reason.NO_COMPARATOR
    if isinstance(value, Reason) or series is None:
        return _unknown(case, value if isinstance(value, Reason) else Reason.NO_COMPARATOR)
    name = f"{case.names.get(comparator, comparator)} in {case.period.label}"
    return Edge(_at_least_as_good(case, value), name, None, cited(series, case.period))


def _at_least_as_good(case: Case, value: Fraction) -> Aim:
    """The aim of doing at least as well as a value, as compared."""
    seen, better = case.seen(value), case.version.direction.better
    if better is Better.HIGHER:
        return Aim(word=Word.AT_LEAST, low=seen)
    if better is Better.LOWER:
        return Aim(word=Word.AT_MOST, high=seen)
    aim = case.version.direction.aim
    if aim is None or aim.low is None or aim.high is None:
        return Aim(word=Word.EXACTLY, low=seen, high=seen)
    off = abs(seen - aim.nearest_to(seen))
    return Aim(word=Word.BETWEEN, low=aim.low - off, high=aim.high + off)


def _rated(case: Case, edge: Edge) -> Finding:
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


def _steps(case: Case, edge: Edge, rating: Rating, answer: Answer) -> tuple[Step, ...]:
    short = rating.shortfall or Fraction(0)
    missed = f"misses it by {case.write_difference(short)}" if short else "equals it, which is not enough"
    sense = "meets it" if edge.aim.met_by(case.latest) else missed
    against = f"{edge.name[:1].upper()}{edge.name[1:]} is {edge.aim}; {case.write(case.latest)} {sense}."
    provisional = (
        f" The target is provisional ({edge.target.provisional})." if edge.target and edge.target.provisional else ""
    )
    return (
        latest_step(case),
        Step(says=against + provisional, cites=edge.cites),
        Step(says=f"{_amber_says(case, rating)}: {answer}.", cites=(case.version.threshold.where,)),
    )


def _amber_says(case: Case, rating: Rating) -> str:
    if rating.amber_edge is None:
        return "The rule has no amber"
    return f"Amber reaches {case.write(rating.amber_edge)}"


def _unknown(case: Case, reason: Reason, target: Target | None = None, said: Step | None = None) -> Finding:
    rest = f" for {target.period.label}" if target else ""
    step = said or Step(
        says=f"{reason[:1].upper()}{reason[1:]}{rest}.",
        cites=(target.where if target else case.version.threshold.where,),
    )
    return Finding(
        question=Question.THRESHOLD, reason=reason, value=case.value, target=str(target.aim) if target else "",
        detail=Rating(target=target), steps=(latest_step(case), step),
    )  # fmt: skip
