"""As Scotland's National Performance Framework does it: the latest two numbers against an indicator's own criterion."""

from __future__ import annotations

from fractions import Fraction

from oba.assess.case import Case
from oba.assess.direction import by_width
from oba.assess.methods.verdict import across_a_break, known_periods, neither_way, no_direction, with_word
from oba.assess.predecessor import Earlier
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding
from oba.domain.rule import Better

_WORDS = {Answer.IMPROVING: "improving", Answer.STEADY: "maintaining", Answer.WORSENING: "worsening"}


def change_of_latest_two(case: Case) -> Finding:
    """Improving or worsening when the latest two numbers differ by the rule's `change_of_at_least`; else steady.

    On the criterion counts as change, in exact numbers as the plan compares them; periods without a number are stepped
    over. The framework gives each of its indicators a criterion of its own and no general one was found, so that the
    rule must give it: without one any difference counts. Some of its criteria look at more than two numbers; those are
    not offered.
    """
    if case.version.direction.better is Better.NONE:
        return no_direction(case, Reason.NO_GOOD_DIRECTION, f"No judgement: {neither_way(case)}.")
    before = known_periods(case)[:-1]
    if not before:
        return no_direction(case, Reason.TOO_FEW_POINTS, "It looks at the latest two numbers, and only one is known.")
    back = case.period.steps_from(before[-1])
    value = case.series.value_at(before[-1]) or Fraction(0)
    found = across_a_break(case, before[-1]) or by_width(case, Earlier(value, before[-1].label, (before[-1],), back))
    return with_word(found, _WORDS[found.answer] if found.answer else "")
