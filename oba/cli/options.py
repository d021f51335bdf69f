"""What several verbs are asked with, said once: plan, round, indicator, place, folders and the form of answers."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class AnswerFormat(StrEnum):
    """How answers are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


class VerdictFormat(StrEnum):
    """How verdicts are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


PlanName = Annotated[str, typer.Argument(metavar="PLAN", help="The plan: a folder name under rules/ and data/.")]
PlanNames = Annotated[
    list[str], typer.Argument(metavar="PLAN...", help="One plan or several: folder names under rules/ and data/.")
]
RoundName = Annotated[
    str | None, typer.Option("--round", metavar="ROUND", help="The round, such as 2010-11-q2. Default: the plan's own.")
]
IndicatorName = Annotated[str, typer.Argument(metavar="INDICATOR", help="The indicator, such as ni-117.")]
AnyIndicator = Annotated[
    str, typer.Argument(metavar="[INDICATOR]", help="The indicator, such as ni-117.", show_default=False)
]
PlaceName = Annotated[
    str | None, typer.Option(metavar="PLACE", help="The place, such as northern. Default: the top place.")
]
Replaced = Annotated[
    str | None,
    typer.Option("--replace", metavar="WHY", help="Of a round released before: why this replaces it, in a few words."),
]
Rules = Annotated[Path, typer.Option(metavar="DIR", help="Where the rules of all plans are.")]
Data = Annotated[Path, typer.Option(metavar="DIR", help="Where the data of all plans are.")]
WorkerCount = Annotated[int, typer.Option(min=1, max=64, help="How many processes make documents.")]
Cards = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Your own templates. Default: cards/ here, else those of oba.")
]

PROCESSES = 2
RULES, DATA = Path("rules"), Path("data")
