"""Sheets as councils keep them, beside the worked example as it was known on 15 October 2010."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from oba.read.project import Project, read_project
from oba.returns.comparison import Relation
from oba.returns.receipt import Receipt, receive

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "tests/returns_layout/vectors"
FILES = {
    "survey-csv": "TellUs and Parks survey export.csv",
    "county-scorecard": "CYPF_Scorecard_Q2_1011.xlsx",
    "attainment-groups": "L3 at 19 FSM gap and PA.xlsx",
    "lac-placements": "LAC stability Q2 (saved in Excel).xlsx",
    "neet-months": "Connexions NEET monthly monitoring.xlsx",
}
WORDS = {"new": "new", "revised": "revised", "same": "the same", "conflict": "conflict", "older": "older"}
# plan.csv has this number, under a period that it writes 2008/9.
KNOWN = {("ni-53a", "oxfordshire", "2008/09"): "the same"}


@cache
def project() -> Project:
    """The worked example."""
    found, _ = read_project(ROOT / "rules", ROOT / "data", "cypp-2010-13", ROOT)
    assert found is not None
    return found


@cache
def receipt(folder: str) -> Receipt:
    """A file received into the second quarter of 2010/11; nobody has answered anything."""
    now = next(one for one in project().plan.rounds if one.id == "2010-11-q2")
    receipts, refused = receive((VECTORS / folder / FILES[folder],), project(), now, {})
    assert refused == ()
    return receipts[0]


def expected(folder: str) -> dict[tuple[str, str, str, str], str]:
    """How each number of a file stands."""
    rows: list[Mapping[str, str]] = json.loads((VECTORS / folder / "expected.json").read_text(encoding="utf-8"))["rows"]
    found: dict[tuple[str, str, str, str], str] = {}
    for row in rows:
        if said := row.get("beside_the_worked_example"):
            key = row["indicator"], row["place"], row["period"]
            found[(*key, row["group"])] = KNOWN.get(key, WORDS[said.split()[0]])
    return found


@pytest.mark.parametrize("folder", FILES)
def test_every_number_stands_as_a_careful_analyst_says(folder: str) -> None:
    """Row by row; the same to the decimals given is the same."""
    found = {
        (row.row.indicator, row.row.place, str(row.row.period), row.found.fields.get("group", "")): str(row.relation)
        for row in receipt(folder).rows
        if row.row
    }
    assert {key: relation.partition(" to the ")[0] for key, relation in found.items()} == expected(folder)


def test_a_number_of_another_decimal_place_is_not_taken_for_a_revision() -> None:
    """Half of the scorecard says again, to one decimal, what the plan has in counts; two numbers are in conflict."""
    counts = Counter(row.relation for row in receipt("county-scorecard").rows)
    assert counts == {
        Relation.NEW: 24, Relation.SAME: 10, Relation.NEARLY: 15, Relation.REVISED: 1, Relation.CONFLICT: 2,
    }  # fmt: skip


def test_nothing_goes_in_that_waits_for_a_person() -> None:
    """Of the survey nothing is written before its status is told, of the scorecard two rows that tell their own."""
    assert [len(receipt(folder).written) for folder in ("survey-csv", "county-scorecard")] == [0, 2]
