"""The schemas beside rules and data allow what the program reads, and mark what an editor can mark."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from oba.domain.problem import Problem
from oba.read.data.column_words import TABLE_WORDS
from oba.read.data.table_schema import TABLES
from oba.read.schemas import SCHEMAS
from oba.read.shapes.fields import Shape
from oba.read.shapes.parts import part_names
from tests.read.door import PLAN as PLAN_TEXT
from tests.read.door import project, rule_text, version
from tests.read.json_schema import faults
from tests.read.test_readmes import SHAPES

ROOT = Path(__file__).parents[2]
PLANS = [path.parent.name for path in ROOT.glob("rules/*/plan.yaml")]
RULE = json.loads(SCHEMAS["rules/schema.json"])
PLAN = json.loads(SCHEMAS["rules/plan-schema.json"])


def read(text: str) -> Any:  # noqa: ANN401  (YAML of any sort)
    """A file as an editor sees it: yes and no are words, dates are text."""
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506  (it makes texts only)


@pytest.mark.parametrize("path", sorted(ROOT.glob("rules/*/*/*.yaml")), ids=lambda path: path.stem)
def test_every_rule_here_fits_the_schema(path: Path) -> None:
    """No editor marks what the program reads."""
    assert list(faults(_numbers(read(path.read_text())), RULE, RULE)) == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("rules/*/plan.yaml")), ids=lambda path: path.parent.name)
def test_every_plan_here_fits_the_schema(path: Path) -> None:
    """Boards, aims, groups and rounds of both sorts."""
    assert list(faults(_numbers(read(path.read_text())), PLAN, PLAN)) == []


def _numbers(node: Any) -> Any:  # noqa: ANN401
    """Plain data whose whole numbers are numbers, as in every editor."""
    if isinstance(node, dict):
        return {key: _numbers(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_numbers(item) for item in node]
    return int(node) if node.isdigit() else node


LOWER = "{better: lower, compare_with: previous}"


@pytest.mark.parametrize(
    ("wrong", "marked"),
    [
        (version("{better: up}"), "up is none of"),
        (version("{compare_with: previous}"), "no better"),
        (version(LOWER, "threshold: {ambr: none}"), "ambr is no part"),
        (version(LOWER, "threshold: {amber: half a point}"), "half a point is written otherwise"),
        (version(LOWER, "trajectory: {targets: {2009/10: <= 4}}"), "fits none"),
        (version(LOWER, "threshold: none"), "not object"),
        (version("none") + version(since="2008/09"), "not object"),
        (version(LOWER).partition("    reference")[0] + version(since="2008/09"), "no reference"),
        (version(LOWER, "comparators: {with: [england], test: chi squared}"), "chi squared is written otherwise"),
    ],
)
def test_an_editor_marks_what_is_wrong(wrong: str, marked: str) -> None:
    """A word, a missing part, a misspelt one, a phrase, and what no version may take over or away."""
    found = list(faults(_numbers(read(rule_text(wrong))), RULE, RULE))
    assert any(marked in one for one in found), found


def test_an_editor_lets_a_later_version_say_what_differs() -> None:
    """Single targets, none for keys, parts, targets, areas and assumptions."""
    newer = version().replace(
        "    direction: {better: lower, compare_with: previous}\n",
        "    direction: {test: recent trend}\n    threshold: none\n    baseline: {interval: 90}\n"
        "    trajectory: {targets: {2009/10: none, 2010/11: at most 4}, areas: {north: none}, planned: none}\n"
        "    comparators: {method: none, test: interval 95}\n    assumed: {direction: none}\n",
    )
    assert list(faults(_numbers(read(rule_text(newer + version(since="2008/09")))), RULE, RULE)) == []


@pytest.mark.parametrize("shape", [one for one in SHAPES if one.says])
def test_an_editor_says_what_every_part_of_a_rule_is_for(shape: type[Shape]) -> None:
    """No part is added without its sentence, and none keeps the sentence of another."""
    assert set(shape.says) == set(part_names(shape))
    assert all(says.endswith((".", "?")) for says in shape.says.values())


def test_every_column_has_its_words_and_no_other() -> None:
    """A column that is added to a table needs a sentence here, or the schemas cannot be made."""
    assert {table: set(words) for table, words in TABLE_WORDS.items()} == {
        table: set(columns.known) for table, columns in TABLES.items()
    }
    assert all(word.says.endswith(".") for words in TABLE_WORDS.values() for word in words.values())


ROWS = {
    "places.csv": {"id": "west", "name": "The west", "tier": "area", "parent": "county"},
    "observations.csv": {
        "indicator": "ni-1", "place": "county", "period": "2009/10", "status": "final", "published": "2010-05-01",
        "value": "4.3",
    },
    "actions.csv": {
        "id": "a", "known": "2010-05-01", "indicator": "ni-1", "action": "Do it", "lead": "Head",
        "start": "2010-05-01", "due": "2010-09-01", "status": "planned", "cost": "none",
    },
    "milestones.csv": {
        "id": "m", "known": "2010-05-01", "outcome": "health", "year": "2010/11", "milestone": "Done",
        "challenged_by": "board", "status": "planned",
    },
    "risks.csv": {
        "id": "r", "known": "2010-05-01", "outcome": "health", "risk": "Rain", "likelihood": "low", "impact": "low",
        "action": "Wait", "owner": "Head", "review": "2010-09-01",
    },
    "decisions.csv": {
        "id": "d", "known": "2010-05-01", "meeting": "2010-05-01", "body": "board", "kind": "request", "text": "Say",
        "status": "open",
    },
    "returns.csv": {"id": "t", "known": "2010-05-01", "indicator": "ni-1", "sender": "Head"},
    "schedule.csv": {
        "id": "s", "known": "2010-05-01", "board": "board", "topic": "Rain", "frequency": "yearly",
    },
    "resources.csv": {"body": "We", "item": "Tea", "million": "1.5", "status": "stated"},
    "needs.csv": {
        "id": "n", "known": "2010-05-01", "every_child_matters": "Be healthy", "statement": "They are well",
        "source": "We",
    },
    "consultation.csv": {
        "id": "c", "known": "2010-05-01", "theme": "Rain", "said": "Less", "said_by": "All", "when": "May",
    },
    "cleared.csv": {
        "file": "risks.csv", "place": "", "indicator": "ni-1", "round": "2010-11-q2", "digest": "5731-4cee-6bfd-f9f6",
        "by": "Head", "on": "2010-10-20",
    },
}  # fmt: skip
# Cells that may be empty by themselves, and not together with another.
EITHER = {
    ("actions.csv", "indicator"),
    ("milestones.csv", "outcome"),
    ("returns.csv", "indicator"),
    ("needs.csv", "every_child_matters"),
}
OTHERS = {("places.csv", "tier"), ("places.csv", "parent"), ("resources.csv", "million"), ("observations.csv", "value")}


@pytest.mark.parametrize("table", ROWS)
def test_the_schema_requires_a_cell_just_where_the_reader_does(table: str, tmp_path: Path) -> None:
    """A row is sound; with one cell emptied it has a problem at that column if and only if its field is required."""
    row = ROWS[table]
    emptied = [{**_named(row, n), column: ""} for n, column in enumerate(row)]
    wrong = _wrong(tmp_path, table, [_named(row, len(row)), *emptied])
    assert [one for one in wrong if one.where.line == 2 + (table == "places.csv")] == []
    found = {(one.where.line or 0, one.where.column) for one in wrong}
    first = 3 + (table == "places.csv")
    told = {column for n, column in enumerate(row, first) if (n, column) in found}
    free = {column for name, column in EITHER | OTHERS if name == table}
    assert told - free == {column for column in row if TABLE_WORDS[table][column].filled}


def _named(row: dict[str, str], n: int) -> dict[str, str]:
    """A row of its own name, or of its own period."""
    own = {"id": f"{row.get('id')}-{n}", "name": f"Place {n}", "period": f"{1990 + n}/{(91 + n) % 100:02d}"}
    return {column: own.get(column, cell) for column, cell in row.items()}


def _wrong(root: Path, table: str, rows: list[dict[str, str]]) -> list[Problem]:
    """The problems of a table that has these rows, plainly added to a small plan."""
    boards = f"{PLAN_TEXT}boards: [{{id: board, name: Board, place: county}}]\n"
    top = [("county", "The county", "county", "")] if table == "places.csv" else []
    name = "observations/all.csv" if table == "observations.csv" else table
    lines = [",".join(one) for one in (tuple(rows[0]), *top, *(tuple(row.values()) for row in rows))]
    found = project(root, {"rules/plan.yaml": boards, f"data/{name}": "\n".join(lines) + "\n"})[1]
    return [one for one in found if one.where.file.endswith(name)]


FILLED = [path for path in sorted(ROOT.glob("data/*/**/*.csv")) if path.parent.name in (*PLANS, "observations")]


@pytest.mark.parametrize("table", FILLED, ids=lambda path: "/".join(path.parts[-3:]))
def test_every_table_here_fits_its_schema(table: Path) -> None:
    """Its columns are known, and each filled cell is one of the words allowed."""
    name = "observations.csv" if table.parent.name == "observations" else table.name
    fields = {
        one["name"]: one for one in json.loads(SCHEMAS[f"data/schemas/{name.replace('.csv', '.json')}"])["fields"]
    }
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert set(row) <= set(fields)
            for column, cell in row.items():
                limits = fields[column].get("constraints", {})
                assert cell or not limits.get("required")
                assert not cell or cell in limits.get("enum", [cell])
