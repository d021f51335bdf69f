"""A change of a rule has a reason, an approver and an approval of its own; else it is a problem by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.audit.authority import without_authority
from oba.domain.citation import CitedRule
from oba.domain.rule import Reference, Rule, Version
from tests.build import n, rule, version, year

OLD = rule()
NEWEST = OLD.newest
CHANGED = replace(NEWEST, direction=replace(NEWEST.direction, change=n("0.3")))
APPROVED = replace(NEWEST.reference, approved_on=date(2010, 9, 1), note="Chance was not weighed.")


def said(*versions: Version, old: Rule = OLD) -> list[str]:
    """What is wrong with a rule of these versions instead."""
    return [
        one.what.replace("\N{NO-BREAK SPACE}", " ") for one in without_authority(old, replace(old, versions=versions))
    ]


def referring(changed: Version, reference: Reference) -> Version:
    """A version on another authority."""
    return replace(changed, reference=reference)


def test_a_change_in_place_needs_an_approval_of_its_own() -> None:
    """The approval of what stood there before does not cover what stands there now, whatever its note says."""
    assert said(CHANGED) == [
        "the version from 2009/10 changed, but its approval is still that of 20 January 2010 and no note says why"
    ]
    assert said(referring(CHANGED, replace(NEWEST.reference, note="Because."))) == [
        "the version from 2009/10 changed, but its approval is still that of 20 January 2010"
    ]
    assert said(referring(CHANGED, APPROVED)) == []


def test_the_owner_alone_approves_nothing() -> None:
    """A version that is new, or changed, was approved by somebody else, and a note says why."""
    alone = replace(APPROVED, approved_by=APPROVED.owner, note="")
    later = referring(replace(CHANGED, since=year(2010)), alone)
    assert said(later, NEWEST) == [
        "the version from 2010/11 is new, but no note says why and only its owner approved it"
    ]
    assert said(referring(CHANGED, alone)) == [
        "the version from 2009/10 changed, but no note says why and only its owner approved it"
    ]


def test_a_new_version_with_a_reason_and_an_approver_is_no_problem() -> None:
    """Whatever it says."""
    assert said(referring(replace(CHANGED, since=year(2010)), APPROVED), NEWEST) == []


def test_lines_names_and_assumptions_decide_nothing() -> None:
    """Where a version stands, what is assumed in it and who owns it may be put right by anybody."""
    moved = replace(NEWEST, where=CitedRule(file="x", key="", line=9), assumed={"owner": "a role"}, lines={})
    assert said(moved) == []
    assert said(referring(moved, replace(NEWEST.reference, owner="Somebody else", review=date(2012, 1, 1)))) == []
    assert without_authority(OLD, replace(OLD, title="Other", short="Other", notes=("A note.",))) == ()


def test_what_is_measured_changes_with_an_approval() -> None:
    """The measure has no versions, so the newest approval, if it is new, answers for it."""
    measured = replace(OLD, measure=replace(OLD.measure, decimals=2))
    assert [one.what for one in without_authority(OLD, measured)] == [
        "what NI 117 measures changed, but no version was approved with it"
    ]
    approved = replace(measured, versions=(referring(NEWEST, APPROVED),))
    assert without_authority(OLD, approved) == ()
    unnoted = replace(measured, versions=(referring(NEWEST, replace(APPROVED, note="")),))
    assert [one.what for one in without_authority(OLD, unnoted)] == [
        "what NI 117 measures changed, but no note says why"
    ]


def test_an_older_version_that_appears_governs_what_nothing_governed() -> None:
    """One before all others takes the place of the oldest, which governed earlier periods too: that is a change."""
    before = referring(replace(version(), since=year(2004)), replace(APPROVED, note=""))
    assert said(NEWEST, before) == ["the version from 2004/05 is new, but no note says why"]


def test_targets_of_areas_that_only_moved_in_the_file_are_the_same() -> None:
    """Their lines are no part of what they say."""
    own = replace(NEWEST, own={"north": NEWEST.trajectory})
    moved = replace(NEWEST, own={"north": replace(NEWEST.trajectory, where=CitedRule(file="x", key="", line=9))})
    assert said(moved, old=replace(OLD, versions=(own,))) == []
