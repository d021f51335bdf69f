"""The words of a reminder: what is late, what is due by the data close, and nothing of what may come later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.compose.returns.sender_lines import AWAITED, LATE, RECEIVED, OwedLine, SenderLines
from oba.returns.reminder import reminder
from tests.returns_asked.asked import CUT_OFF, NOW

LINE = OwedLine(
    standing=LATE, what="NI 1, Children", when="2023/24", whose="North", due=date(2024, 6, 29), came=None
)  # fmt: skip
LAST_DAY = replace(LINE, standing=AWAITED, when="2024/25", due=CUT_OFF)
LATER = replace(LAST_DAY, due=date(2025, 7, 1))
REPORT = replace(LINE, what="report: Children missing", whose="")


def words(*lines: OwedLine) -> tuple[str, ...]:
    """The reminder to a sender with these lines, without its head."""
    found = reminder(SenderLines(sender="North team", lines=lines), NOW, "The Trust")
    return tuple(line.replace("\N{NO-BREAK SPACE}", " ") for line in found[2:])


def test_what_is_late_and_what_is_due_by_the_data_close_stand_apart() -> None:
    """The day of the data close itself is in time."""
    assert words(LAST_DAY, LINE)[:4] == (
        "Late:",
        "- NI 1, Children, 2023/24 (North), due by 29 June 2024",
        "Due by then:",
        "- NI 1, Children, 2024/25 (North), due by 30 June 2025",
    )


def test_nobody_is_reminded_of_what_may_come_later() -> None:
    """It is due after the data close: beside what is due now, one line says that the workbook has lines for it."""
    assert words(LATER) == words(replace(LINE, standing=RECEIVED, came=CUT_OFF)) == ()
    assert [line for line in words(LINE, LATER) if "2024/25" in line] == []
    assert words(LINE, LATER)[-1].startswith("The workbook has lines too")
    assert not words(LINE)[-1].startswith("The workbook has lines too")


def test_never_and_not_yet_are_told_apart() -> None:
    """Not available is for good; a report has no workbook."""
    assert "leave its line empty and say in the note when" in words(LINE)[-1]
    assert words(REPORT)[-1] == "Please send it, or say when it will come."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (LINE, "due by 29 June 2024"),
        (LATER, "due by 1 July 2025, after the data close"),
        (replace(LINE, part=date(2024, 5, 1)), "due by 29 June 2024, a part of it came 1 May 2024"),
        (replace(LINE, returns=3), "the first due by 29 June 2024"),
        (replace(LINE, came=CUT_OFF), "came 30 June 2025"),
        (replace(LINE, came=CUT_OFF, unavailable=True), "came 30 June 2025, as not available"),
    ],
)
def test_a_line_says_when_it_came_or_is_due(line: OwedLine, expected: str) -> None:
    """And what is to be known of that day."""
    assert line.told(CUT_OFF).replace("\N{NO-BREAK SPACE}", " ") == expected
