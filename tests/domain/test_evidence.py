"""Evidence: the latest figure of a series, and its values."""

from __future__ import annotations

from dataclasses import replace

from oba.domain.evidence import Reason, Series
from tests.build import figure, n, series, year


def test_the_period_judged_is_the_latest_with_a_row() -> None:
    """The latest figure is that of the period that ends last, in whatever order the rows came, missing or not."""
    backwards = series({year(2009): Reason.NOT_AVAILABLE, year(2008): "6.2"})
    assert backwards.latest == figure(year(2009), Reason.NOT_AVAILABLE)


def test_windows_are_ordered_by_their_last_day() -> None:
    """Of two windows that begin together the one that ends later is the latest."""
    short, long = replace(year(2014), span=2), replace(year(2015), span=3)
    later = series({long: "5", short: "4"}).latest
    assert later is not None
    assert later.period == long


def test_without_rows_nothing_is_judged() -> None:
    """A series without figures has no latest one."""
    assert Series(indicator="ni-117", place="oxfordshire").latest is None


def test_a_missing_value_is_none_and_never_a_number() -> None:
    """There is no value for a period with a reason, nor for one without a row."""
    known = series({year(2008): "6.2", year(2009): Reason.LOW})
    assert known.value_at(year(2008)) == n("6.2")
    assert known.value_at(year(2009)) is None
    assert known.value_at(year(2010)) is None
