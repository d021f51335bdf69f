"""A period that cannot be read is corrected where it has one meaning, and never guessed where it has two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.period import Every, YearKind
from oba.domain.period_correction import corrected_period, period_or_how, periods_meant, reads_as_period
from oba.domain.period_text import parse_period

FINANCIAL, ACADEMIC, CALENDAR = YearKind.FINANCIAL, YearKind.ACADEMIC, YearKind.CALENDAR
YEAR, QUARTER, MONTH = Every.YEAR, Every.QUARTER, Every.MONTH


def mend(text: str, every: Every, kind: YearKind = FINANCIAL, window: int = 1) -> str:
    """What to write for a period."""
    return corrected_period(text, every=every, year=kind, window=window)


@pytest.mark.parametrize(
    "text",
    [
        "Q2 2019/20", "Quarter 2 2019/20", "2019/20 Qtr 2", "2019/20 Quarter 2", "2019/20 2", "2019/20-2", "Q2 19/20",
        "2nd quarter 2019/20", "2019/20 second quarter", "Q2 FY2019/20", "Q2 2019 to 2020", "2019/20 Q2 (p)",
        "2019/20 Q2*", "Jul-Sep 2019", "July to September 2019", "Jul–Sep 19",
    ],
)  # fmt: skip
def test_a_quarter_written_in_another_way_is_written_for_the_user(text: str) -> None:
    """Whatever stands first and whatever a quarter is called, the mend is that very quarter."""
    assert mend(text, QUARTER) == "write 2019/20 Q2."


def test_a_quarter_of_a_bare_year_has_two_meanings() -> None:
    """2019 Q2 may count from April or from January; where years are calendar years it has one meaning."""
    assert mend("2019 Q2", QUARTER) == "write 2019/20 Q2 (July to September 2019) or 2019/20 Q1 (April to June 2019)."
    assert mend("Q2, 2019".replace(",", ""), QUARTER, CALENDAR) == "write 2019 Q2."
    assert mend("Q1 2019", QUARTER, ACADEMIC) == "write 2019/20 Q1."


@pytest.mark.parametrize(
    "text", ["2019/20", "Q5 2019/20", "Q2", "Dec-Feb 2019", "Aug-Oct 2019", "2019/21 Q2", "Jul-Foo 2019"]
)
def test_what_is_no_quarter_is_not_made_one(text: str) -> None:
    """A year alone, a fifth quarter, three months that are none, and years that do not follow."""
    assert mend(text, QUARTER) == ""
    assert period_or_how(text, every=QUARTER, year=FINANCIAL) == "write a period such as 2008/09 Q2."


@pytest.mark.parametrize("text", ["Sep-08", "Sep 2008", "01/09/2008", "2008-09-01", "39692"])
def test_a_year_that_a_spreadsheet_took_for_a_month_is_found_again(text: str) -> None:
    """2008/09 becomes September 2008; the mend names the cause, the cure and the year."""
    says = f"a spreadsheet has turned 2008/09 into {text}: format the column as text and write 2008/09."
    assert mend(text, YEAR) == mend(text, YEAR, ACADEMIC) == says


@pytest.mark.parametrize(
    "text", ["Sep-09", "Mar 2010", "2008/10", "2008/09 Q2", "", "1", "FY09", "08-Sep", "2008/09" * 20]
)
def test_what_is_no_year_is_not_made_one(text: str) -> None:
    """A month that no spreadsheet can have made of a year stays a month."""
    assert mend(text, YEAR) == ""


@pytest.mark.parametrize(
    "text", ["FY2008/09", "08/09", "2008_09", "2008 to 2009", "2008/09p", "2008/09 (r)", "2008/09*"]
)
def test_a_year_is_freed_of_what_stands_beside_it(text: str) -> None:
    """Words, marks and other signs between its halves do not change which year is meant."""
    assert mend(text, YEAR) == "write 2008/09."


def test_the_kind_of_year_decides_what_a_year_may_mean() -> None:
    """A bare year may be either end of a financial one; a double year either of two calendar ones."""
    assert mend("2009", YEAR) == "write 2009/10 (April 2009 to March 2010) or 2008/09 (April 2008 to March 2009)."
    either = "write 2008 (January to December 2008) or 2009 (January to December 2009)."
    assert mend("2008/09", YEAR, CALENDAR) == either
    assert mend("Sep-08", YEAR, CALENDAR) == ""


@pytest.mark.parametrize(
    "text", ["Sep-08", "Sept-2008", "2008M09", "2008-M9", "2008 Sep", "09/2008", "01/09/2008", "39692"]
)
def test_a_month_written_in_another_way_is_written_for_the_user(text: str) -> None:
    """By name, by number, as a statistician or a spreadsheet writes it."""
    assert mend(text, MONTH) == "write 2008-09."


@pytest.mark.parametrize("text", ["2008-M13", "Foo-08", "2008/09", "00/2008", "2008 Foo"])
def test_what_is_no_month_is_not_made_one(text: str) -> None:
    """2008/09 may be a year as well as a month, so that nothing is offered."""
    assert mend(text, MONTH) == ""


@pytest.mark.parametrize("text", ["2013/14 - 2015/16", "2013/14–2015/16", "2013/14 to 15/16", "2013/14-15/16"])
def test_a_window_needs_only_its_ends(text: str) -> None:
    """Whatever stands between them; a window of another length is not offered."""
    assert mend(text, YEAR, window=3) == "write 2013/14 to 2015/16."
    assert mend(text, YEAR, window=4) == ""


def test_two_meanings_are_told_by_their_months() -> None:
    """The likelier stands first; a quarter over the turn of a year names both years."""
    found = periods_meant("2019 Q2", every=QUARTER, year=FINANCIAL)
    assert [str(period) for period in found] == ["2019/20 Q2", "2019/20 Q1"]
    assert mend("2009 Q2", QUARTER, ACADEMIC) == "write 2009/10 Q2."


def test_a_heading_that_is_a_period_is_known_for_one() -> None:
    """Of any kind and in any spelling; words and small numbers are none."""
    assert all(map(reads_as_period, ("2008/09", "Sep-08", "Q2 2019/20", "2009", "2010-04", "2008M09")))
    assert not any(map(reads_as_period, ("value", "ni-53", "12", "Area", "", "2025-01-31")))


@given(
    st.text(alphabet="0123456789/-Q qtr.JanFebSp()", max_size=20),
    st.sampled_from((YEAR, QUARTER, MONTH)),
    st.sampled_from(YearKind),
)
def test_what_is_offered_can_be_read(text: str, every: Every, kind: YearKind) -> None:
    """Every period that a mend writes is one of the kind asked for, whatever the text was."""
    for period in periods_meant(text, every=every, year=kind):
        assert parse_period(str(period), every=every, year=kind) == period
