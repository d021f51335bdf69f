"""`oba explain`: the working behind an indicator's answers."""

from __future__ import annotations

from oba.cli.exit import CLEAN, ending
from oba.cli.internal import Internal, print_internal_lines, refuse_to_pass_on
from oba.cli.options import DATA, RULES, Data, IndicatorName, PlaceName, PlanName, RoundName, Rules
from oba.cli.withheld import is_withheld


@ending
def explain_answers(
    plan: PlanName,
    indicator: IndicatorName,
    place: PlaceName = None,
    round_: RoundName = None,
    *,
    internal: Internal = False,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Show the working behind an indicator's answers, step by step, each step with its file and line."""
    from oba.answers import answer
    from oba.audit.explanation import explanation
    from oba.cli.selection import folders, place_of, round_of, rule_of, sound_plan
    from oba.numbers import numbers_up_to
    from oba.quarter import answer_before, answer_internally, since

    if internal:
        refuse_to_pass_on()
    project = sound_plan(folders(rules, data), plan).project
    rule, where, now = rule_of(project, indicator), place_of(project, place), round_of(project, round_)
    if internal:
        book = answer_internally(project, now)
        withheld = is_withheld(book, answer(project, now), rule.id, where.id)
        print_internal_lines(explanation(book, rule, where), withheld=withheld)
    else:
        numbers = numbers_up_to(project, now)
        book = since(answer(project, now, numbers[now.id]), answer_before(project, now, numbers))
        print("\n".join(explanation(book, rule, where)))
    return CLEAN
