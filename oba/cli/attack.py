"""`oba attack`: what somebody could work out who holds everything that is published."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from oba.cli.exit import CLEAN, PROBLEMS, USAGE, Refused, ending
from oba.cli.options import DATA, RULES, Data, PlanName, RoundName, Rules


@ending
def attack_published(
    plan: PlanName,
    round_: RoundName = None,
    rules: Rules = RULES,
    data: Data = DATA,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where the published folders are.")] = Path("output"),
) -> int:
    """Try to work out, from published files alone, the numbers that are withheld in them."""
    from oba.attack.reading.folder import is_published
    from oba.attack.told import report
    from oba.cli.selection import folders, round_of, whole_plan
    from oba.compose.edition.addresses import FOLDER
    from oba.publish.edition import edition_round
    from oba.quarter import place_of_round
    from oba.safety import attacked

    where = folders(rules, data, output)
    project = whole_plan(where, plan, "Nothing was attacked.")
    now = round_of(project, round_)
    folder = place_of_round(where, project, now)
    if not is_published(folder):
        raise Refused(f"{folder} has no published round. Build it first: oba build {plan} --round {now.id}", USAGE)
    edition = folder.parent / FOLDER if edition_round(folder.parent) == now.id else None
    learned = attacked(project, now, folder, folder.parent, edition)
    for line in report(learned, project):
        print(line)
    return CLEAN if learned.safe else PROBLEMS
