"""As Eurostat does it for the Sustainable Development Goals: compound growth, beside that which a target asks for.

Source: the four words for progress towards a target are those of its monitoring report of 2018, as told on
sdg.iisd.org; the ratios 0.95, 0.6 and 0 stand in Open SDG's docs/progress-methodology.md, which says that it follows
Eurostat. Eurostat's own bounds for indicators without a target were not found, so that only the sign of growth counts.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from oba.assess.case import Case, answer_of, better_says, latest_step, rule_step
from oba.assess.methods.journey import Journey, journey, unanswered_goal, way_step
from oba.assess.methods.verdict import (
    across_a_break,
    direction_step,
    higher_is_better,
    known_periods,
    neither_way,
    no_direction,
    row_step,
)
from oba.assess.predecessor import run_of_moves
from oba.assess.trajectory import trajectory as planned
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Movement, Question
from oba.domain.number import printed
from oba.domain.period import Period
from oba.statistics.growth import good_growth, growth, growth_ratio, reaches

SHORT_TERM = 5  # years
_SIGNIFICANT, _MODERATE = 0.95, 0.6
_MET = "target achieved"


def growth_trajectory(case: Case) -> Finding:
    """Reached when the target is met; else by the ratio of observed to required yearly growth since the rule's start.

    On course from 0.95, significant progress; behind from 0.6, moderate progress, and from 0, insufficient progress;
    further off below 0, movement away. A strict target is met on its own end. Not applicable where a number is 0 or has
    another sign than the start, and no good direction where nearer is better: growth tells up from down.
    """
    own, made, higher = planned(case), journey(case), higher_is_better(case)
    if isinstance(made, Reason):
        return own if own.reason is made else unanswered_goal(case, own, made)
    way = way_step(case, made)
    if higher is None:
        says = f"No growth towards a target: {neither_way(case)}."
        return unanswered_goal(case, own, Reason.NO_GOOD_DIRECTION, way, says)
    if case.here >= case.good(made.edge):
        says = f"{case.write(case.latest)} meets it: {_MET}."
        return _answer(case, own, made, Answer.REACHED, _MET, says)
    observed = growth(made.start, case.latest, _years(made.since, case.period))
    required = growth(made.start, made.edge, _years(made.since, made.until))
    if observed is None or required is None:
        says = no_growth(case, made.start, case.latest if observed is None else made.edge)
        return unanswered_goal(case, own, Reason.NOT_APPLICABLE, way, says)
    ratio = growth_ratio(good_growth(observed, made.start, higher_is_better=higher), required)
    answer, verdict = _by_ratio(ratio)
    says = (
        f"Growth is {percent(observed)} a year where {percent(required)} was asked for, a ratio of {_ratio(ratio)} "
        f"for the better: {verdict}."
    )
    return _answer(case, own, made, answer, verdict, says)


def growth_direction(case: Case) -> Finding:
    """Improving when the yearly growth over the latest five years goes the good way, worsening the other, else steady.

    It counts from the first number known of these years. Not applicable where that is 0 or the latest number is, or
    has another sign.
    """
    reach = SHORT_TERM * case.period.per_year
    since = next(period for period in known_periods(case) if period.ordinal >= case.period.ordinal - reach)
    found = grown(case, since)
    if isinstance(found, Finding):
        return found
    sign = (found.good > 0) - (found.good < 0)
    verdict = {1: "progress", 0: "no growth", -1: "movement away"}[sign]
    return growth_finding(case, since, found, answer_of(case, sign), verdict)


class Grown(NamedTuple):
    """The number that growth counts from, as compared, its yearly growth, and that turned so that more is better."""

    start: Fraction
    raw: float
    good: float


def grown(case: Case, since: Period, instead_of_zero: Fraction = Fraction(0)) -> Grown | Finding:
    """The yearly growth since a period, or why there is none; a start of 0 may be replaced by another number."""
    higher = higher_is_better(case)
    if higher is None:
        return no_direction(case, Reason.NO_GOOD_DIRECTION, f"No growth in a good direction: {neither_way(case)}.")
    if since == case.period:
        return no_direction(case, Reason.TOO_FEW_POINTS, "Growth needs an earlier number.")
    if crossed := across_a_break(case, since):
        return crossed
    start = case.seen(case.series.value_at(since) or Fraction(0)) or instead_of_zero
    raw = growth(start, case.latest, _years(since, case.period))
    if raw is None:
        return no_direction(case, Reason.NOT_APPLICABLE, no_growth(case, start, case.latest))
    return Grown(start, raw, good_growth(raw, start, higher_is_better=higher))


def growth_finding(case: Case, since: Period, found: Grown, answer: Answer, verdict: str) -> Finding:
    """The direction by growth since a period."""
    change = case.here - case.good(found.start)
    movement = Movement(
        earlier=found.start, earlier_name=since.label, change=change, width=Fraction(0), run=run_of_moves(case)
    )
    says = f"Growth is {percent(found.raw)} a year; {better_says(case)}: {verdict}."
    return Finding(
        question=Question.DIRECTION, answer=answer, period=case.period,
        value=case.value, margin=change, detail=movement,
        steps=(
            latest_step(case), row_step(case, f"{since.label}: {case.write(found.start)}.", since),
            direction_step(case, says),
        ),
        verdict=verdict,
    )  # fmt: skip


def no_growth(case: Case, start: Fraction, end: Fraction) -> str:
    """Say why no growth leads from one number to another."""
    return f"No constant growth leads from {case.write(start)} to {case.write(end)}: it never touches 0."


def percent(share: float) -> str:
    """A growth as it is printed: 9.5 %."""
    return f"{printed(Fraction(100 * share), 1)} %"


def _years(since: Period, until: Period) -> Fraction:
    return Fraction(until.ordinal - since.ordinal, until.per_year)


def _by_ratio(ratio: float) -> tuple[Answer, str]:
    if reaches(ratio, _SIGNIFICANT):
        return Answer.ON_COURSE, "significant progress"
    if reaches(ratio, _MODERATE):
        return Answer.BEHIND, "moderate progress"
    return (Answer.BEHIND, "insufficient progress") if ratio >= 0 else (Answer.FURTHER_OFF, "movement away")


def _ratio(ratio: float) -> str:
    return printed(Fraction(max(min(ratio, 1e6), -1e6)), 2)


def _answer(case: Case, own: Finding, made: Journey, answer: Answer, verdict: str, says: str) -> Finding:
    steps = (latest_step(case), way_step(case, made), rule_step(case, Question.TRAJECTORY, says))
    return replace(own, answer=answer, reason=None, margin=None, steps=steps, verdict=verdict)
