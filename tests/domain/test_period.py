"""Periods: where they begin and end, how they count, how they are written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.period import FIRST_MONTH, PER_YEAR, Every, Period, YearKind
from oba.domain.period_text import parse_period

KINDS = st.sampled_from(YearKind)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Any period of any kind between 1910 and 2190."""
    every, kind = draw(st.sampled_from(Every)), draw(KINDS)
    start, part = draw(st.integers(1910, 2190)), draw(st.integers(0, 11))
    if every is Every.YEAR:
        return Period(every=every, year=kind, ordinal=start, span=draw(st.integers(1, 5)))
    size = PER_YEAR[every]
    return Period(every=every, year=kind, ordinal=start * size + part % size)


def a_year(start: int, kind: YearKind = YearKind.FINANCIAL, span: int = 1) -> Period:
    """A year by the calendar year it starts in, or a window of years by its last."""
    return Period(every=Every.YEAR, year=kind, ordinal=start, span=span)


def a_quarter(start: int, number: int, kind: YearKind = YearKind.FINANCIAL) -> Period:
    """A quarter of a year, counted from 1."""
    return Period(every=Every.QUARTER, year=kind, ordinal=start * 4 + number - 1)


def a_month(start: int, month: int, kind: YearKind = YearKind.FINANCIAL) -> Period:
    """A calendar month, counted from 1."""
    return Period(every=Every.MONTH, year=kind, ordinal=start * 12 + month - 1)


@pytest.mark.parametrize(
    ("period", "text", "first", "last"),
    [
        (a_year(2008), "2008/09", date(2008, 4, 1), date(2009, 3, 31)),
        (a_year(1999), "1999/00", date(1999, 4, 1), date(2000, 3, 31)),
        (a_year(2008, YearKind.ACADEMIC), "2008/09", date(2008, 9, 1), date(2009, 8, 31)),
        (a_year(2008, YearKind.CALENDAR), "2008", date(2008, 1, 1), date(2008, 12, 31)),
        (a_year(2015, span=3), "2013/14 to 2015/16", date(2013, 4, 1), date(2016, 3, 31)),
        (a_year(2015, YearKind.CALENDAR, span=2), "2014 to 2015", date(2014, 1, 1), date(2015, 12, 31)),
        (a_quarter(2010, 2), "2010/11 Q2", date(2010, 7, 1), date(2010, 9, 30)),
        (a_quarter(2010, 4), "2010/11 Q4", date(2011, 1, 1), date(2011, 3, 31)),
        (a_quarter(2010, 3, YearKind.CALENDAR), "2010 Q3", date(2010, 7, 1), date(2010, 9, 30)),
        (a_quarter(2010, 2, YearKind.ACADEMIC), "2010/11 Q2", date(2010, 12, 1), date(2011, 2, 28)),
        (a_month(2010, 4), "2010-04", date(2010, 4, 1), date(2010, 4, 30)),
        (a_month(2012, 2), "2012-02", date(2012, 2, 1), date(2012, 2, 29)),
    ],
)
def test_a_period_is_written_one_way_and_covers_its_days(period: Period, text: str, first: date, last: date) -> None:
    """Financial years run April to March, academic ones September to August, windows from their first year's start."""
    assert (str(period), period.start, period.end) == (text, first, last)


def test_readers_see_months_by_name() -> None:
    """A label names the month; every other period is labelled as it is written."""
    assert a_month(2010, 4).label == "Apr 2010"
    assert a_quarter(2010, 2).label == "2010/11 Q2"


@given(periods())
def test_a_written_period_is_read_back(period: Period) -> None:
    """Reading what was written gives the same period, for every kind."""
    assert parse_period(str(period), every=period.every, year=period.year, window=period.span) == period
    assert parse_period(period.label, every=period.every, year=period.year, window=period.span) == period


@given(periods())
def test_periods_follow_one_another_without_gap(period: Period) -> None:
    """The next period of a kind ends later, and a plain one starts the day after this one ends."""
    after = period.shift(1)
    assert after.end > period.end
    if period.span == 1:
        assert after.start == period.end + timedelta(days=1)


@given(periods(), st.integers(-40, 40))
def test_shifting_back_undoes_shifting(period: Period, by: int) -> None:
    """Shifting keeps the kind and can be undone, and its ordinal counts the steps."""
    moved = period.shift(by)
    assert moved.shift(-by) == period
    assert moved.same_kind(period)
    assert moved.ordinal - period.ordinal == by


@given(periods())
def test_the_same_period_last_year_is_a_year_earlier(period: Period) -> None:
    """A year's number of periods earlier lies the same period of the year before: the Q2 before a Q2."""
    before = period.shift(-period.per_year)
    assert (before.start.month, before.start.day) == (period.start.month, period.start.day)
    assert period.start.year - before.start.year == 1


@given(periods())
def test_a_period_lies_in_the_year_it_ends_in(period: Period) -> None:
    """The year of a quarter, month or window is the one that holds its last day, and is a plain year."""
    year = period.in_year
    assert year.start <= period.end <= year.end
    assert (year.every, year.year, year.span) == (Every.YEAR, period.year, 1)


@given(st.integers(1950, 2100), KINDS, st.sampled_from(Every))
def test_the_last_part_of_a_year_ends_with_it(start: int, kind: YearKind, every: Every) -> None:
    """The last quarter or month of a year lies in that year and ends on the same day."""
    year = a_year(start, kind)
    last = year.last_of(every)
    assert last.end == year.end
    assert last.every is every
    assert last.in_year == year


def test_only_a_year_has_a_last_part() -> None:
    """A quarter stands for itself, whatever the measure counts in."""
    assert a_quarter(2010, 2).last_of(Every.MONTH) == a_quarter(2010, 2)


@given(periods(), periods())
def test_overlapping_is_sharing_a_day(one: Period, other: Period) -> None:
    """Two periods overlap exactly when some day lies in both, whichever is asked."""
    shared = max(one.start, other.start) <= min(one.end, other.end)
    assert one.overlaps(other) is other.overlaps(one) is shared


def test_windows_that_follow_overlap_and_neighbours_do_not() -> None:
    """Rolling windows share years; plain years that follow one another share no day."""
    assert a_year(2015, span=3).overlaps(a_year(2016, span=3))
    assert not a_year(2015, span=3).overlaps(a_year(2018, span=3))
    assert not a_year(2015).overlaps(a_year(2016))


@pytest.mark.parametrize("other", [a_year(2008, YearKind.CALENDAR), a_year(2008, span=2), a_quarter(2008, 1)])
def test_periods_of_another_kind_are_told_apart(other: Period) -> None:
    """Years of another kind, windows and quarters do not count in the same way as a financial year."""
    assert not a_year(2008).same_kind(other)


def test_every_kind_of_year_has_its_first_month() -> None:
    """April, September and January begin the three kinds of year."""
    assert FIRST_MONTH == {YearKind.FINANCIAL: 4, YearKind.ACADEMIC: 9, YearKind.CALENDAR: 1}


@given(periods(), periods())
def test_equal_periods_are_found_as_one(one: Period, other: Period) -> None:
    """Whatever is kept by a period is found by its equal; and those that are read and counted on are one value."""
    assert (hash(one) == hash(other)) or one != other
    again = parse_period(str(one), every=one.every, year=one.year, window=one.span)
    assert again is one.shift(0)
