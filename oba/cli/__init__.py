"""The verbs: parse, call, print, exit code.

Exit status 0 is clean, 1 problems, 2 usage. Heavy parts are imported inside the verb that needs them, so that help
answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
from errno import EPIPE
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from oba.cli.formats import AnswerFormat
from oba.cli.problems import ProblemFormat

app = typer.Typer(
    name="oba",
    help="Report cards, dashboards and packs from rules and data, by outcome-based accountability.",
    epilog="A plan is a folder under rules/ and data/ of the same name. Start with: oba check PLAN",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

PlanName = Annotated[str, typer.Argument(metavar="PLAN", help="The plan: a folder name under rules/ and data/.")]
RoundName = Annotated[
    str | None, typer.Option("--round", metavar="ROUND", help="The round, such as 2010-11-q2. Default: the plan's own.")
]
IndicatorName = Annotated[str, typer.Argument(metavar="INDICATOR", help="The indicator, such as ni-117.")]
PlaceName = Annotated[
    str | None, typer.Option(metavar="PLACE", help="The place, such as northern. Default: the top place.")
]
Rules = Annotated[Path, typer.Option(metavar="DIR", help="Where the rules of all plans are.")]
Data = Annotated[Path, typer.Option(metavar="DIR", help="Where the data of all plans are.")]

RULES, DATA = Path("rules"), Path("data")
# A command makes many small values and drops few before it ends, so unreachable circles are looked for less often.
COLLECT_AFTER = 50_000


@app.command()
def check(
    plan: Annotated[str | None, typer.Argument(metavar="[PLAN]", help="One plan; all of them when left out.")] = None,
    style: Annotated[ProblemFormat, typer.Option("--format", help="How to print problems.")] = ProblemFormat.TEXT,
    rules: Rules = RULES,
    data: Data = DATA,
) -> None:
    """Read everything, run every example and proof, print every problem with its place and mend."""
    _run("check", plan, style, rules, data)


@app.command()
def assess(
    plan: PlanName,
    round_: RoundName = None,
    style: Annotated[AnswerFormat, typer.Option("--format", help="How to print answers.")] = AnswerFormat.TABLE,
    rules: Rules = RULES,
    data: Data = DATA,
) -> None:
    """Answer the five questions for every indicator and place, without making documents."""
    _run("assess", plan, round_, style, rules, data)


@app.command()
def build(
    plan: PlanName,
    round_: RoundName = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where published rounds go.")] = Path("output"),
    workers: Annotated[int, typer.Option(min=1, max=64, help="How many processes make documents.")] = 2,
    cards: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Your own templates. Default: cards/ here, else those of oba.")
    ] = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> None:
    """Make a round's cards, dashboards, packs and rule book, and publish them all at once or not at all."""
    _run("build", plan, round_, output, workers, cards, rules, data)


@app.command()
def explain(
    plan: PlanName,
    indicator: IndicatorName,
    place: PlaceName = None,
    round_: RoundName = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> None:
    """Show the working behind an indicator's answers, step by step, each step with its file and line."""
    _run("explain", plan, indicator, place, round_, rules, data)


@app.command()
def compare(
    plan: PlanName,
    indicator: IndicatorName,
    place: PlaceName = None,
    round_: RoundName = None,
    style: Annotated[AnswerFormat, typer.Option("--format", help="How to print verdicts.")] = AnswerFormat.TABLE,
    rules: Rules = RULES,
    data: Data = DATA,
) -> None:
    """Judge one indicator's numbers as the rule does and as others do, side by side.

    The others are Fingertips, Making Data Count, Northern Ireland, Scotland, Healthy People, Eurostat, Clear Impact,
    Pentana and Open SDG, each by its published method, on the same numbers as a round knows them. A line says who,
    which question, the verdict in their own words, our word for it, and why; where one cannot answer, the reason.
    A criterion is the rule's change_of_at_least; a comparison year its start, else the end of the baseline's history.
    """
    _run("compare", plan, indicator, place, round_, style, rules, data)


@app.command("rules")
def rules_(
    words: Annotated[
        list[str],
        typer.Argument(metavar="PLAN [INDICATOR]", help="A plan, and one indicator of it; or: diff PLAN OLD NEW."),
    ],
    round_: RoundName = None,
    rules: Rules = RULES,
    data: Data = DATA,
) -> None:
    """Print the rules in plain words; `oba rules diff PLAN OLD NEW` prints the answers another rulebook would change.

    OLD and NEW are folders that hold the plan's rules, as rules/ does.
    """
    _run("rules", tuple(words), round_, rules, data)


def _run(verb: str, *arguments: object) -> NoReturn:
    """Call a verb; what it prints and its exit status are its own."""
    from oba.cli import verbs
    from oba.cli.refused import PROBLEMS, Refused

    try:
        status = getattr(verbs, verb)(*arguments)
        sys.stdout.flush()
    except Refused as refused:
        typer.echo(str(refused), err=True)
        status = refused.status
    except OSError as error:
        if error.errno == EPIPE:  # whoever reads has read enough
            raise
        typer.echo(f"Stopped: {error.strerror or error}.", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to say is not tried again
        status = PROBLEMS
    raise typer.Exit(status)


def main() -> None:
    """Run the command line; a letter that a terminal does not have is written as its code."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    gc.set_threshold(COLLECT_AFTER)
    app()
