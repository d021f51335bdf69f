"""Targets that are not what they were in the round before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.domain.review import RemarkKind
from oba.domain.rule import Rule, Version
from tests.audit_targets.asked import BEFORE, NOW, PLAN, only, reviewed, ruled, says, targets, versioned, years
from tests.build import WHERE, reference, year

OLD = versioned(targets("at most 4.0", "at most 3.6", "to be agreed"))
REASON = replace(WHERE, line=40)


def later(*words: str, on: date = date(2010, 9, 1), note: str = "", by: str = "Trust Board", since: int = 2010) -> Rule:
    """The rule with a second version, approved on a day, with targets from 2010/11 on."""
    approval = replace(reference(), approved_on=on, approved_by=by, note=note, where=REASON)
    new = versioned(targets(*words, first=2010))
    return ruled(replace(new, since=year(since), reference=approval), replace(OLD, since=year(2009)))


def test_a_target_changed_without_a_note_is_asked_about() -> None:
    """From 3.6 to 4.0 between two rounds, and nobody says why: the remark stands where the note would."""
    found = reviewed(later("at most 4.0", "to be agreed"))
    assert only(found, RemarkKind.CHANGED) == (
        "the target for 2010/11, at most 4.0 % instead of at most 3.6 %, changed since the last round, but no note "
        "says why"
    )
    assert [remark.where for remark in found.of(RemarkKind.CHANGED)] == [REASON]


@pytest.mark.parametrize(
    ("note", "by", "faults"),
    [
        ("The cohort is smaller.", "Trust Board", ""),
        ("", "Trust Board", "no note says why"),
        ("The cohort is smaller.", "Head of 14-19", "only its owner approved it"),
        ("The cohort is smaller.", "", "only its owner approved it"),
        ("", "Head of 14-19", "no note says why and only its owner approved it"),
    ],
)
def test_a_change_needs_a_reason_and_an_approver(note: str, by: str, faults: str) -> None:
    """Both are missing, or one is, or none; an owner cannot approve their own change alone."""
    said = says(reviewed(later("at most 4.0", "to be agreed", note=note, by=by)), RemarkKind.CHANGED)
    assert [one.partition("round, but ")[2] for one in said] == ([faults] if faults else [])


@pytest.mark.parametrize(
    ("note", "by", "mend"),
    [
        ("", "Trust Board", "write the reason as a note of the reference."),
        ("It shrank.", "Head of 14-19", "have it approved by somebody other than its owner."),
        ("", "", "write the reason as a note of the reference and have it approved by somebody other than its owner."),
    ],
)
def test_only_what_a_change_lacks_is_asked_for(note: str, by: str, mend: str) -> None:
    """Where the board has approved it, nobody is asked who other than the owner did."""
    (remark,) = reviewed(later("at most 4.0", "to be agreed", note=note, by=by)).of(RemarkKind.CHANGED)
    assert remark.problem.mend == mend


def test_agreeing_an_open_target_is_a_change_too() -> None:
    """It needs a reason and an approver like any other; so does dropping a target, and no longer being sure of one."""
    found = reviewed(later("at most 3.6 (to be confirmed)", "at most 3.0"))
    assert says(found, RemarkKind.CHANGED)[0].startswith(
        "the targets for 2010/11 (at most 3.6 % (to be confirmed) instead of at most 3.6 %) and 2011/12 (at most 3.0 % "
        "instead of to be agreed) changed"
    )
    assert says(reviewed(later("at most 3.6")), RemarkKind.CHANGED)[0].startswith(
        "the target for 2011/12, none instead of to be agreed, changed"
    )


def test_a_version_may_drop_every_target() -> None:
    """A rule left without any target is asked about all that it had."""
    assert years(reviewed(later()), RemarkKind.CHANGED) == ("2010/11", "2011/12")


def test_a_new_target_for_a_period_that_had_none_is_no_change() -> None:
    """Nobody was promised anything else."""
    assert reviewed(later("at most 3.6", "to be agreed", "at most 3")).of(RemarkKind.CHANGED) == ()


def test_a_new_version_with_the_same_targets_changes_none() -> None:
    """Another amber, another owner: the targets stand."""
    assert reviewed(later("at most 3.6", "to be agreed")).of(RemarkKind.CHANGED) == ()


@pytest.mark.parametrize("on", [BEFORE.cut_off, date(2010, 10, 16)])
def test_only_changes_between_the_two_rounds_are_asked_about(on: date) -> None:
    """What was approved by the round before has been asked then; what is approved later is not known yet."""
    assert reviewed(later("at most 4.0", "to be agreed", on=on)).of(RemarkKind.CHANGED) == ()


def test_in_a_plans_first_round_nothing_has_changed() -> None:
    """There is no round before it."""
    first = replace(PLAN, rounds=(NOW,))
    assert reviewed(later("at most 4.0", "to be agreed"), of=first).of(RemarkKind.CHANGED) == ()


def test_a_rule_that_is_new_has_changed_nothing() -> None:
    """In the round before, no version of it had been approved."""
    approval = replace(OLD.reference, approved_on=date(2010, 9, 1))
    new: Version = replace(OLD, reference=approval)
    assert reviewed(ruled(new)).of(RemarkKind.CHANGED) == ()


def test_a_period_goes_on_under_the_version_that_governs_it() -> None:
    """A version from 2011/12 on leaves the target for 2010/11 to the older one, and both are looked at."""
    found = reviewed(later("at most 9", "at most 9", since=2011))
    assert years(found, RemarkKind.CHANGED) == ("2011/12",)
    assert years(found, RemarkKind.EASIER_THAN_EARLIER) == ("2011/12",)


def test_the_latest_of_several_earlier_rounds_is_the_one_before() -> None:
    """A change approved two rounds ago was asked about in the round before; rounds to come are not looked at."""
    older = replace(BEFORE, id="2009-10-q4", cut_off=date(2010, 1, 20))
    rounds = (older, BEFORE, NOW, replace(NOW, id="2010-11-q3", cut_off=date(2011, 1, 15)))
    several = replace(PLAN, rounds=rounds)
    assert years(reviewed(later("at most 4.0"), of=several), RemarkKind.CHANGED) == ("2010/11", "2011/12")
    assert reviewed(later("at most 4.0", on=date(2010, 3, 1)), of=several).of(RemarkKind.CHANGED) == ()
