"""`oba compare`: what the rule and others make of one indicator's numbers."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from oba.cli.exit import CLEAN, ending
from oba.cli.options import DATA, RULES, Data, IndicatorName, PlaceName, PlanName, RoundName, Rules, VerdictFormat


@ending
def compare_methods(
    plan: PlanName,
    indicator: IndicatorName,
    place: PlaceName = None,
    round_: RoundName = None,
    style: Annotated[VerdictFormat, typer.Option("--format", help="How to print verdicts.")] = VerdictFormat.TABLE,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Judge one indicator's numbers as the rule does and as others do, side by side.

    The others are Fingertips, Making Data Count, Northern Ireland, Scotland, Healthy People, Eurostat, Clear Impact,
    Pentana and Open SDG, each by its published method, on the same numbers as a round knows them. A line says who,
    which question, the verdict in their own words, our word for it, and why; where one cannot answer, the reason.
    A criterion is the rule's change_of_at_least; a comparison year its start, else the end of the baseline's history.
    """
    from oba.answers import answer
    from oba.audit.opinions import heading, opinions
    from oba.cli.selection import folders, place_of, round_of, rule_of, sound_plan, with_numbers
    from oba.cli.terminal import console
    from oba.cli.verdicts import print_verdicts, verdicts_csv, verdicts_json

    project = sound_plan(folders(rules, data), plan).project
    rule, where, now = rule_of(project, indicator), place_of(project, place), round_of(project, round_)
    with_numbers(rule, "Nothing was compared.")
    book = answer(project, now)
    about, verdicts = heading(book, rule, where), opinions(book, rule, where)
    if style is not VerdictFormat.TABLE:
        sys.stdout.write((verdicts_csv if style is VerdictFormat.CSV else verdicts_json)(about, verdicts))
    else:
        print_verdicts(about, verdicts, console())
    return CLEAN
