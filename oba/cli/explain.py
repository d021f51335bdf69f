"""`oba explain`: the working behind an indicator's answers."""

from __future__ import annotations

from oba.cli.exit import CLEAN, ending
from oba.cli.options import DATA, RULES, Data, IndicatorName, PlaceName, PlanName, RoundName, Rules


@ending
def explain_answers(
    plan: PlanName,
    indicator: IndicatorName,
    place: PlaceName = None,
    round_: RoundName = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Show the working behind an indicator's answers, step by step, each step with its file and line."""
    from oba.audit.explanation import explanation
    from oba.cli.selection import folders, place_of, round_of, rule_of, sound_plan
    from oba.quarter import answer, answer_before, since

    project = sound_plan(folders(rules, data), plan).project
    rule, where, now = rule_of(project, indicator), place_of(project, place), round_of(project, round_)
    book = since(answer(project, now), answer_before(project, now))
    print("\n".join(explanation(book, rule, where)))
    return CLEAN
