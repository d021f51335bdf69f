"""Who owes what: from whom a number is expected, since when, and whether it is awaited, late or there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from oba.domain.owed import Owed
from oba.domain.period import Period
from oba.quarter import asked
from tests.plan.tiny import row
from tests.returns_asked.asked import CUT_OFF, NOW, PERCENT, owed, project, reports, said

SOUTH_LATE = [("south", "2022/23", "late"), ("south", "2024/25", "late")]
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
    assert [one.sender for one in found if not one.earlier] == ["North team", "County team"]


def test_what_has_come_is_said_with_its_day_and_is_asked_for_no_more(tmp_path: Path) -> None:
    """A row published by the day counts, one published later does not yet; a reason is an answer too."""
    rows = [*LAST, row("north", "2024/25", "x", published="2025-05-20")]
    before, after = (owed(tmp_path, rows, BOTH, date(2025, 5, day)) for day in (19, 20))
    assert said(before)[0] == ("north", "2024/25", "late")
    assert said(after) == [("north", "2024/25", "came"), ("south", "2024/25", "awaited")]
    assert [(one.came, one.unavailable) for one in after if one.period == newest(after)][:1] == [
        (date(2025, 5, 20), True)
    ]


def test_every_period_since_the_last_number_is_owed_and_none_that_ends_after_the_cut_off(tmp_path: Path) -> None:
    """A place that missed a year owes both; the south's of the year that the county cannot be added up for is owed."""
    rows = [row("north", "2022/23", "10 of 100", published="2023-05-01"), LAST[1]]
    found = said(owed(tmp_path, rows))
    assert found == [("north", "2023/24", "late"), ("north", "2024/25", "late"), *SOUTH_LATE]


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
    """From the first period of the rule on, as it is where the answers wait for it and nobody is named."""
    found = owed(tmp_path, [], NORTH)
    assert {(one.place, one.sender) for one in found} == {("north", "North team"), ("south", "")}
    assert (str(found[0].period), str(found[6].period)) == ("2018/19", "2024/25")
    assert said(owed(tmp_path, [])) == said(found)


def test_a_place_that_the_answers_call_late_is_asked_though_it_never_sent(tmp_path: Path) -> None:
    """Where each place sends its own; whoever sends the indicator's numbers is asked, and comparators are not."""
    supplied = PERCENT.replace("roll_up: sum", "roll_up: supplied")
    rows = [row("county", "2023/24", "20 of 200"), row("south", "2023/24", "10 of 100")]
    found = owed(tmp_path, rows, "r1,2020-01-01,ni-1,,County team,,,\n", measure=supplied)
    north = [one for one in found if one.place == "north"]
    assert [str(one.period) for one in north] == [f"{year}/{year - 1999}" for year in range(2018, 2025)]
    assert {(one.sender, str(one.reason)) for one in north} == {("County team", "late")}


def test_nobody_is_asked_for_a_comparator(tmp_path: Path) -> None:
    """Its numbers are published by others."""
    rows = [*LAST, row("england", "2023/24", "10 of 100", published="2024-05-01")]
    assert "england" not in {one.place for one in owed(tmp_path, rows, BOTH, places="england,England,,\n")}


COUNT = "{kind: count, of: children, every: year, year: financial, decimals: 0, roll_up: supplied}"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("north", "2024/25", "58", published="2025-03-20")], ("late", None, date(2025, 3, 20))),
        ([row("north", "2024/25", "58", published="2025-03-31")], ("None", date(2025, 3, 31), None)),
        (
            [
                row("north", "2024/25", "58", published="2025-03-20"),
                row("north", "2024/25", "60", published="2025-04-02"),
            ],
            ("None", date(2025, 4, 2), None),
        ),
        ([row("north", "2024/25", "x", published="2025-03-20")], ("None", date(2025, 3, 20), None)),
        (
            [
                row("north", "2024/25", "x", published="2025-03-20"),
                row("north", "2024/25", "60", published="2025-04-02"),
            ],
            ("None", date(2025, 4, 2), None),
        ),
    ],
)
def test_a_part_of_a_number_is_not_the_number(
    tmp_path: Path, rows: list[str], expected: tuple[str, date | None, date | None]
) -> None:
    """A count published before its period ended is still owed, until the whole comes, or why there is none."""
    found = owed(tmp_path, [row("north", "2023/24", "50"), *rows], NORTH, measure=COUNT)
    (one,) = (one for one in found if one.place == "north" and str(one.period) == "2024/25")
    assert (str(one.reason), one.came, one.part) == expected


def test_a_part_of_a_period_that_has_not_ended_is_not_asked_for(tmp_path: Path) -> None:
    """Its number cannot be known yet."""
    rows = [row("north", "2024/25", "50", published="2025-04-02"), row("north", "2025/26", "9", published="2025-06-02")]
    assert ("north", "2025/26") not in {one[:2] for one in said(owed(tmp_path, rows, NORTH, measure=COUNT))}


