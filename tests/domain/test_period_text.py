"""Periods are read leniently by the kind a measure counts in, and never as another kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.period import Every, Period, YearKind
from oba.domain.period_text import how_to_write, parse_any_year, parse_period

FINANCIAL, ACADEMIC, CALENDAR = YearKind.FINANCIAL, YearKind.ACADEMIC, YearKind.CALENDAR
YEAR, QUARTER, MONTH = Every.YEAR, Every.QUARTER, Every.MONTH


def ordinal(text: str, every: Every, kind: YearKind = FINANCIAL, window: int = 1) -> int | None:
    """The ordinal of what was read, None when nothing was."""
    found = parse_period(text, every=every, year=kind, window=window)
    return found.ordinal if found else None


@pytest.mark.parametrize(
    "text",
    [
        "2008/09",
        "2008/9",
        "2008-09",
        "200809",
        "2008–09",
        " 2008/09 ",
        "2008 / 09",
        "2008/2009",
        "2008-04-01/P1Y",
        "2008-04-01/P12M",
    ],
)
def test_a_financial_year_is_read_in_every_usual_way(text: str) -> None:
    """Slashes, hyphens, dashes, run-together digits and ISO intervals all name 2008/09."""
    assert ordinal(text, YEAR) == 2008


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2008",
        "2008/10",
        "2008/08",
        "2008/2010",
        "200808",
        "208/09",
        "2008/09 Q2",
        "2008-09-01/P1Y",
        "2008-04-01/P2Y",
        "2008-13-01/P1Y",
        "2008-00-01/P1Y",
        "2008-04-02/P1Y",
        "1899/00",
        "2200/01",
        "0001/02",
        "9999/00",
        "2008/09x",
        "٢٠٠٨/٠٩",
    ],
)
def test_what_is_no_financial_year_is_refused(text: str) -> None:
    """Years that do not follow, other kinds of year, parts of years and years out of reach are not read."""
    assert ordinal(text, YEAR) is None


def test_the_century_turns() -> None:
    """1999/00 and 2099/00 are years like any other."""
    assert ordinal("1999/00", YEAR) == 1999
    assert ordinal("1999/2000", YEAR) == 1999
    assert ordinal("2099/0", YEAR) == 2099


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("2024/25", ACADEMIC, 2024),
        ("2024-09-01/P1Y", ACADEMIC, 2024),
        ("2024-04-01/P1Y", ACADEMIC, None),
        ("1998", CALENDAR, 1998),
        ("1998-01-01/P1Y", CALENDAR, 1998),
        ("1998/99", CALENDAR, None),
        ("199899", CALENDAR, None),
    ],
)
def test_each_kind_of_year_reads_its_own(text: str, kind: YearKind, start: int | None) -> None:
    """An academic year starts in September, a calendar year is written bare, and neither is taken for the other."""
    assert ordinal(text, YEAR, kind) == start


@pytest.mark.parametrize(
    "text",
    ["2010/11 Q2", "2010/11 q2", "2010-11-q2", "2010-11-Q2", "201011Q2", "201011 q2", "2010/11  Q2", "2010-07-01/P3M"],
)
def test_a_quarter_is_read_in_every_usual_way(text: str) -> None:
    """Any way of writing the year, then Q and a number, or an ISO interval of three months."""
    assert ordinal(text, QUARTER) == 2010 * 4 + 1


@pytest.mark.parametrize(
    "text",
    ["2010/11", "2010/11 Q0", "2010/11 Q5", "Q2", "2010/12 Q2", "2010-08-01/P3M", "2010-07-01/P6M", "2010-07-01/P1M"],
)
def test_what_is_no_quarter_is_refused(text: str) -> None:
    """A year alone, a fifth quarter and three months that are no quarter are not read."""
    assert ordinal(text, QUARTER) is None


@pytest.mark.parametrize(
    "text", ["2010-04", "201004", "Apr 2010", "apr 2010", "April 2010", "Apr. 2010", "2010-04-01/P1M"]
)
def test_a_month_is_read_in_every_usual_way(text: str) -> None:
    """A month may be written in digits, by name or as an ISO interval."""
    assert ordinal(text, MONTH) == 2010 * 12 + 3


@pytest.mark.parametrize(
    "text", ["2010-13", "2010-00", "Foo 2010", "2010", "2010/11", "2010-04-01/P3M", "2010-04-01/P1Y"]
)
def test_what_is_no_month_is_refused(text: str) -> None:
    """A thirteenth month, a month without a name and longer intervals are not read."""
    assert ordinal(text, MONTH) is None


@pytest.mark.parametrize(
    "text", ["2013/14 to 2015/16", "2013-14 to 2015-16", "201314 to 201516", "2013-04-01/P3Y", "2013-04-01/P36M"]
)
def test_a_window_of_years_is_named_by_its_first_and_last(text: str) -> None:
    """A window of three years is read by both ends and counted by its last."""
    found = parse_period(text, every=YEAR, year=FINANCIAL, window=3)
    assert found == Period(every=YEAR, year=FINANCIAL, ordinal=2015, span=3)


@pytest.mark.parametrize(
    "text",
    [
        "2013/14",
        "2013/14 to 2016/17",
        "2015/16 to 2013/14",
        "2013/14 to",
        "to 2015/16",
        "2013-04-01/P1Y",
        "2013/14 2015/16",
    ],
)
def test_a_window_of_another_length_is_refused(text: str) -> None:
    """One year, four years, a window that runs backwards and half a window are not windows of three."""
    assert ordinal(text, YEAR, window=3) is None


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("2010/11 Q2", QUARTER),
        ("2010-07-01/P6M", QUARTER),
        ("2010-04", MONTH),
        ("2010-04-01/P2M", MONTH),
        ("2010-04-01/P1M", MONTH),
    ],
)
def test_only_years_have_windows(text: str, every: Every) -> None:
    """A quarter or a month is never a window, whatever is asked for."""
    assert ordinal(text, every, window=2) is None


@given(st.text(max_size=24), st.sampled_from(Every), st.sampled_from(YearKind), st.integers(1, 3))
def test_no_text_breaks_the_reader(text: str, every: Every, kind: YearKind, window: int) -> None:
    """Any text gives a period of the kind asked for, or none."""
    found = parse_period(text, every=every, year=kind, window=window)
    assert found is None or (found.every, found.year, found.span) == (every, kind, window)


@pytest.mark.parametrize(
    ("every", "kind", "window", "text"),
    [
        (YEAR, FINANCIAL, 1, "2008/09"),
        (YEAR, CALENDAR, 1, "2009"),
        (QUARTER, FINANCIAL, 1, "2008/09 Q2"),
        (QUARTER, CALENDAR, 1, "2009 Q2"),
        (MONTH, FINANCIAL, 1, "2009-04"),
        (YEAR, FINANCIAL, 3, "2008/09 to 2010/11"),
        (YEAR, CALENDAR, 2, "2008 to 2009"),
    ],
)
def test_the_mend_shows_a_period_that_can_be_read(every: Every, kind: YearKind, window: int, text: str) -> None:
    """What a mend tells people to write is itself a period of that kind."""
    assert how_to_write(every, kind, window) == text
    assert parse_period(text, every=every, year=kind, window=window) is not None


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("1998", CALENDAR, 1998),
        ("1998/99", FINANCIAL, 1998),
        ("1998-09-01/P1Y", ACADEMIC, 1998),
        ("1998-04-01/P1Y", FINANCIAL, 1998),
    ],
)
def test_a_year_of_any_kind_is_told_by_how_it_is_written(text: str, kind: YearKind, start: int) -> None:
    """A bare year is a calendar year, a double one a financial year; an ISO interval says by its month."""
    assert parse_any_year(text) == Period(every=YEAR, year=kind, ordinal=start)


@pytest.mark.parametrize("text", ["", "1998/00", "2010/11 Q2", "2010-04"])
def test_what_is_no_year_of_any_kind(text: str) -> None:
    """A quarter, a month and years that do not follow are no years."""
    assert parse_any_year(text) is None
