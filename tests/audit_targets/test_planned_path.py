"""Targets held against the start, the forecast and the targets before them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.domain.evidence import Reason
from oba.domain.measure import Break
from oba.domain.period import Every
from oba.domain.review import RemarkKind
from oba.domain.rule import Better, Forecast, Rule
from oba.domain.target import Target
from tests.audit_targets.asked import only, reviewed, ruled, says, start, targets, versioned, years
from tests.build import WHERE, aim, measure, quarter, year

FOUR = targets("at most 7.0", "at most 6.2", "below 6.2", "at most 3.0")
FALLING = {year(2005): "8.0", year(2006): "7.0", year(2007): "6.0", year(2008): "5.0"}


def from_history(*words: str, forecast: Forecast = Forecast.TREND) -> Rule:
    """A rule with these targets whose baseline is frozen at 2005/06 to 2008/09."""
    usual = versioned(targets(*words))
    history = tuple(year(first) for first in range(2005, 2009))
    return ruled(replace(usual, baseline=replace(usual.baseline, history=history, forecast=forecast)))


def test_a_target_may_be_worse_than_the_start_or_equal_to_it() -> None:
    """7.0 is worse than 6.2 and 6.2 asks for nothing; below 6.2 asks for a little, and 3.0 for much."""
    found = reviewed(ruled(versioned(FOUR, begins=start("6.2"))), {year(2008): "6.2"})
    assert only(found, RemarkKind.WORSE_THAN_START) == (
        "the target for 2009/10, at most 7.0 %, is worse than the start, 6.2 % in 2008/09"
    )
    assert only(found, RemarkKind.EQUAL_TO_START) == (
        "the target for 2010/11, at most 6.2 %, asks for no more than the start, 6.2 % in 2008/09"
    )


def test_several_targets_worse_than_the_start_are_one_remark() -> None:
    """It stands at the first one's line."""
    found = reviewed(ruled(versioned(targets("at most 8", "at most 7"), begins=start("6.2"))), {year(2008): "6.2"})
    assert only(found, RemarkKind.WORSE_THAN_START) == (
        "the targets for 2009/10 (at most 8.0 %) and 2010/11 (at most 7.0 %) are worse than the start, 6.2 % in 2008/09"
    )


def test_where_higher_is_better_a_lower_target_is_worse() -> None:
    """53.6 % is worse than a start of 57.5 % when more is better."""
    version = versioned(targets("at least 53.6", "at least 60"), better=Better.HIGHER, begins=start("57.5"))
    assert years(reviewed(ruled(version), {year(2008): "57.5"}), RemarkKind.WORSE_THAN_START) == ("2009/10",)


def test_a_start_without_a_value_is_the_places_own_number() -> None:
    """The number of 2008/09 is the start, though a later one is known."""
    version = versioned(targets("at most 7", first=2010), begins=start(None))
    found = reviewed(ruled(version), {year(2008): "6.5", year(2009): "9.0"})
    assert says(found, RemarkKind.WORSE_THAN_START)[0].endswith("worse than the start, 6.5 % in 2008/09")
    assert reviewed(ruled(version), {year(2009): "6.5"}).of(RemarkKind.WORSE_THAN_START) == ()


def test_without_a_start_or_numbers_nothing_is_held_against_one() -> None:
    """A trajectory may have no start; a plan may have no data."""
    aimless = reviewed(ruled(versioned(FOUR)), {year(2008): "6.2"})
    unknown = reviewed(ruled(versioned(FOUR, begins=start("6.2"))))
    assert aimless.of(RemarkKind.WORSE_THAN_START) == aimless.of(RemarkKind.EQUAL_TO_START) == ()
    assert unknown.of(RemarkKind.WORSE_THAN_START) == unknown.of(RemarkKind.EQUAL_TO_START) == ()


def test_only_targets_from_the_start_on_are_held_against_it() -> None:
    """A target for a year before the start was met or missed before the path began."""
    version = versioned(targets("at most 9", "at most 9"), begins=start("6.2", year(2010)))
    assert years(reviewed(ruled(version), {year(2009): "6.2"}), RemarkKind.WORSE_THAN_START) == ("2010/11",)


def test_keeping_the_best_there_can_be_is_not_standing_still() -> None:
    """From 100 % to 100 % is all that can be asked."""
    version = versioned(targets("exactly 100"), better=Better.HIGHER, begins=start("100"))
    assert reviewed(ruled(version), {year(2008): "100"}).of(RemarkKind.EQUAL_TO_START) == ()


def test_a_target_is_held_against_its_periods_forecast() -> None:
    """A line through 8, 7, 6, 5 gives 4.0 and 3.0; at most 4.5 and 3.5 would be met by doing nothing."""
    found = reviewed(from_history("at most 4.5", "at most 3.5", "at most 2.0"), FALLING)
    assert only(found, RemarkKind.EASIER_THAN_FORECAST) == (
        "the targets for 2009/10 (at most 4.5 %) and 2010/11 (at most 3.5 %) are easier than the forecast if nothing "
        "changes, 4.0 % and 3.0 %"
    )


@pytest.mark.parametrize("words", ["at most 4.0", "below 4.0", "at most 3.9"])
def test_a_target_equal_to_its_forecast_is_not_easier(words: str) -> None:
    """The tie falls to the target: it asks for what would come, not for less."""
    assert reviewed(from_history(words), FALLING).of(RemarkKind.EASIER_THAN_FORECAST) == ()


def test_a_level_is_a_forecast_too() -> None:
    """The mean of 8, 7, 6 and 5 is 6.5; at most 7 is easier."""
    found = reviewed(from_history("at most 7", forecast=Forecast.LEVEL), FALLING)
    assert only(found, RemarkKind.EASIER_THAN_FORECAST) == (
        "the target for 2009/10, at most 7.0 %, is easier than the forecast if nothing changes, 6.5 %"
    )


