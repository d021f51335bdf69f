"""Targets to be agreed and provisional ones, and how far ahead they lie."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.audit.targets.open_targets import ahead
from oba.domain.period import Every, Period, YearKind
from oba.domain.review import RemarkKind
from tests.audit_targets.asked import only, reviewed, ruled, says, targets, versioned
from tests.build import quarter, year


def test_open_targets_are_named_with_the_years_that_are_left() -> None:
    """In October 2010 the year 2010/11 is under way, and two more come before 2012/13 has ended."""
    rule = ruled(versioned(targets("to be agreed", "to be agreed", "at most 3", "to be agreed")))
    assert only(reviewed(rule), RemarkKind.TO_BE_AGREED) == (
        "the targets for 2009/10 (already over), 2010/11 (now under way) and 2012/13 (2 years ahead) are still to be "
        "agreed"
    )


def test_one_open_target_is_named_as_one() -> None:
    """What the others ask does not matter."""
    rule = ruled(versioned(targets("at most 4", "reduce", "to be agreed")))
    assert says(reviewed(rule), RemarkKind.TO_BE_AGREED) == (
        "the target for 2011/12, 1 year ahead, is still to be agreed",
    )


def test_a_provisional_target_says_who_has_still_to_agree() -> None:
    """The words in its brackets are said, each once."""
    rule = ruled(
        versioned(targets("at most 4", "below 4 (to be agreed by YOS Board)", "below 4 (to be agreed by YOS Board)"))
    )
    assert only(reviewed(rule), RemarkKind.PROVISIONAL) == (
        "the targets for 2010/11 (now under way, below 4.0 %) and 2011/12 (1 year ahead, below 4.0 %) are provisional: "
        "to be agreed by YOS Board"
    )
    one = ruled(versioned(targets("at least 85 (to be confirmed)")))
    assert only(reviewed(one), RemarkKind.PROVISIONAL) == (
        "the target for 2009/10, already over, at least 85.0 %, is provisional: to be confirmed"
    )


def test_settled_targets_are_not_asked_about() -> None:
    """A number, a movement and monitoring are settled."""
    found = reviewed(ruled(versioned(targets("at most 4", "reduce", "monitor"))))
    assert found.of(RemarkKind.TO_BE_AGREED) == found.of(RemarkKind.PROVISIONAL) == ()


def test_a_target_over_and_done_with_is_not_asked_about() -> None:
    """Once a later number is there, nobody can agree it any more."""
    rule = ruled(versioned(targets("to be agreed", "to be agreed")))
    assert reviewed(rule, {year(2011): "4.0"}).of(RemarkKind.TO_BE_AGREED) == ()


MONTH = Period(every=Every.MONTH, year=YearKind.FINANCIAL, ordinal=2010 * 12 + 11)
WINDOW = Period(every=Every.YEAR, year=YearKind.FINANCIAL, ordinal=2011, span=3)


@pytest.mark.parametrize(
    ("period", "left"),
    [
        (year(2008), "already over"),
        (year(2009), "already over"),
        (year(2010), "now under way"),
        (year(2011), "1 year ahead"),
        (year(2012), "2 years ahead"),
        (WINDOW, "1 year ahead"),
        (quarter(2010, 2), "already over"),
        (quarter(2010, 3), "now under way"),
        (quarter(2011, 1), "2 quarters ahead"),
        (MONTH, "2 months ahead"),
        (replace(year(2012), step=2), "2 years ahead"),
        (Period(every=Every.TERM, year=YearKind.ACADEMIC, ordinal=2010 * 3 + 2), "2 terms ahead"),
        (Period(every=Every.HALF_YEAR, year=YearKind.FINANCIAL, ordinal=2010 * 2 + 1), "now under way"),
    ],
)
def test_how_far_ahead_a_period_lies(period: Period, left: str) -> None:
    """On 15 October 2010, counted in periods of its own kind; a window counts by its last year."""
    assert ahead(period, date(2010, 10, 15)) == left


def test_a_period_is_under_way_to_its_last_day() -> None:
    """The 31st of March belongs to the year, the first of April does not."""
    assert ahead(year(2009), date(2010, 3, 31)) == "now under way"
    assert ahead(year(2009), date(2010, 4, 1)) == "already over"
