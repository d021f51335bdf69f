"""A clerk's desk with a plan that takes numbers from published files, and excerpts of such files."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from oba.cli import app
from oba.read.project import Project, read_project
from oba.returns.published.reading import read_published_file
from oba.returns.reading import FoundRow, Reading

FILES = Path(__file__).parent / "files"
PLAN = """\
title: Now
organisation: Oxfordshire
years: 2010 to 2030
source: Published numbers
tiers:
  - {id: county, name: County, documents: yes}
  - {id: district, name: District, documents: yes}
outcomes:
  - {id: safe, title: Safe}
groups:
  free-meals: {label: Free school meals, kind: meals}
rounds:
  - {id: 2025-26-q3, cut_off: 2026-01-15, meeting: 2026-02-11}
policy: {compare: as printed, on_course: 0.95, expected_within: 730, suppress_below: 6}
"""
RULE = """\
id: {name}
title: The indicator {name}
outcome: safe
accountability: population
measure: {{kind: "{kind}", of: children, every: year, year: {year}, decimals: 1, roll_up: supplied{more}}}
in_force:
  - from: {first}
    direction: {{better: lower, compare_with: previous, change_of_at_least: 1}}
    trajectory: {{targets: {{{last}: monitor}}}}
    reference:
      source: A test
      approved: {{by: A test, on: 2001-01-31}}
      owner: Another test
      review: 2030-01-31
examples:
  - given: {{{first}: 5}}
    then: {{threshold: monitored}}
"""
PLACES = """\
id,name,tier,parent
oxfordshire,Oxfordshire,county,
cherwell,Cherwell,district,oxfordshire
south-east,South East,,
england,England,,
"""
CODES = """\
places:
  oxfordshire: [E10000025, 931]
  cherwell: E07000177
  south-east: [E12000008, 989, South East]
  england: [E92000001, 970]
indicators:
"""


WINDOWS = {
    "window: 3": ("2005 to 2007", "2028 to 2030"),
    "window: 5": ("2005/06 to 2009/10", "2025/26 to 2029/30"),
}


class Said(NamedTuple):
    """What the command said, where, and how it ended."""

    out: str
    err: str
    status: int


def rule(name: str, kind: str, year: str, more: str = "") -> None:
    """Write a rule of a kind of number into the folder that is the current one."""
    first, last = ("2005", "2030") if year == "calendar" else ("2005/06", "2029/30")
    if more.startswith("window: "):
        first, last = WINDOWS[more]
    path = Path("rules/demo/safe") / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    more = f", {more}" if more else ""
    text = RULE.format(name=name, kind=kind, year=year, more=more, first=first, last=last)
    path.write_text(text, encoding="utf-8")


def lay_out(mapping: str, codes: str = CODES) -> None:
    """The plan's own file, its places and its published.yaml, in the folder that is the current one."""
    data = Path("data/demo")
    (data / "observations").mkdir(parents=True, exist_ok=True)
    Path("rules/demo").mkdir(parents=True, exist_ok=True)
    Path("rules/demo/plan.yaml").write_text(PLAN, encoding="utf-8")
    (data / "places.csv").write_text(PLACES, encoding="utf-8")
    (data / "published.yaml").write_text(codes + mapping, encoding="utf-8")


def entry(layout: str, more: str, unit: str = "percent", indicator: str = "share") -> str:
    """An entry of published.yaml in one line."""
    head = f"  - {{indicator: {indicator}, layout: {layout}, unit: '{unit}', published: 2025-12-04, status: final, "
    return f"{head}{more}}}\n"


def lines(*rows: str) -> bytes:
    """A table of some lines."""
    return ("\n".join(rows) + "\n").encode()


def project() -> Project:
    """The plan as it stands, of which no part may be wrong."""
    found, problems = read_project(Path("rules"), Path("data"), "demo", Path())
    assert not [one for one in problems if one.stops], problems
    assert found
    return found


def read(name: str, data: bytes | None = None) -> Reading:
    """What is understood of an excerpt, or of other bytes under its name."""
    found = read_published_file(name, (FILES / name).read_bytes() if data is None else data, project())
    assert isinstance(found, Reading), found
    return found


def refusals(reading: Reading) -> list[str]:
    """Each refusal with its cell; beside one there is never a row."""
    assert not (reading.refused and reading.rows)
    return [f"{one.cell}: {one.why}" for one in reading.refused]


def row(reading: Reading, place: str, period: str, indicator: str = "") -> FoundRow:
    """The one row of a place and a period, of an indicator where one is named."""
    (found,) = (
        one
        for one in reading.rows
        if (one.fields["place"], one.fields["period"]) == (place, period) and indicator in ("", one.fields["indicator"])
    )
    return found


def receive(*words: str) -> Said:
    """Type `oba receive demo …` in the folder that is the current one."""
    said = CliRunner().invoke(app, ["receive", "demo", *words], catch_exceptions=False)
    return Said(said.stdout, said.stderr, said.exit_code)


def take(name: str) -> str:
    """An excerpt laid on the desk, and its name there."""
    shutil.copy(FILES / name, name)
    return name