def test_too_little_history_forecasts_nothing() -> None:
    """Three numbers make no trend, and none makes nothing."""
    rule = from_history("at most 99")
    assert reviewed(rule, {year(2007): "6.0", year(2008): "5.0"}).of(RemarkKind.EASIER_THAN_FORECAST) == ()
    assert reviewed(rule).of(RemarkKind.EASIER_THAN_FORECAST) == ()


def test_the_baseline_speaks_before_its_first_period_is_judged() -> None:
    """The latest number may be the last of the history: its forecast is still there for the targets."""
    assert years(reviewed(from_history("at most 4.5"), FALLING), RemarkKind.EASIER_THAN_FORECAST) == ("2009/10",)


def test_a_forecast_does_not_cross_a_change_of_definition() -> None:
    """What the old definition led to says nothing of the new one."""
    rule = from_history("at most 4.5", "at most 3.5")
    broken = replace(rule, measure=replace(measure(), breaks=(Break(at=year(2010), why="threshold changed"),)))
    assert years(reviewed(broken, FALLING), RemarkKind.EASIER_THAN_FORECAST) == ("2009/10",)


def test_a_target_may_be_easier_than_an_earlier_one() -> None:
    """After at most 4, at most 5 eases; the hardest so far is named, whichever came before."""
    found = reviewed(ruled(versioned(targets("at most 4", "at most 5", "at most 3", "at most 6"))))
    assert only(found, RemarkKind.EASIER_THAN_EARLIER) == (
        "the targets for 2010/11 (at most 5.0 %) and 2012/13 (at most 6.0 %) are easier than an earlier one, "
        "at most 4.0 % for 2009/10 and at most 3.0 % for 2011/12"
    )


def test_of_equally_hard_targets_the_later_is_named() -> None:
    """Nobody need look further back than they must."""
    found = reviewed(ruled(versioned(targets("at most 4", "at most 4", "at most 5"))))
    assert only(found, RemarkKind.EASIER_THAN_EARLIER).endswith("easier than an earlier one, at most 4.0 % for 2010/11")


def test_the_same_target_again_is_not_easier_but_including_its_end_is() -> None:
    """At most 4 after below 4 lets 4 itself pass; the reverse does not."""
    assert (
        years(reviewed(ruled(versioned(targets("at most 4", "at most 4", "below 4")))), RemarkKind.EASIER_THAN_EARLIER)
        == ()
    )
    found = reviewed(ruled(versioned(targets("below 4", "at most 4"))))
    assert only(found, RemarkKind.EASIER_THAN_EARLIER) == (
        "the target for 2010/11, at most 4.0 %, is easier than an earlier one, below 4.0 % for 2009/10"
    )


def test_a_target_that_has_passed_still_counts_as_the_earlier_one() -> None:
    """The target for 2009/10 is over, and the one for 2010/11 is easier than it was."""
    found = reviewed(ruled(versioned(targets("at most 4", "at most 5"))), {year(2010): "6.0"})
    assert years(found, RemarkKind.EASIER_THAN_EARLIER) == ("2010/11",)


def test_words_without_a_number_are_neither_hard_nor_easy() -> None:
    """To be agreed, and to reduce, are passed over."""
    rule = ruled(versioned(targets("to be agreed", "at most 4", "reduce", "at most 4")))
    assert reviewed(rule).of(RemarkKind.EASIER_THAN_EARLIER) == ()


def quarterly(words: str, first: int, number: int) -> Target:
    """A quarter's target."""
    return Target(period=quarter(first, number), aim=aim(words), where=replace(WHERE, line=9))


def test_a_quarter_is_held_against_the_same_quarter_of_another_year() -> None:
    """Numbers have seasons: at most 5 in the third quarter does not ease at most 4 in the second."""
    wanted = (quarterly("at most 4", 2009, 2), quarterly("at most 5", 2009, 3), quarterly("at most 6", 2010, 3))
    rule = ruled(versioned(wanted), measured=replace(measure(), every=Every.QUARTER))
    assert years(reviewed(rule), RemarkKind.EASIER_THAN_EARLIER) == ("2010/11 Q3",)


def test_a_years_target_is_not_held_against_a_quarters() -> None:
    """They count different things."""
    wanted = (quarterly("at most 4", 2009, 4), *targets("at most 6", first=2010))
    rule = ruled(versioned(wanted), measured=replace(measure(), every=Every.QUARTER))
    assert reviewed(rule).of(RemarkKind.EASIER_THAN_EARLIER) == ()


def test_targets_on_both_sides_of_a_break_are_not_compared() -> None:
    """Another definition needs another target."""
    broken = replace(measure(), breaks=(Break(at=year(2010), why="threshold changed"),))
    found = reviewed(ruled(versioned(targets("at most 4", "at most 5", "at most 6")), measured=broken))
    assert years(found, RemarkKind.EASIER_THAN_EARLIER) == ("2011/12",)


def test_a_missing_latest_number_hides_neither_start_nor_forecast() -> None:
    """Both rest on earlier numbers, so that the latest may be missing."""
    rule = from_history("at most 4.5", "at most 5.5")
    begun = replace(rule.versions[0].trajectory, start=start(None))
    found = reviewed(
        replace(rule, versions=(replace(rule.versions[0], trajectory=begun),)),
        FALLING | {year(2009): Reason.NOT_AVAILABLE},
    )
    assert years(found, RemarkKind.WORSE_THAN_START) == ("2010/11",)
    assert years(found, RemarkKind.EASIER_THAN_FORECAST) == ("2009/10", "2010/11")
