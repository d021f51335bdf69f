"""The rules hold the plan's table of key targets, cell by cell, and change nothing in it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from oba.domain.measure import YearIs
from oba.domain.period import Every
from oba.domain.rule import Rule, Version
from oba.domain.target import STRICT, Target, Word
from oba.read.rulebook import read_rulebook
from tests.plan.table import BESIDE, DATA, PUBLISHED, ROOT, RULES, TABLE, TBA, YEARS, Row, bracketed, first

EACH = pytest.mark.parametrize("row", TABLE, ids=lambda row: row.id)


@cache
def rules() -> Mapping[str, Rule]:
    """The plan's rules as they are read; none may have a problem."""
    book, problems = read_rulebook(RULES, ROOT)
    assert book is not None
    assert problems == ()
    return book.rules


def published(row: Row) -> Version:
    """The version that the plan itself printed."""
    version = rules()[row.id].versions[-1]
    assert version.reference.approved_on == date.fromisoformat(PUBLISHED)
    return version


def targets(row: Row) -> Mapping[str, Target]:
    """The targets of the plan's own version, by year."""
    return {str(target.period): target for target in published(row).trajectory.targets}


def printed_numbers(row: Row) -> list[dict[str, str]]:
    """The rows of the data that stand for a row's latest number, disputed ones left out."""
    with (DATA / "observations" / "plan.csv").open(encoding="utf-8", newline="") as file:
        return [
            line
            for line in csv.DictReader(file)
            if (line["indicator"], line["place"], line["period"]) == (row.id, "oxfordshire", row.year)
            and line["status"] == "final"
        ]


def test_there_is_one_rule_for_each_row_of_the_table_and_no_other() -> None:
    """Twenty-one rows make twenty-one rules, each under the table's own heading; two rules stand beside them.

    The safeguarding board's measures are no rows of it, and no place's.
    """
    found = {rule.id: rule.outcome for rule in rules().values() if rule.outcome != "safeguarding"}
    assert len(TABLE) == 21
    assert {row.id: row.outcome for row in TABLE} | BESIDE == found


@EACH
def test_every_target_is_the_cell_that_the_plan_prints(row: Row) -> None:
    """Number, strictness, the figure in brackets and what is still to be agreed are the cell's, in all four years."""
    found = targets(row)
    assert tuple(found) == YEARS
    for year, cell in zip(YEARS, row.targets, strict=True):
        target = found[year]
        if cell == TBA:
            assert target.aim.word is Word.TO_BE_AGREED
            continue
        edge = target.aim.low if row.better == "higher" else target.aim.high
        assert edge == first(cell)
        assert (target.aim.word in STRICT) == cell.startswith("<")
        assert bool(target.provisional) == ("to be" in cell)
        assert target.also == bracketed(cell)
        assert target.as_printed in ("", cell)


@EACH
def test_the_direction_of_a_rule_is_the_one_its_targets_run_in(row: Row) -> None:
    """Lower is better exactly where the table's words and signs say so."""
    assert str(published(row).direction.better) == row.better


@EACH
def test_every_rule_names_the_page_it_was_taken_from(row: Row) -> None:
    """An auditor finds the row on the page that the rule names."""
    assert published(row).reference.source.endswith(f"key targets, page {row.page}")


@EACH
def test_the_latest_number_stands_in_the_data_as_the_plan_prints_it(row: Row) -> None:
    """The table's latest data is in the data with its page, and a number in brackets stands beside it."""
    lines = printed_numbers(row)
    assert first(lines[0]["value"]) == first(row.latest)
    assert all(f"page {row.page}" in line["source"] for line in lines)
    beside = {lines[0]["numerator"], *(line["value"] for line in lines[1:])}
    assert not bracketed(row.latest) or bracketed(row.latest) in beside


@EACH
def test_every_trajectory_starts_from_the_latest_number(row: Row) -> None:
    """The path to the targets starts where the plan's table does."""
    start = published(row).trajectory.start
    assert start is not None
    assert start.value == first(row.latest)
    assert str(start.period) == {"2008/9": "2008/09"}.get(row.year, row.year)


def test_almost_nothing_was_agreed_for_the_last_year() -> None:
    """For 2012/13 two targets are firm, two provisional and seventeen to be agreed."""
    last = [targets(row)["2012/13"] for row in TABLE]
    counted = Counter("firm" if t.firm else "provisional" if t.aim.numeric else "to be agreed" for t in last)
    assert counted == {"firm": 2, "provisional": 2, "to be agreed": 17}


def test_five_targets_for_the_first_year_had_been_met_before_it_began() -> None:
    """NI 62, 87, 56b, 111 and 53a already meet their target for 2010/11."""
    met = {row.id for row in TABLE if targets(row)["2010/11"].aim.met_by(first(row.latest))}
    assert met == {"ni-62", "ni-87", "ni-56b", "ni-111", "ni-53a"}


def test_a_version_approved_later_says_that_it_is_illustrative() -> None:
    """Nothing made up can be taken for the Trust's own decision."""
    later = [version for rule in rules().values() for version in rule.versions[:-1]]
    assert later
    assert all("llustrative" in v.reference.note and "llustrative" in v.reference.approved_by for v in later)


def test_every_choice_that_the_plan_does_not_state_says_why() -> None:
    """The edge of amber or the test in its place, the change that counts, the history, who is similar, the owner."""
    for row in TABLE:
        version = published(row)
        rated = "threshold.test" if version.threshold.test else "threshold.amber"
        assert {"direction", rated, "baseline", "comparators", "owner"} <= set(version.assumed), row.id


def test_every_rule_that_judges_areas_by_the_countys_target_says_that_this_is_assumed() -> None:
    """The plan sets targets for the county only, and no area has agreed to one."""
    judging = [version for rule in rules().values() for version in rule.versions if version.threshold.areas_as_parent]
    assert len(judging) >= len(TABLE)
    assert all({"threshold.areas", "version"} & set(version.assumed) for version in judging)


def test_the_two_gaps_of_the_early_years_are_never_one_series() -> None:
    """Section 2 measures against the rest of their peers, the table against the county average."""
    with (DATA / "observations" / "plan.csv").open(encoding="utf-8", newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["indicator"].startswith("ni-92")]
    found = {(line["indicator"], line["period"], line["value"], line["status"]) for line in lines}
    assert found == {
        ("ni-92", "2009/10", "33.3", "final"),
        ("ni-92r", "2006/07", "38.4", "final"),
        ("ni-92r", "2009/10", "33.5", "final"),
    }
    assert all(("section 2" in line["source"]) == (line["indicator"] == "ni-92r") for line in lines)
    parts = [rules()[name].measure.between for name in ("ni-92", "ni-92r")]
    assert parts == [("average", "lowest-fifth"), ("rest", "lowest-fifth")]


def test_the_count_by_quarter_has_the_targets_that_the_plan_prints_in_brackets() -> None:
    """A whole year's target judges the sum of four quarters, and the report by quarter is said to be illustrative."""
    rule = rules()["ni-111q"]
    (version,) = rule.versions
    (row,) = (row for row in TABLE if row.id == "ni-111")
    assert [str(target.aim.high) for target in version.trajectory.targets] == [bracketed(cell) for cell in row.targets]
    assert version.trajectory.start is not None
    assert str(version.trajectory.start.value) == bracketed(row.latest)
    assert (rule.measure.every, rule.measure.year_is) == (Every.QUARTER, YearIs.SUM)
    assert "llustrative" in version.reference.note
    assert "llustrative" in version.reference.approved_by
