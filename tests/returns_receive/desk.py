"""A clerk's desk: a folder with the small plan, and the command as it is typed there."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from typer.testing import CliRunner

from oba.cli import app
from oba.returns.form import COLUMNS, HEADING_ROW, KNOWN, KNOWN_ROW, PLAN, ROUND, SENDER, SHEET

GOOD = Path(__file__).parents[1] / "problems" / "good"
OBSERVATIONS = Path("data/demo/observations")
RECEIVED = Path("data/demo/received.yaml")
HEADINGS = "indicator,place,period,numerator,denominator,value,missing,status,published,note\n"
MARKS = {PLAN: "demo", ROUND: "2010-11-q2", SENDER: "connexions"}
RETURNS = "id,known,indicator,topic,sender,places,days,received\nr1,2010-01-20,ni-1,,Connexions,,,\n"


class Said(NamedTuple):
    """What the command said, where, and how it ended."""

    out: str
    err: str
    status: int


def lay_out(at: Path) -> None:
    """The small plan's rules, places and numbers, without its registers."""
    shutil.copytree(GOOD / "rules", at / "rules")
    (at / OBSERVATIONS).mkdir(parents=True)
    shutil.copy(GOOD / "data/demo/places.csv", at / "data/demo")
    shutil.copy(GOOD / "data/demo/observations/all.csv", at / OBSERVATIONS)


def receive(*words: str) -> Said:
    """Type `oba receive demo …` in the folder that is the current one."""
    said = CliRunner().invoke(app, ["receive", "demo", *words], catch_exceptions=False)
    return Said(said.stdout, said.stderr, said.exit_code)


def table(*lines: str, name: str = "came.csv") -> str:
    """A table in the columns of observations, and its name."""
    Path(name).write_text(HEADINGS + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return name


def written() -> dict[str, str]:
    """The texts of all files of observations, by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(OBSERVATIONS.iterdir())}


def filled_form(
    *lines: Mapping[str, Any],
    known: date | str | None = None,
    marks: Mapping[str, str] | None = None,
    name: str = "back.xlsx",
    percent: bool = False,
) -> str:
    """A workbook as a sender fills it in, made of the columns that are read: each line gives its cells by field."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    sheet.cell(KNOWN_ROW, 1, KNOWN)
    sheet.cell(KNOWN_ROW, 2, known)
    for n, column in enumerate(COLUMNS, start=1):
        sheet.cell(HEADING_ROW, n, column.heading)
        for m, line in enumerate(lines, start=1):
            cell = sheet.cell(HEADING_ROW + m, n, line.get(column.field))
            if percent and column.field == "value":
                cell.number_format = "0.0%"
    properties: CustomPropertyList[Any] = book.custom_doc_props  # type: ignore[attr-defined]
    for mark, text in (MARKS if marks is None else marks).items():
        properties.append(StringProperty(name=mark, value=text))
    book.save(name)
    return name
