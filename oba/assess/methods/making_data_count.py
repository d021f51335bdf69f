"""As NHS England's Making Data Count does it: variation of the latest point, and assurance that a target will be met.

Source: NHSRplotthedots 0.2.2; NHS England, Making Data Count.
"""

from __future__ import annotations

from fractions import Fraction

from oba.assess.case import Case, answer_of, latest_step
from oba.assess.control_chart import CONTROL_CHART, as_found, charted, in_units, limits_step, rebased
from oba.assess.good_sign import good_signed
from oba.assess.methods.verdict import direction_step, higher_is_better, neither_way, no_direction, one_limit
from oba.assess.predecessor import series_movement
from oba.assess.rating import Standard, provisional_note, unrated
from oba.assess.units import whole_units
from oba.domain.chance import Chance, ControlChart
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Question, Rating, Step
from oba.domain.rule import Better
from oba.statistics.xmr import Chart, chart
from oba.statistics.xmr_reading import Assurance, assurance, variation
from oba.words import sentence

_RATINGS = {Assurance.PASS: Answer.GREEN, Assurance.INCONSISTENT: Answer.AMBER, Assurance.FAIL: Answer.RED}
_SHARED, _NO_LIMITS = "The numbers share periods.", "Limits need two numbers of periods that follow one another."


def variation_direction(case: Case) -> Finding:
    """Improving or worsening when the latest point is a special cause, by the first rule it meets; else steady.

    The numbers are taken as they are, not rounded, and ranges of more than 3.267 times their mean are left out once. No
    minimum of points but the two that limits need; under twelve the limits are on trial. A missing number breaks every
    rule, and a changed definition starts limits and rules anew. A constant series is steady: NHSRplotthedots then has
    no limits at all. Numbers that share periods vary too little for limits, so that they have none here.
    """
    if case.version.direction.better is Better.NEARER:
        return no_direction(case, Reason.NO_GOOD_DIRECTION, f"No variation: {neither_way(case)}.")
    drawn = _drawn(case)
    if isinstance(drawn, Reason):
        return no_direction(case, drawn, _SHARED if drawn is Reason.ROLLING_WINDOWS else _NO_LIMITS)
    made, found, _ = drawn
    latest = made.points[-1]
    answer = answer_of(case, int(good_signed(Fraction(latest.way), case.version.direction)))
    verdict = str(variation(latest, higher_is_better=higher_is_better(case)))
    movement = series_movement(case, chart=found)
    cause = f"The latest point is {found.cause}" if found.cause else "The latest point meets no rule of the chart"
    return Finding(
        question=Question.DIRECTION, answer=answer, period=case.period,
        value=case.value, margin=movement.change, detail=movement,
        steps=(latest_step(case), _limits(case, made, found), direction_step(case, f"{cause}: {verdict}.")),
        chances=(Chance(of=CONTROL_CHART, signal=latest.way != 0),), verdict=verdict,
    )  # fmt: skip


def assurance_rating(case: Case, standard: Standard) -> Finding:
    """Green when the limits lie wholly on the good side of the target, red when wholly on the bad side, else amber.

    A target on a limit lies between them. It is held against the process, not against the number: a number that meets
    its target may be amber, for the next one may not. Limits and reasons are those of the direction.
    """
    higher, drawn = higher_is_better(case), _drawn(case)
    goal = one_limit(standard.aim, higher_is_better=higher)
    if higher is None or goal is None:
        return unrated(case, Reason.NO_GOOD_DIRECTION, standard.target, f"No assurance: {neither_way(case)}.")
    if isinstance(drawn, Reason):
        return unrated(case, drawn, standard.target, _SHARED if drawn is Reason.ROLLING_WINDOWS else _NO_LIMITS)
    made, found, unit = drawn
    read = assurance(made.points[-1].limits, float(goal * unit), higher_is_better=higher) or Assurance.INCONSISTENT
    answer = _RATINGS[read]
    short = good_signed(goal, case.version.direction) - case.here
    says = f"{sentence(standard.name)} is {standard.aim}: the process {read}, {answer}.{provisional_note(standard)}"
    return Finding(
        question=Question.THRESHOLD, answer=answer, period=case.period, value=case.value, target=str(standard.aim),
        detail=Rating(target=standard.target, edge=goal, shortfall=short),
        steps=(
            latest_step(case), _limits(case, made, found),
            Step(says=says, cites=(*standard.cites, case.version.threshold.where)),
        ),
        verdict=str(read),
    )  # fmt: skip


def _drawn(case: Case) -> tuple[Chart, ControlChart, int] | Reason:
    """The chart of the numbers as they are, in units of which so many make 1, or why it has no limits."""
    if case.measure.rolling:
        return Reason.ROLLING_WINDOWS
    periods, values = charted(case)
    unit = whole_units(value for value in values if value is not None)
    made = chart(in_units(values, unit), rebase_at=rebased(case, periods))
    return (made, as_found(case, periods, made, unit), unit) if made.points[-1].limits else Reason.TOO_FEW_POINTS


def _limits(case: Case, made: Chart, found: ControlChart) -> Step:
    group = made.points[-1].group
    known = sum(1 for point in made.points if point.group == group and point.value is not None)
    return limits_step(case, found, known, case.measure.decimals)
