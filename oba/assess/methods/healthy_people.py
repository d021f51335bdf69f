"""As Healthy People does it in the United States: the share of the targeted change, and whether it is more than chance.

Source: Healthy People 2020 Final Progress Table, notes 1 to 5. How it works out the error of a change was not found;
here it is that of a difference of two independent numbers, the error of each being its 95 % interval's width ÷ 3.92.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from oba.assess.case import Case, answer_of, cited, latest_step
from oba.assess.good_sign import good_signed
from oba.assess.interval import interval_of
from oba.assess.methods.journey import Journey, journey, unanswered_goal, way_step
from oba.assess.methods.verdict import no_direction
from oba.assess.predecessor import figure_of, run_of_moves
from oba.assess.trajectory import trajectory as planned
from oba.domain.chance import Chance
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Movement, Question, Step
from oba.domain.number import printed
from oba.domain.period import Period
from oba.domain.rule import Method
from oba.statistics.targeted_change import ChangeStatus, TargetedChange, error_of_change, targeted_change
from oba.words import sentence

EITHER_WAY = Fraction(10, 100)  # how often a change is taken as better, or as worse, by chance alone
_ARRIVING = {
    ChangeStatus.MET: Answer.REACHED,
    ChangeStatus.IMPROVED: Answer.ON_COURSE,
    ChangeStatus.LITTLE: Answer.BEHIND,
    ChangeStatus.WORSE: Answer.FURTHER_OFF,
}
_INFORMATIONAL = "informational"
_UNJUDGED = {
    Reason.NO_TARGET: _INFORMATIONAL,
    Reason.TO_BE_AGREED: _INFORMATIONAL,
    Reason.NO_GOOD_DIRECTION: _INFORMATIONAL,
    Reason.NOT_YET_DUE: _INFORMATIONAL,
    Reason.TOO_EARLY: "baseline only",
}
_TENTH = "10 % counts, for no error is known"
_SAYS = {
    Reason.NO_START: "The baseline, which is the rule's start, has no number.",
    Reason.NO_GOOD_DIRECTION: "The rule names no good direction.",
    Reason.TOO_EARLY: "The baseline, which is the rule's start, has not passed yet.",
    Reason.DEFINITION_BREAK: "The definition changed since the baseline.",
    Reason.ROLLING_WINDOWS: "The baseline and the latest number share periods.",
    Reason.NOT_APPLICABLE: "The baseline is 0, of which no change is a share.",
}


def targeted_trajectory(case: Case) -> Finding:
    """Reached when the target is met or exceeded, on course when improved, behind with little or no detectable change.

    Further off when it got worse. The baseline is the rule's start, and the target its last firm one. Where both
    numbers have a 95 % interval the change must be more than chance, one-sided at 5 %; else a tenth of the targeted
    change, or of the baseline where it got worse, is enough. A strict target is met on its own end.
    Where the direction is Healthy People's too, the one test that both rest on is told there.
    """
    own, found = planned(case), _judge(case)
    if isinstance(found, Reason):
        return unanswered_goal(case, own, found, _why(found), verdict=_UNJUDGED.get(found, ""))
    made, change = found
    if change.status is None:
        reason = Reason.NOT_APPLICABLE
        return unanswered_goal(case, own, reason, way_step(case, made), _why(reason))
    return replace(
        own, answer=_ARRIVING[change.status], reason=None, margin=None,
        steps=(latest_step(case), way_step(case, made), _change_step(case, made, change)),
        chances=() if case.version.direction.method is Method.HEALTHY_PEOPLE else _chances(change),
        verdict=str(change.status),
    )  # fmt: skip


def targeted_direction(case: Case) -> Finding:
    """Improving when improved, worsening when it got worse, steady with little or no detectable change.

    As the trajectory, but for a target that is met, which says nothing of the way: then the same test is made of the
    change alone, and Healthy People's own word stands beside it.
    """
    found = _judge(case)
    if isinstance(found, Reason):
        return no_direction(case, found, _why(found), _UNJUDGED.get(found, ""))
    made, change = found
    if change.way is None:
        return no_direction(case, Reason.NOT_APPLICABLE, _why(Reason.NOT_APPLICABLE), str(change.status or ""))
    moved = case.here - case.good(made.start)
    movement = Movement(
        earlier=made.start, earlier_name=made.since.label, change=moved, width=Fraction(0), run=run_of_moves(case)
    )
    return Finding(
        question=Question.DIRECTION, answer=answer_of(case, change.way), period=case.period,
        value=case.value, margin=moved,
        detail=movement, steps=(latest_step(case), way_step(case, made), _change_step(case, made, change)),
        chances=_chances(change), verdict=str(change.status),
    )  # fmt: skip


def _judge(case: Case) -> tuple[Journey, TargetedChange] | Reason:
    made = journey(case)
    if isinstance(made, Reason):
        return made
    widths = (_width(case, made.since, made.start), _width(case, case.period, case.latest))
    error = error_of_change(*widths)
    if error and case.period.ordinal - made.since.ordinal < case.measure.periods_covered:
        return Reason.ROLLING_WINDOWS
    signed = (good_signed(number, case.version.direction) for number in (made.start, case.latest, made.edge))
    return made, targeted_change(*signed, size=made.start, error=error)


def _width(case: Case, period: Period, number: Fraction) -> float:
    """How wide the interval of a number is; 0 where there is none, or where the period's own number is another."""
    figure = figure_of(case, period, number)
    found = interval_of(figure, case.measure) if figure else None
    return float(found.high - found.low) if found else 0.0


def _chances(change: TargetedChange) -> tuple[Chance, ...]:
    return (Chance(of=EITHER_WAY, signal=change.way != 0),) if change.z is not None else ()


def _why(reason: Reason) -> str:
    return _SAYS.get(reason, f"{sentence(reason)}.")


def _change_step(case: Case, made: Journey, change: TargetedChange) -> Step:
    """What share of the way was made, whether that is more than chance, and Healthy People's word for it."""
    good = case.here - case.good(made.start)
    cites = (case.version.direction.where, *cited(case.series, made.since, case.period))
    if good == 0:
        return Step(says=f"No change: {change.status}.", cites=cites)
    whole = "targeted change" if good > 0 and case.good(made.edge) > case.good(made.start) else "baseline"
    moved = f"The change {'for the better' if good > 0 else 'for the worse'} is {_size(case, made)}"
    share = f", {printed(100 * change.share, 1)} % of the {whole}" if change.share is not None else ""
    test = _TENTH if change.z is None else f"z is {printed(Fraction(change.z), 2)}, and above 1.64 counts"
    return Step(says=f"{moved}{share}; {test}: {change.status}.", cites=cites)


def _size(case: Case, made: Journey) -> str:
    return case.write_difference(case.latest - made.start)
