"""A date that cannot be read is corrected where it has one meaning, and never guessed where it has two."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.date_text import HOW, corrected_date, dates_meant, month_named, whole_year

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "31/01/2025", "31/1/25", "31.01.2025", "31-01-2025", "1/31/2025", "2025/01/31", "2025-1-31", "20250131",
        "31-Jan-25", "31 January 2025", "31st Jan 2025", "Jan 31, 2025", "2025-01-31 00:00:00", "2025-01-31T00:00:00Z",
    ],
)  # fmt: skip
def test_a_day_written_in_another_way_is_written_for_the_user(text: str) -> None:
    """However a spreadsheet or a person writes it, the mend is that very day."""
    assert corrected_date(text) == "write 2025-01-31."


def test_a_day_that_a_spreadsheet_counts_says_so() -> None:
    """45688 is what is left of 31 January 2025 when the column is formatted as a number."""
    says = "a spreadsheet has turned the day into a number: format the column as text and write 2025-01-31."
    assert corrected_date("45688") == corrected_date("45688.0") == says


def test_two_meanings_are_both_said() -> None:
    """3 April and 4 March can be written alike; 3 March cannot be another day."""
    assert corrected_date("03/04/2025") == "write 2025-04-03 (3 April) or 2025-03-04 (4 March)."
    assert corrected_date("03/03/2025") == "write 2025-03-03."


def test_a_day_that_a_month_does_not_have_is_named() -> None:
    """There is no day to write, and the month says why."""
    assert corrected_date("2025-02-30") == f"February 2025 has 28 days: {HOW}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jan-25",
        "13/13/2025",
        "99999",
        "12",
        "2025",
        "2025-13-01",
        "0000-01-01",
        "31 Foo 2025",
        "31/01/1899",
        "1" * 99,
    ],
)
def test_what_is_no_day_is_told_how_a_day_is_written(text: str) -> None:
    """Nothing is made up: no day from a month, none out of reach of the calendar, none from a small number."""
    assert dates_meant(text) == ()
    assert corrected_date(text) == HOW


@given(DAYS)
def test_every_day_is_found_again(day: date) -> None:
    """A day counted by a spreadsheet, or written in British order, is among its meanings, and first."""
    assert dates_meant(str((day - date(1899, 12, 30)).days)) == (day,)
    assert dates_meant(day.strftime("%d/%m/%Y"))[0] == day
    assert len(dates_meant(f"{day:%d/%m/%Y}")) == (2 if day.day <= 12 and day.day != day.month else 1)


def test_months_and_years_are_read_from_their_beginnings() -> None:
    """Three letters name a month, two digits a year of this century or the last."""
    assert [month_named(name) for name in ("Sep", "sept.", "JUNE", "Ju", "May", "Mai")] == [9, 9, 6, None, 5, None]
    assert [whole_year(digits) for digits in ("08", "69", "70", "1998")] == [2008, 2069, 1970, 1998]
