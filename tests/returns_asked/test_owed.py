"""Who owes what: from whom a number is expected, since when, and whether it is awaited, late or there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.plan.tiny import row
from tests.returns_asked.asked import PERCENT, owed, said

AREAS = ("north", "south")
LAST = [row(area, "2023/24", "10 of 100", published="2024-05-01") for area in AREAS]
NORTH = "r1,2020-01-01,ni-1,,North team,north,30,\n"
BOTH = f"{NORTH}r2,2020-01-01,ni-1,,County team,,,\n"


@pytest.mark.parametrize(
    ("on", "north", "south"),
    [
        (date(2025, 3, 1), "awaited", "awaited"),
        (date(2025, 4, 30), "awaited", "awaited"),
        (date(2025, 5, 1), "late", "awaited"),
        (date(2025, 6, 29), "late", "awaited"),
        (date(2025, 6, 30), "late", "late"),
    ],
)
def test_a_number_is_late_after_its_senders_day(tmp_path: Path, on: date, north: str, south: str) -> None:
    """The north has 30 days from the end of March, the south the plan's 90; the last day itself is in time."""
    found = owed(tmp_path, LAST, BOTH, on)
    assert said(found) == [("north", "2024/25", north), ("south", "2024/25", south)]
    assert [one.sender for one in found] == ["North team", "County team"]


def test_what_has_come_is_said_with_its_day_and_is_asked_for_no_more(tmp_path: Path) -> None:
    """A row published by the day counts, one published later does not yet; a reason is an answer too."""
    rows = [*LAST, row("north", "2024/25", "x", published="2025-05-20")]
    before, after = (owed(tmp_path, rows, BOTH, date(2025, 5, day)) for day in (19, 20))
    assert said(before)[0] == ("north", "2024/25", "late")
    assert said(after) == [("north", "2024/25", "came"), ("south", "2024/25", "awaited")]
    assert after[0].came == date(2025, 5, 20)


def test_every_period_since_the_last_number_is_owed_and_none_that_ends_after_the_cut_off(tmp_path: Path) -> None:
    """A place that missed a year owes both; the year that ends next March is not asked for."""
    rows = [row("north", "2022/23", "10 of 100", published="2023-05-01"), LAST[1]]
    found = said(owed(tmp_path, rows))
    assert found == [("north", "2023/24", "late"), ("north", "2024/25", "late"), ("south", "2024/25", "late")]


def test_a_county_that_is_added_up_owes_nothing_unless_it_is_named(tmp_path: Path) -> None:
    """Its own number of long ago is no promise; where returns.csv names it, it is asked."""
    rows = [row("county", "2021/22", "20 of 200", published="2022-05-01"), *LAST]
    assert [place for place, _, _ in said(owed(tmp_path, rows))] == ["north", "south"]
    named = owed(tmp_path, rows, "r1,2020-01-01,ni-1,,County team,county,,\n")
    assert {place for place, _, _ in said(named)} == {"county", "north", "south"}


def test_a_county_whose_own_number_is_newer_than_its_parts_is_asked(tmp_path: Path) -> None:
    """And so it is where numbers are supplied for each place."""
    newer = [row("county", "2023/24", "20 of 200"), row("north", "2022/23", "10 of 100", published="2023-05-01")]
    assert "county" in {place for place, _, _ in said(owed(tmp_path, newer))}
    supplied = PERCENT.replace("roll_up: sum", "roll_up: supplied")
    every = [row("county", "2023/24", "20 of 200"), *LAST]
    assert "county" in {place for place, _, _ in said(owed(tmp_path, every, measure=supplied))}


def test_a_place_that_never_sent_is_asked_where_it_is_named(tmp_path: Path) -> None:
    """From the first period of the rule on; a place that nobody names and that never sent is not."""
    found = said(owed(tmp_path, [], NORTH))
    assert {place for place, _, _ in found} == {"north"}
    assert (found[0][1], found[-1][1]) == ("2018/19", "2024/25")
    assert owed(tmp_path, []) == ()


@pytest.mark.parametrize(
    ("received", "on", "expected"),
    [
        ("", date(2025, 4, 14), "awaited"),
        ("", date(2025, 4, 15), "late"),
        ("2025-04-20", date(2025, 4, 19), "late"),
        ("2025-04-20", date(2025, 4, 20), "came"),
        ("2024-12-20", date(2025, 4, 20), "late"),
    ],
)
def test_a_report_is_received_in_the_quarter_it_is_due_or_after(
    tmp_path: Path, received: str, on: date, expected: str
) -> None:
    """One received before the quarter began was that of an earlier one; it is due 14 days after the quarter's end."""
    schedule = "missing,2020-01-01,board,Missing from school,Attendance,twice a year,March and September\n"
    returns = f"r1,2020-01-01,,missing,Attendance,,14,{received}\n"
    found = owed(tmp_path, [], returns, on, schedule=schedule)
    assert said(found) == [("missing", "2024/25 Q4", expected)]
    assert found[0].sender == "Attendance"


def test_a_report_of_another_quarter_is_not_owed(tmp_path: Path) -> None:
    """The fourth quarter ends with March; a report of June is asked for later."""
    schedule = "missing,2020-01-01,board,Missing from school,Attendance,yearly,June\n"
    assert owed(tmp_path, [], schedule=schedule) == ()
