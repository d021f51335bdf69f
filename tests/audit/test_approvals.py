"""An approval that an auditor would ask about is said at its line, and said once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.audit.approvals import approvals, dated_ahead, first_approvals
from oba.domain.period import Period
from oba.domain.rule import Rule, Version
from tests.build import reference, rule, version, year

IN_TIME, LATE = date(2009, 1, 20), date(2010, 1, 20)


def approved(since: Period, on: date, approved_by: str = "Trust Board", note: str = "") -> Version:
    """A version from a period on, approved on a day."""
    by = replace(reference(), approved_on=on, approved_by=approved_by, note=note)
    return replace(version(), since=since, reference=by)


def ruled(*versions: Version) -> Rule:
    """A rule with these versions."""
    return replace(rule(), versions=versions)


OLD = approved(year(2006), date(2006, 1, 20))


def test_an_approval_in_time_by_another_than_the_owner_is_no_matter() -> None:
    """Before the first day of its first period, or on it."""
    assert approvals([ruled(approved(year(2009), date(2009, 4, 1)), OLD)]) == ()


def test_a_later_version_approved_after_its_first_period_had_begun_warns() -> None:
    """What had begun was begun under another version, whatever its note says."""
    (found,) = approvals([ruled(approved(year(2009), LATE, note="why"), OLD)])
    assert (found.code, found.stops) == ("A022", False)
    assert found.what == ("the version from 2009/10 was approved on 2010-01-20, after that had begun on 2009-04-01")


def test_first_versions_approved_late_are_told_together_by_their_approval() -> None:
    """A whole plan is approved on one day, and that is one thing to know; a note settles it, rule by rule."""
    late = ruled(approved(year(2009), LATE))
    noted, in_time = ruled(approved(year(2009), LATE, note="why")), ruled(approved(year(2009), IN_TIME))
    assert approvals([late]) == ()
    assert first_approvals([noted, in_time]) == ()
    others = [replace(late, id="ni-1"), replace(late, id="ni-2"), ruled(approved(year(2008), LATE, approved_by="X"))]
    said = [one.what.partition("; ")[2] for one in first_approvals([late, *others, noted])]
    assert said == ["so were 2 more approved that day", ""]
    assert [one.what.partition("; ")[2] for one in first_approvals(others[:2])] == ["so was 1 more approved that day"]


def test_the_owner_cannot_approve_alone() -> None:
    """However the name is written; with somebody beside, it is another's approval."""
    (found,) = approvals([ruled(approved(year(2009), IN_TIME, approved_by="head  of 14-19"))])
    assert (found.code, found.what) == (
        "A024", "the version from 2009/10 was approved by its owner, Head of 14-19"
    )  # fmt: skip
    assert approvals([ruled(approved(year(2009), IN_TIME, approved_by="Head of 14-19 and the Board"))]) == ()


def test_a_version_that_takes_anothers_place_says_why() -> None:
    """Of two versions with one first period the later approved rules; without a note nobody can tell why."""
    newer, older = approved(year(2009), date(2009, 2, 1)), approved(year(2009), IN_TIME)
    (found,) = approvals([ruled(newer, older)])
    assert found.code == "A026"
    assert found.what == (
        "this version takes the place of that from 2009/10, approved on 2009-01-20, and no note says why"
    )
    assert approvals([ruled(approved(year(2009), date(2009, 2, 1), note="a slip"), older)]) == ()


def test_an_approval_after_the_last_round_warns() -> None:
    """On the last cut-off itself a round still knows it."""
    last = date(2010, 10, 15)
    assert dated_ahead([ruled(approved(year(2011), last), OLD)], last) == ()
    (found,) = dated_ahead([ruled(approved(year(2011), date(2010, 10, 16)), OLD)], last)
    assert (found.code, found.stops) == ("A023", False)
    assert found.what == (
        "the version from 2011/12 is approved on 2010-10-16, and the plan's last cut-off is 2010-10-15"
    )


def test_nothing_is_said_of_a_draft() -> None:
    """Nobody has approved it yet; that is said already."""
    draft = ruled(approved(year(2009), date(2011, 1, 1), approved_by="Head of 14-19")).as_at(date(2010, 10, 15))
    assert approvals([draft]) == ()