def test_the_last_number_of_a_disputed_pair_counts(tmp_path: Path) -> None:
    """Two numbers of which one is disputed have come; so has one that is only disputed."""
    disputed = row("north", "2024/25", "60", published="2025-04-02").replace("final", "disputed")
    for rows in ([disputed], [row("north", "2024/25", "58", published="2025-04-02"), disputed]):
        found = said(owed(tmp_path, [row("north", "2023/24", "50"), *rows], NORTH, measure=COUNT))
        assert ("north", "2024/25", "came") in found


@pytest.mark.parametrize(("day", "owes"), [("06-30", True), ("07-01", False)])
def test_a_number_is_owed_from_the_day_on_which_it_is_collected(tmp_path: Path, day: str, owes: bool) -> None:  # noqa: FBT001  (a case)
    """A year's number that is collected by June is asked for in the round of June, and awaited until after its end."""
    measure = PERCENT.replace("decimals: 1", f"decimals: 1, collected_by: {day}")
    rows = [row(area, "2024/25", "10 of 100", published="2025-05-01") for area in AREAS]
    found = said(owed(tmp_path, rows, BOTH, measure=measure))
    assert (("north", "2025/26", "awaited") in found) is owes


def newest(found: Iterable[Owed]) -> Period:
    """The last period that is spoken of."""
    return max((one.period for one in found), key=lambda period: period.ordinal)


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
    found = reports(owed(tmp_path, [], returns, on, schedule=schedule))
    assert said(found) == [("missing", "2024/25 Q4", expected)]
    assert found[0].sender == "Attendance"


def test_a_report_of_another_quarter_is_not_owed(tmp_path: Path) -> None:
    """The fourth quarter ends with March; a report of June is asked for later."""
    schedule = "missing,2020-01-01,board,Missing from school,Attendance,yearly,June\n"
    assert reports(owed(tmp_path, [], schedule=schedule)) == ()


SCHEDULE = "missing,2020-01-01,board,Missing from school,Attendance,quarterly,\n"
TWO_ROUNDS = "rounds: [{id: 2024-25-q2, cut_off: 2024-10-15, meeting: 2024-10-30}, "


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((), ["Q2 late", "Q3 late", "Q4 late"]),
        (("2024-10-10",), ["Q3 late", "Q4 late"]),
        (("2024-11-02",), ["Q2 came", "Q3 late", "Q4 late"]),
        (("2024-10-10", "2025-04-20"), ["Q3 came", "Q4 late"]),
        (("2024-10-10", "2025-04-20", "2025-04-21"), ["Q3 came", "Q4 came"]),
        (("2024-10-10", "2024-10-10", "2025-06-01"), ["Q3 came", "Q4 late"]),
        (("2024-06-30",), ["Q2 late", "Q3 late", "Q4 late"]),
        (("2024-10-10", "2025-07-01"), ["Q3 late", "Q4 late"]),
    ],
)
def test_a_report_that_comes_settles_the_earliest_that_is_open(
    tmp_path: Path, days: tuple[str, ...], expected: list[str]
) -> None:
    """One that comes late is not the next quarter's; what is open stays owed, and what an earlier round had is past.

    A day said again tells of no other report; one before the first quarter or after the day asked settles none.
    """
    rows = "".join(f"r1,2020-02-{n:02d},,missing,Attendance,,14,{day}\n" for n, day in enumerate(days, start=1))
    plan = project(tmp_path, [], f"r1,2020-01-01,,missing,Attendance,,14,\n{rows}", SCHEDULE, earlier=TWO_ROUNDS)
    found = reports(asked(plan, NOW, CUT_OFF))
    assert [f"{str(one.period)[-2:]} {one.reason or 'came'}" for one in found] == expected
    assert {one.topic for one in found} == {"missing"}


def test_a_report_is_not_owed_for_quarters_before_it_stood_in_the_schedule(tmp_path: Path) -> None:
    """A later row of the same topic does not make it new."""
    schedule = SCHEDULE.replace("2020-01-01", "2025-01-01") + SCHEDULE.replace("2020-01-01", "2025-05-01")
    plan = project(tmp_path, [], "", schedule, earlier=TWO_ROUNDS)
    assert [str(one.period) for one in reports(asked(plan, NOW, CUT_OFF))] == ["2024/25 Q4"]


def test_a_round_without_a_quarter_owes_no_reports(tmp_path: Path) -> None:
    """Nobody can say for which quarter."""
    plan = project(tmp_path, [], "", SCHEDULE)
    assert reports(asked(plan, replace(NOW, id="look-back"), CUT_OFF)) == ()
