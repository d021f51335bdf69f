"""`oba check`: everything that is wrong with the plans, or how much was found in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from oba.cli.exit import ending, status_of
from oba.cli.options import DATA, RULES, Data, Rules
from oba.cli.problems import ProblemFormat, counted, rendered
from oba.domain.problem import Problem, any_stops, in_file_order


@ending
def check_plans(
    plan: Annotated[str | None, typer.Argument(metavar="[PLAN]", help="One plan; all of them when left out.")] = None,
    style: Annotated[ProblemFormat, typer.Option("--format", help="How to print problems.")] = ProblemFormat.TEXT,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Read everything, run every example and proof, print every problem with its place and mend."""
    from oba.answers import answer
    from oba.cli.selection import folders, plans, round_of
    from oba.quarter import audit, check, not_cleared, not_taken_up, read
    from oba.scrutiny import look

    problems: list[Problem] = []
    sizes: list[str] = []
    for name in plans(rules, plan):
        found, wrong = read(folders(rules, data), name)
        problems += wrong
        if found is None:
            continue
        checked = check(found)
        problems += (*checked.problems, *look(found))
        if not any_stops(wrong):
            book = answer(found, round_of(found, None))
            problems += (*not_cleared(found, book), *not_taken_up(found, book))
            problems += audit(book, checked.proofs).warnings
            examples = sum(len(rule.examples) for rule in found.rules.values())
            counts = {"rule": len(found.rules), "row": len(found.observations), "example": examples}
            sizes.append(_size(found.plan.title, counts))
    _print(problems, sizes, style)
    return status_of(problems)


def _print(problems: list[Problem], sizes: list[str], style: ProblemFormat) -> None:
    once = in_file_order(problems)
    if listed := rendered(once, style):
        print(listed)
    if style is ProblemFormat.TEXT:
        print(" ".join([counted(once) or "No problems.", *sizes]))


def _size(title: str, counts: Mapping[str, int]) -> str:
    """How much of a plan was looked at."""
    from oba.words.lists import how_many

    return f"{title}: {', '.join(how_many(count, what) for what, count in counts.items())}."
