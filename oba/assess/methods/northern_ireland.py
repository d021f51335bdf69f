"""As Northern Ireland's wellbeing framework does it: change since a comparison year against a criterion set before."""

from __future__ import annotations

from fractions import Fraction

from oba.assess.case import Case, answer_of, latest_step
from oba.assess.methods.verdict import across_a_break, direction_step, neither_way, no_direction
from oba.assess.predecessor import Earlier, earlier_number, earlier_step, run_of_moves
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Movement, Question
from oba.domain.rule import Better
from oba.statistics.base_year import SinceBaseYear, since_base_year

_SIGNS = {
    SinceBaseYear.IMPROVING: 1,
    SinceBaseYear.NO_CHANGE: 0,
    SinceBaseYear.WORSENING: -1,
    SinceBaseYear.INSUFFICIENT: 0,
}


def change_since_comparison_year(case: Case) -> Finding:
    """Improving or worsening when the good-signed change since the comparison year reaches the criterion; else steady.

    The comparison year is the rule's start and the criterion its `change_of_at_least`; on the criterion counts as
    change, and `each period` multiplies it by the periods since. Numbers are compared exactly, as the plan compares
    them. With a criterion of 0 no movement at all is improving, whichever way is better, as in the framework's own
    order of tests. The comparison year itself is no change.
    """
    if case.version.direction.better is Better.NONE:
        return no_direction(case, Reason.NO_GOOD_DIRECTION, f"No judgement: {neither_way(case)}.")
    start = case.trajectory.start if case.trajectory else None
    if start is None:
        return _insufficient(case, Reason.NO_START, "The rule names no comparison year: its trajectory has no start.")
    if start.period.last_of(case.measure.every) == case.period:
        return _judged(case, Earlier(case.value, case.period.label, (case.period,), Fraction(0)))
    earlier = earlier_number(case)
    if isinstance(earlier, Reason):
        return _insufficient(case, earlier, f"The comparison year is {start.period.label}: {earlier}.")
    return across_a_break(case, earlier.periods[0], str(SinceBaseYear.INSUFFICIENT)) or _judged(case, earlier)


def _insufficient(case: Case, reason: Reason, says: str) -> Finding:
    return no_direction(case, reason, says, str(SinceBaseYear.INSUFFICIENT))


def _judged(case: Case, earlier: Earlier) -> Finding:
    rule, back = case.version.direction, int(earlier.back)
    values = [case.good(earlier.value), *[None] * (back - 1), case.here][-1 - back :]
    found = since_base_year(values, 0, rule.change, each_period=rule.each_period)
    change, needed = found.change or Fraction(0), found.needed or Fraction(0)
    movement = Movement(
        earlier=earlier.value, earlier_name=earlier.name, change=change, width=needed, run=run_of_moves(case)
    )
    raw = case.write_difference(case.latest - case.seen(earlier.value))
    says = f"The change is {raw} and the criterion {case.write_difference(needed)}: {found.since}."
    if not back:
        says = f"This is the number of the comparison year itself: {found.since}."
    return Finding(
        question=Question.DIRECTION, answer=answer_of(case, _SIGNS[found.since]), period=case.period,
        value=case.value, margin=change,
        detail=movement, steps=(latest_step(case), earlier_step(case, earlier), direction_step(case, says)),
        verdict=str(found.since),
    )  # fmt: skip
