"""Eight workbooks as councils keep them, held against what a careful analyst gets out of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from oba.domain.measure import Measure
from oba.returns.layout.period_choice import fits
from oba.returns.layout.read import read_layout
from tests.returns_layout.reader import (
    accounted,
    careful,
    expected,
    facts,
    lexicon,
    reading,
    workbook,
)

CASES = ("county-scorecard", "attainment-groups", "lac-placements", "neet-months", "survey-csv")
PLANS = ("cypp-2010-13", "sheets-quarterly")
WITH_PLANS = [(case, PLANS[0]) for case in CASES] + [(case, PLANS[1]) for case in ("lac-placements", "neet-months")]


def _measure(row: Mapping[str, Any], plan: str) -> Measure:
    return lexicon(plan).rules[row["indicator"]].measure


@pytest.mark.parametrize(("case", "plan"), WITH_PLANS)
def test_the_rows_are_those_of_a_careful_analyst(case: str, plan: str) -> None:
    """Every number is read exactly, with its place, period, group, status and day, and no number is made up.

    Quarters and months are rows where the plan counts in them, and have no place where it counts in years.
    """
    wanted = [row for row in expected(case)["rows"] if fits(row["period"], _measure(row, plan))]
    assert {facts(row.fields) for row in reading(case, plan).rows} == {facts(row) for row in wanted}


@pytest.mark.parametrize(("case", "plan"), WITH_PLANS)
def test_each_row_says_where_it_was_read(case: str, plan: str) -> None:
    """The cell of each number is the one an analyst would point at."""
    found = {facts(row.fields): row for row in reading(case, plan).rows}
    for row in expected(case)["rows"]:
        if fits(row["period"], _measure(row, plan)):
            cells = {
                name: cell
                for name, cell in row["cells"].items()
                if name in ("numerator", "denominator", "value", "missing")
            }
            own = found[facts(row)]
            assert {name: own.cells[name] for name in cells} == cells
            assert own.sheet == row["sheet"]


@pytest.mark.parametrize(("case", "plan"), WITH_PLANS)
def test_no_more_and_no_fewer_questions_are_asked(case: str, plan: str) -> None:
    """What only a person can tell is asked once for each kind, and nothing else is asked."""
    asked = [
        (one.sheet, _first(one.cells)) for one in reading(case, plan).asked if one.id not in ("status", "published")
    ]
    wanted = [
        (one["sheet"], _first(one["cells"]))
        for one in expected(case)["ask"]
        if one["id"] not in ("status", "published")
    ]
    assert sorted(sheet for sheet, _ in asked) == sorted(sheet for sheet, _ in wanted)
    whole = {one.id for one in reading(case, plan).asked} & {"status", "published"}
    assert whole == {one["id"] for one in expected(case)["ask"]} & {"status", "published"}


@pytest.mark.parametrize("case", CASES)
def test_what_is_refused_and_what_has_no_place_is_named_by_its_cell(case: str) -> None:
    """A cell that cannot be read is refused with what it seems to be, and a name that the plan lacks has no place."""
    found = reading(case)
    wanted = expected(case)
    assert [(one.sheet, one.cell, one.seen) for one in found.refused] == [
        (one["sheet"], one["cell"], one["seen"]) for one in wanted["refuse"]
    ]
    names = [(one.sheet, _first(one.cell), one.seen) for one in found.unplaced if " counts every " not in one.why]
    assert names == [(one["sheet"], _first(one["cell"]), one["seen"]) for one in wanted["cannot_place"]]
    kept = sum(" counts every " in one.why for one in found.unplaced)
    assert kept == wanted["summary"].get("cannot be placed", 0)


@pytest.mark.parametrize("case", CASES)
def test_warnings_stand_where_an_analyst_would_look_twice(case: str) -> None:
    """A target that looks like a small count, a base, a date both ways, a sum that does not add up: each is said."""
    assert {(one.sheet, _first(one.cell)) for one in reading(case).warnings} == {
        (one["sheet"], _first(one["cell"])) for one in expected(case)["warn"]
    }


@pytest.mark.parametrize(("case", "plan"), WITH_PLANS)
def test_careful_answers_make_every_row_complete(case: str, plan: str) -> None:
    """With what a careful analyst says nothing is asked any more, and every row can be written as it was shown."""
    before = reading(case, plan)
    after = read_layout(workbook(case), lexicon(plan), careful(before.asked))
    assert after.asked == ()
    assert all(not row.after and row.fields["status"] and row.fields["published"] for row in after.rows)
    assert [_told(row.fields) for row in after.rows] == [_told(row.fields) for row in before.rows]


@pytest.mark.parametrize("case", CASES)
def test_rows_wait_for_the_questions_they_hang_on(case: str) -> None:
    """A row that stands in a doubt names it; one that does not waits at most for the file's status and day."""
    found = {facts(row.fields): row for row in reading(case).rows}
    whole = {"status", "published", "sheets"}
    for row in expected(case)["rows"]:
        own = found.get(facts(row))
        if own is not None:
            assert bool(set(own.after) - whole) == bool(row.get("after")), row
            assert ("status" in own.after) == (not row["status"])


@pytest.mark.parametrize("case", CASES)
def test_every_cell_is_accounted_for(case: str) -> None:
    """No cell that holds anything is passed over in silence: it is read, left out with a reason, or refused."""
    told = accounted(reading(case))
    book = workbook(case)
    missed = [
        (sheet.name, cell.name)
        for sheet in book.sheets
        for cell in sheet.cells.values()
        if str(cell.value).strip() and (sheet.name, cell.name) not in told
    ]
    assert missed == []


def _first(cells: str) -> str:
    """The first cell of some, without its row where a whole column is meant."""
    return cells.replace(",", ":").replace(";", ":").split(":")[0].strip()


def _told(row: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in row.items() if name not in ("status", "published")}
