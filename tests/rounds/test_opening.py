"""A round is opened by the plan's calendar: when its data close, and for which meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.domain.plan import Board
from oba.rounds.opening import opening
from tests.build import plan

TRUST = Board(
    id="trust", name="Trust Board", place="county", meetings=(date(2010, 11, 10), date(2011, 1, 15), date(2011, 2, 9))
)
NORTH = Board(id="north", name="Northern board", place="north", meetings=(date(2010, 11, 24), date(2011, 4, 15)))
PLAN = replace(plan(), boards=(TRUST, NORTH), closes_after=15)


def test_data_close_so_many_days_after_the_quarter_as_the_calendar_says() -> None:
    """The third quarter ends with December, and 15 days later it is 15 January."""
    found = opening(PLAN, "2010-11-q3").round
    assert found is not None
    assert (found.id, found.title, found.cut_off) == ("2010-11-q3", "Quarter 3 of 2010/11", date(2011, 1, 15))


def test_each_board_meets_first_on_or_after_the_cut_off_and_before_the_next() -> None:
    """A meeting on the day itself counts, one on the next round's cut-off does not; a board without one is named."""
    found = opening(PLAN, "2010-11-q3")
    assert found.round is not None
    assert (found.round.meetings, found.round.meeting) == ((("trust", date(2011, 1, 15)),), date(2011, 1, 15))
    assert found.remarks == (
        "Northern board has no meeting from 2011-01-15 until 2011-04-15: add its day under boards, if it meets.",
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("2010/11 Q3", "Did you mean 2010-11-q3?"),
        ("2010-11-Q3", "Did you mean 2010-11-q3?"),
        ("2010-11-q5", "Name a quarter, such as 2010-11-q2."),
        ("autumn", "Name a quarter, such as 2010-11-q2."),
        ("2011-12-q4", "No board of plan.yaml meets from 2012-04-15 until 2012-07-15."),
    ],
)
def test_what_cannot_be_opened_says_what_to_write(name: str, says: str) -> None:
    """A name that is no quarter's, or a quarter in which no board meets."""
    found = opening(PLAN, name)
    assert found.round is None
    assert says in found.remarks[0]


def test_a_plan_without_boards_is_told_the_day_of_its_meeting() -> None:
    """Without the day, or without a calendar, it says what is missing."""
    alone, day = replace(PLAN, boards=()), date(2011, 2, 9)
    found = opening(alone, "2010-11-q3", day).round
    assert found is not None
    assert (found.meeting, found.meetings) == (day, ())
    assert "--meeting" in opening(alone, "2010-11-q3").remarks[0]
    assert "calendar: {cut_off: 15}" in opening(replace(alone, closes_after=None), "2010-11-q3", day).remarks[0]
