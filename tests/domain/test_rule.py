"""A rule: which of its versions is in force, and which was on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.domain.finding import Question
from oba.domain.period import Period
from oba.domain.rule import Rule, Version
from tests.build import quarter, rule, version, year


def dated(since: Period, approved: date) -> Version:
    """A version in force from a period, approved on a day."""
    return replace(version(), since=since, reference=replace(version().reference, approved_on=approved))


EARLY, MIDDLE, LATE = date(2008, 1, 1), date(2010, 1, 1), date(2012, 1, 1)


def three() -> Rule:
    """A rule with three versions, newest first, each approved later than the one before."""
    return replace(rule(), versions=(dated(year(2012), LATE), dated(year(2010), MIDDLE), dated(year(2008), EARLY)))


@pytest.mark.parametrize(
    ("judged", "since"),
    [(2008, 2008), (2009, 2008), (2010, 2010), (2011, 2010), (2012, 2012), (2015, 2012), (2001, 2008)],
)
def test_the_version_in_force_is_the_latest_not_after_the_period(judged: int, since: int) -> None:
    """A version governs from its own period on, that period included; the oldest also governs earlier periods."""
    found = three().version_for(year(judged))
    assert found is not None
    assert found.since == year(since)


def test_a_version_may_begin_in_the_middle_of_a_year() -> None:
    """A version that starts with a quarter governs that quarter, not the one before."""
    two = replace(rule(), versions=(dated(quarter(2010, 2), MIDDLE), dated(quarter(2008, 1), EARLY)))
    before, first = two.version_for(quarter(2010, 1)), two.version_for(quarter(2010, 2))
    assert before is two.versions[1]
    assert first is two.versions[0]


def test_a_version_counts_only_once_it_is_approved() -> None:
    """A round sees the versions approved by its cut-off, that day included, and the oldest of them governs the rest."""
    assert three().version_for(year(2012), known_by=date(2011, 12, 31)) == three().versions[1]
    assert three().version_for(year(2012), known_by=LATE) == three().versions[0]
    assert three().version_for(year(2001), known_by=MIDDLE) == three().versions[2]


def test_the_oldest_approved_version_governs_what_came_before_it() -> None:
    """Where the older version was approved later, the approved one also governs the periods before its own."""
    backdated = replace(rule(), versions=(dated(year(2010), EARLY), dated(year(2008), LATE)))
    assert backdated.version_for(year(2008), known_by=MIDDLE) == backdated.versions[0]


def test_no_version_governs_before_any_is_approved() -> None:
    """A round before the first approval has no rule to judge by."""
    assert three().version_for(year(2012), known_by=date(2007, 12, 31)) is None


def test_without_a_period_the_newest_approved_version_is_meant() -> None:
    """Where no number is known yet, the rule is the one that will judge the next."""
    assert three().version_for(None) == three().newest == three().versions[0]
    assert three().version_for(None, known_by=MIDDLE) == three().versions[1]
    assert three().version_for(None, known_by=date(2007, 12, 31)) is None


def test_a_rule_can_be_seen_as_it_stood_on_a_day() -> None:
    """It has the versions approved by then, that day included; before the first it is a draft that judges nothing."""
    then = three().as_at(MIDDLE)
    assert then.versions == three().approved(MIDDLE) == three().versions[1:]
    (draft,) = three().as_at(date(2007, 12, 31)).versions
    assert (draft.since, draft.draft, draft.outline) == (three().versions[-1].since, True, draft)
    assert all(draft.asks(question) is three().versions[-1].asks(question) for question in Question)
    assert draft.direction.better is three().versions[-1].direction.better
    assert three().approved(None) == three().versions


def test_a_version_is_late_from_the_day_after_its_review() -> None:
    """On the day itself it may still be reviewed."""
    reference = replace(version().reference, review=MIDDLE)
    assert [reference.is_late(day) for day in (EARLY, MIDDLE, LATE)] == [False, False, True]
