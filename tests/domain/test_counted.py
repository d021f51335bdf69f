"""Few: when chance moves a number far, and when it is a share of so few that it is marked."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from oba.domain.counted import counts_few, is_of_few
from oba.domain.evidence import Reason
from oba.domain.measure import Kind
from tests.build import figure, measure, year

PERCENT = measure()
RATE = replace(PERCENT, kind=Kind.RATE, per=Fraction(1000))
COUNT = replace(PERCENT, kind=Kind.COUNT, per=None)


@pytest.mark.parametrize(
    ("counts", "percent", "rate"),
    [
        ("19 of 400", True, True),
        ("20 of 400", False, False),
        ("381 of 400", True, False),
        ("380 of 400", False, False),
        ("0 of 40", True, True),
        ("20 of 40", False, False),
        ("20 of 39", True, False),
        ("4.3", False, False),
    ],
)
def test_few_are_counted_or_left(counts: str, percent: bool, rate: bool) -> None:  # noqa: FBT001
    """Under 20 of those counted, or, of a percentage, of those left; 20 is not few, nor is what has no counts."""
    found = figure(year(2009), counts)
    assert counts_few(found, PERCENT) is percent
    assert counts_few(found, RATE) is rate


def test_counts_that_are_not_one_by_one_are_never_few() -> None:
    """Rounded counts, full-time equivalents and counts by themselves have no interval of chance."""
    found = figure(year(2009), "4 of 40")
    assert not counts_few(replace(found, rounding=Fraction(5)), PERCENT)
    assert not counts_few(found, replace(PERCENT, fractional=True))
    assert not counts_few(found, COUNT)


@pytest.mark.parametrize(("counts", "few"), [("6 of 19", True), ("6 of 20", False), ("0 of 1", True), ("4.3", False)])
def test_a_share_of_fewer_than_20_is_of_few(counts: str, few: bool) -> None:  # noqa: FBT001
    """Of percentages and rates; a number that is missing, or a count by itself, is of none."""
    found = figure(year(2009), counts)
    assert is_of_few(found, PERCENT) is is_of_few(found, RATE) is few
    assert not is_of_few(found, COUNT)
    assert not is_of_few(replace(found, value=None, reason=Reason.SUPPRESSED), PERCENT)
