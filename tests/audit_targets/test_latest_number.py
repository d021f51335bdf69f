"""Targets held against the latest number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.domain.evidence import Reason
from oba.domain.measure import Break
from oba.domain.measure import Kind as Measured
from oba.domain.period import Every
from oba.domain.plan import Compare
from oba.domain.review import RemarkKind
from oba.domain.rule import Better
from tests.audit_targets.asked import PLAN, only, reviewed, ruled, targets, versioned, years
from tests.build import figure, measure, quarter, year

THREE = targets("at most 4.0", "at most 3.6", "at most 3.0")


def test_a_target_ahead_that_the_latest_number_meets_is_already_met() -> None:
    """3.6 in 2008/09 meets the targets for 2009/10 and 2010/11, its own end included, and not the one after."""
    found = reviewed(ruled(versioned(THREE)), {year(2008): "3.6"})
    assert only(found, RemarkKind.ALREADY_MET) == (
        "the targets for 2009/10 (at most 4.0 %) and 2010/11 (at most 3.6 %) were already met by 3.6 % in 2008/09"
    )
    assert [remark.where.line for remark in found.of(RemarkKind.ALREADY_MET)] == [10]


def test_one_target_is_named_as_one() -> None:
    """With one target in question the sentence is about one."""
    found = reviewed(ruled(versioned(THREE[:1])), {year(2008): "3.6"})
    assert only(found, RemarkKind.ALREADY_MET) == (
        "the target for 2009/10, at most 4.0 %, was already met by 3.6 % in 2008/09"
    )


@pytest.mark.parametrize(("published", "asked"), [(date(2010, 1, 20), True), (date(2010, 1, 21), False)])
def test_meeting_the_target_of_its_own_period_is_success(published: date, asked: bool) -> None:  # noqa: FBT001
    """Unless the number was known on the day the target was approved: then it was met when it was set."""
    number = replace(figure(year(2009), "3.8"), published=published)
    found = reviewed(ruled(versioned(THREE)), {year(2009): number})
    assert (years(found, RemarkKind.ALREADY_MET) == ("2009/10",)) is asked


def test_what_is_over_is_not_asked_about() -> None:
    """With a number for 2010/11, the targets for earlier years are history."""
    found = reviewed(ruled(versioned(THREE)), {year(2010): "2.5"})
    assert years(found, RemarkKind.ALREADY_MET) == ("2011/12",)


def test_numbers_are_compared_as_the_plan_says() -> None:
    """3.64 is printed 3.6 and meets at most 3.6 as printed; exactly, it does not."""
    rule, exact = ruled(versioned(THREE)), replace(PLAN.policy, compare=Compare.EXACT)
    assert "2010/11" in years(reviewed(rule, {year(2008): "3.64"}), RemarkKind.ALREADY_MET)
    found = reviewed(rule, {year(2008): "3.64"}, of=replace(PLAN, policy=exact))
    assert "2010/11" not in years(found, RemarkKind.ALREADY_MET)


def test_a_missing_number_meets_nothing_and_no_older_one_stands_in() -> None:
    """The latest row has a reason for a number; the older number would have met every target."""
    found = reviewed(ruled(versioned(THREE)), {year(2007): "1.0", year(2008): Reason.NOT_AVAILABLE})
    assert found.of(RemarkKind.ALREADY_MET) == found.of(RemarkKind.BEFORE_FIRST) == ()


def test_holding_the_best_there_can_be_is_asking_enough() -> None:
    """A target of exactly 100 % is met by 100 % and cannot ask for more; one of 99 % can."""
    version = versioned(targets("exactly 100", "at least 99"), better=Better.HIGHER)
    assert years(reviewed(ruled(version), {year(2008): "100"}), RemarkKind.ALREADY_MET) == ("2010/11",)


def test_staying_within_an_aim_is_asking_enough() -> None:
    """Where better is nearer, a target is the aim itself, and nothing is better than being in it."""
    usual = versioned(targets("between 20 and 25"), better=Better.NEARER)
    version = replace(usual, direction=replace(usual.direction, aim=usual.trajectory.targets[0].aim))
    assert years(reviewed(ruled(version), {year(2008): "22"}), RemarkKind.ALREADY_MET) == ()


def test_a_change_of_definition_stops_the_comparison() -> None:
    """Nothing is held against a target on the other side of a break; before it, the target still is."""
    broken = replace(measure(), breaks=(Break(at=year(2010), why="threshold changed"),))
    found = reviewed(ruled(versioned(THREE), measured=broken), {year(2008): "1.0"})
    assert years(found, RemarkKind.ALREADY_MET) == ("2009/10",)


def test_an_annual_target_is_not_met_by_a_quarter() -> None:
    """A quarter's number meets a quarter's target; a moving number over four quarters meets the year's."""
    quarterly = replace(measure(), every=Every.QUARTER)
    later = replace(THREE[0], period=quarter(2010, 4))
    version = versioned((*THREE[:1], later, *THREE[1:2]))
    found = reviewed(ruled(version, measured=quarterly), {quarter(2009, 2): "1.0"})
    assert years(found, RemarkKind.ALREADY_MET) == ("2010/11 Q4",)
    moving = replace(quarterly, kind=Measured.MOVING, parts=Measured.PERCENT, over=4)
    found = reviewed(ruled(version, measured=moving), {quarter(2009, 2): "1.0"})
    assert years(found, RemarkKind.ALREADY_MET) == ("2009/10", "2010/11", "2010/11 Q4")


def test_a_number_older_than_the_first_target_rates_nothing() -> None:
    """2008/09 comes before 2009/10; with the number for 2009/10 itself the first target is due."""
    rule = ruled(versioned(targets("to be agreed", "at most 3.6", "at most 3.0")))
    found = reviewed(rule, {year(2008): "6.2"})
    assert only(found, RemarkKind.BEFORE_FIRST) == (
        "the latest number is for 2008/09 and the first target for 2010/11: nothing can be rated yet"
    )
    assert reviewed(rule, {year(2010): "6.2"}).of(RemarkKind.BEFORE_FIRST) == ()


def test_the_first_target_may_ask_for_a_movement() -> None:
    """To reduce is a target; to be agreed and to monitor are not yet one."""
    rule = ruled(versioned(targets("monitor", "reduce")))
    assert years(reviewed(rule, {year(2008): "6.2"}), RemarkKind.BEFORE_FIRST) == ("2010/11",)
    assert reviewed(ruled(versioned(targets("monitor"))), {year(2008): "6.2"}).of(RemarkKind.BEFORE_FIRST) == ()


def test_where_a_first_target_has_passed_the_number_is_not_too_old() -> None:
    """The first target is the first that stands, though nobody asks about it any more."""
    assert reviewed(ruled(versioned(THREE)), {year(2010): "6.2"}).of(RemarkKind.BEFORE_FIRST) == ()


def test_without_any_number_nothing_is_said_of_numbers() -> None:
    """A rule whose data have not begun is only asked what its words give away."""
    found = reviewed(ruled(versioned(THREE)))
    assert found.of(RemarkKind.ALREADY_MET) == found.of(RemarkKind.BEFORE_FIRST) == ()
