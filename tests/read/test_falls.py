"""Numbers sent for the year to date: a count of what has happened cannot fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.door import HEADER, project, rule_text, version

COUNT = "{kind: count, of: pupils, every: quarter, year: financial, decimals: 0, roll_up: sum, sent_as: year to date}"
PERCENT = COUNT.replace("count", "percent")
RATE = COUNT.replace("count", "rate per 1000")


def wrong(root: Path, *rows: str, measure: str = COUNT, places: tuple[str, ...] = ()) -> list[str]:
    """What is said of quarters to date, the county's unless said otherwise."""
    lines = [f"ni-1,{place},{row}" for place, row in zip(places or ["county"] * len(rows), rows, strict=True)]
    rule = rule_text(version(since="2009/10 Q1"), measure, "{given: {2009/10 Q1: 5}, then: {comparators: not asked}}")
    table = {"rules/health/ni-1.yaml": rule, "data/observations/all.csv": "\n".join((HEADER, *lines)) + "\n"}
    return [f"{one.code}:{one.where.line}:{one.where.column}" for one in project(root, table)[1]]


def row(period: str, cells: str, *, missing: str = "", status: str = "final", on: str = "2010-06-01") -> str:
    """A quarter to date: numerator, denominator, value."""
    return f"{period},,{cells},,,,{missing},{status},{on}"


@pytest.mark.parametrize(("measure", "before", "after", "said"), [
    (COUNT, ",,110", ",,110", []),
    (COUNT, ",,110", ",,109", ["D031:3:value"]),
    (PERCENT, "4,100,", "4,120,", []),
    (PERCENT, "4,100,", "3,120,", ["D031:3:numerator"]),
    (PERCENT, "4,100,", "4,90,", ["D031:3:denominator"]),
    (PERCENT, ",,4.0", ",,3.0", []),
    (RATE, "4,1000,", "5,900,", []),
    (RATE, "4,1000,", "3,1000,", ["D031:3:numerator"]),
    (COUNT.replace(", sent_as: year to date", ""), ",,110", ",,100", []),
])  # fmt: skip
def test_a_count_to_date_does_not_fall(measure: str, before: str, after: str, said: list[str], tmp_path: Path) -> None:
    """Numerators and counts only grow, and a percentage's denominators; a share, and a population, may fall."""
    assert wrong(tmp_path, row("2009/10 Q1", before), row("2009/10 Q2", after), measure=measure) == said


def test_the_latest_rows_are_compared(tmp_path: Path) -> None:
    """A number that was too high and has been revised is compared no more, nor is what is disputed or missing."""
    first, second = row("2009/10 Q1", ",,110"), row("2009/10 Q2", ",,100")
    revised = row("2009/10 Q1", ",,90", status="revised", on="2010-07-01")
    assert wrong(tmp_path, first, second, revised) == []
    assert wrong(tmp_path, row("2009/10 Q1", ",,110", status="disputed"), second) == []
    assert wrong(tmp_path, first, row("2009/10 Q2", ",,", missing="x"), row("2009/10 Q3", ",,100")) == ["D031:4:value"]


def test_years_and_places_are_apart(tmp_path: Path) -> None:
    """A new year begins anew, another place has its own count, and a whole year's row is not one of its quarters."""
    assert wrong(tmp_path, row("2009/10 Q4", ",,400"), row("2010/11 Q1", ",,90", on="2010-08-01")) == []
    north = row("2009/10 Q2", ",,20")
    assert wrong(tmp_path, row("2009/10 Q1", ",,110"), north, places=("county", "north")) == []
    yearly = COUNT.replace("}", ", year_is: sum}")
    assert wrong(tmp_path, row("2009/10 Q4", ",,400"), row("2009/10", ",,390"), measure=yearly) == []
