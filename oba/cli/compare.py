"""`oba compare`: what the rule and others make of one indicator's numbers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from oba.cli.exit import CLEAN, USAGE, Refused, ending
from oba.cli.options import DATA, RULES, AnyIndicator, Data, PlaceName, PlanName, RoundName, Rules, VerdictFormat

if TYPE_CHECKING:
    from oba.domain.plan import Round
    from oba.read.project import Project

_NOTHING = (
    "Say what to compare: oba compare PLAN INDICATOR, or oba compare PLAN --published for all published verdicts."
)


@ending
def compare_methods(  # noqa: PLR0913, PLR0917 - the options of a command are its arguments
    plan: PlanName,
    indicator: AnyIndicator = "",
    place: PlaceName = None,
    round_: RoundName = None,
    style: Annotated[VerdictFormat, typer.Option("--format", help="How to print verdicts.")] = VerdictFormat.TABLE,
    published: Annotated[  # noqa: FBT002  (a flag of the command line)
        bool, typer.Option("--published", help="Every verdict that publishers sent, beside our answer, and why not.")
    ] = False,
    rules: Rules = RULES,
    data: Data = DATA,
) -> int:
    """Judge one indicator's numbers as the rule does and as others do, side by side.

    The others are Fingertips, Making Data Count, Northern Ireland, Scotland, Healthy People, Eurostat, Clear Impact,
    Pentana and Open SDG, each by its published method, on the same numbers as a round knows them. A line says who,
    which question, the verdict in their own words, our word for it, and why; where one cannot answer, the reason.
    A criterion is the rule's change_of_at_least; a comparison year its start, else the end of the baseline's history.
    With --published the verdicts that stand in the rows are listed, of all indicators and places or of those named:
    which agree with our answers, which do not, and what makes the difference.
    """
    from oba.answers import answer
    from oba.audit.opinions import heading, opinions
    from oba.cli.selection import folders, place_of, round_of, rule_of, sound_plan
    from oba.cli.terminal import console
    from oba.cli.verdicts import print_verdicts, verdicts_csv, verdicts_json

    if not indicator and not published:
        raise Refused(_NOTHING, USAGE)
    project = sound_plan(folders(rules, data), plan).project
    if published:
        return _published(project, indicator, place, round_of(project, round_), style)
    rule, where, now = rule_of(project, indicator), place_of(project, place), round_of(project, round_)
    book = answer(project, now)
    about, verdicts = heading(book, rule, where), opinions(book, rule, where)
    if style is not VerdictFormat.TABLE:
        sys.stdout.write((verdicts_csv if style is VerdictFormat.CSV else verdicts_json)(about, verdicts))
    else:
        print_verdicts(about, verdicts, console())
    return CLEAN


def _published(project: Project, indicator: str, place: str | None, now: Round, style: VerdictFormat) -> int:
    """List the verdicts that publishers sent."""
    from oba.answers import answer
    from oba.audit.verdict_causes import verdicts_beside
    from oba.cli.published_verdicts import print_published, published_csv, published_json
    from oba.cli.selection import place_of, rule_of
    from oba.cli.terminal import console

    name = rule_of(project, indicator).id if indicator else ""
    where = place_of(project, place).id if place else ""
    found = tuple(verdicts_beside(answer(project, now), name, where))
    if style is VerdictFormat.TABLE:
        print_published(found, console())
    else:
        sys.stdout.write((published_csv if style is VerdictFormat.CSV else published_json)(found))
    return CLEAN
