"""Rows published before their period can have been counted, and rows that no round knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.domain.alarm import Alarm, Checked
from oba.domain.measure import Measure
from oba.domain.period import Every, Period, YearKind
from tests.audit_plausibility.told import COUNT, PERCENT, RATE, codes, row, told
from tests.build import year

CHECKED = Checked("J. Smith", date(2009, 5, 1), "all counted")
SUMMER = (9, 1)


@pytest.mark.parametrize("measured", [COUNT, RATE, PERCENT])
def test_a_number_published_before_its_period_ended_is_told(measured: Measure) -> None:
    """The day before the end is early, the end itself is not; of a percentage nothing is said of judging."""
    early = replace(row(0, "310"), published=date(2005, 3, 30))
    (found,) = told([early], measured)
    assert (found.code, found.where.column) == ("A036", "published")
    assert "published on 2005-03-30, before 2004/05 ends on 2005-03-31" in found.what
    assert ("not judged" in found.what) == (measured is not PERCENT)
    assert "write to 2005-03-30 in the column 'part'" in found.mend
    assert codes([replace(early, published=date(2005, 3, 31))], measured) == []


def test_rows_of_one_return_are_told_together() -> None:
    """Sixteen places that send one number early on one day are one warning, which names their lines."""
    rows = [replace(row(0, "4", f"place-{n}"), published=date(2005, 1, 1)) for n in range(16)]
    same = [replace(one, where=replace(one.where, file="all.csv", line=n + 2)) for n, one in enumerate(rows)]
    (found,) = told(same)
    assert "16 rows (lines 2 to 17)" in found.what


def test_a_part_a_check_or_a_rule_settles_it() -> None:
    """A row that says it is a part, one that is checked, a rule that says so of all, and the whole sent later."""
    early = replace(row(0, "310"), published=date(2005, 1, 1))
    assert codes([replace(early, part=date(2004, 12, 31))], COUNT) == []
    assert codes([replace(early, checked=CHECKED)], COUNT) == []
    assert codes([early], replace(COUNT, checked=((Alarm.EARLY, CHECKED),))) == []
    assert codes([early, row(0, "480")], COUNT) == []


def test_an_early_number_is_told_in_a_steady_series_too() -> None:
    """Five numbers near each other, sent on one day before the last of their years had ended: that one is early."""
    rows = [replace(row(n, "4.3"), published=date(2008, 12, 31)) for n in range(5)]
    assert codes(rows) == [("A036", 6)]
    assert codes([replace(one, published=date(2009, 3, 31)) for one in rows]) == []


def test_a_year_that_is_collected_earlier_is_whole_from_that_day_on() -> None:
    """`collected_by: 09-01` is the end meant: the last such day not after the period's end."""
    measured = replace(PERCENT, collected_by=SUMMER)
    assert measured.collected(year(2009)) == date(2009, 9, 1)
    assert replace(PERCENT, collected_by=(3, 31)).collected(year(2009)) == date(2010, 3, 31)
    calendar = Period(every=Every.YEAR, year=YearKind.CALENDAR, ordinal=2009)
    assert measured.collected(calendar) == date(2009, 9, 1)
    assert codes([replace(row(0, "4"), published=date(2004, 9, 1))], measured) == []
    (found,) = told([replace(row(0, "4"), published=date(2004, 8, 31))], measured)
    assert "before the year is collected on 2004-09-01" in found.what
    assert "collected_by" not in found.mend


def test_a_part_of_a_year_is_no_past() -> None:
    """What was counted of a year until Christmas is not what the next year is held against."""
    parts = [replace(row(n, "30"), published=date(2004 + n, 12, 31)) for n in range(3)]
    assert codes([*parts, row(3, "310")], COUNT) == [("A036", 2), ("A036", 3), ("A036", 4)]


def test_rows_after_the_last_rounds_cut_off_are_named() -> None:
    """One warning a file names their lines, the cut-off and the round; on the cut-off a row is known."""
    late = [replace(row(n, "4.3"), published=date(2025, 7, 1)) for n in (0, 1, 3)]
    known = replace(row(2, "4.3"), published=date(2025, 6, 30))
    (found,) = told([*late, known])
    assert (found.code, found.where.line) == ("A037", 2)
    assert "3 rows, lines 2 to 3 and 5, were published after 2025-06-30" in found.what
    assert "2024-25-q4" in found.what
    assert "from 2025-07-01 on" in found.mend
    (one,) = told([late[0]])
    assert one.what.startswith("the row on line 2 was published")


def test_many_stretches_are_not_all_named() -> None:
    """A file in which every second row is late names some of their lines and counts the rest."""
    late = [replace(row(0, "4.3", f"p-{n}"), published=date(2025, 7, 1)) for n in range(12)]
    same = [replace(one, where=replace(one.where, file="all.csv", line=2 * n + 2)) for n, one in enumerate(late)]
    assert "lines 2, 4, 6, 8, 10, 12, 14, 16 and 4 more stretches, were" in told(same)[0].what
