"""`oba assess`: the answers of a round."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from oba.cli.exit import CLEAN, ending
from oba.cli.options import DATA, RULES, AnswerFormat, Data, PlanName, RoundName, Rules


@ending
def assess_round(
    plan: PlanName,
    round_: RoundName = None,
    style: Annotated[AnswerFormat, typer.Option("--format", help="How to print answers.")] = AnswerFormat.TABLE,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Answer the five questions for every indicator and place, without making documents."""
    from oba.cli.selection import folders, round_of, sound_plan
    from oba.cli.tables import print_table
    from oba.cli.terminal import console
    from oba.compose.results import result_csv, result_json
    from oba.quarter import answer

    project = sound_plan(folders(rules, data), plan).project
    book = answer(project, round_of(project, round_))
    if style is AnswerFormat.TABLE:
        print_table(book, console())
    else:
        sys.stdout.write(result_csv(book) if style is AnswerFormat.CSV else result_json(book))
    return CLEAN
