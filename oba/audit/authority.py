"""The authority of a change: a note that says why, and somebody other than the owner who approved it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.domain.rule import Reference, Rule, Version
from oba.domain.rule.content import content
from oba.words import day, listed


class Lack(NamedTuple):
    """What an approval lacks, and what to do about it."""

    what: str
    mend: str


def lacking(reference: Reference) -> tuple[Lack, ...]:
    """What an approval lacks for a change: a note of the reason, somebody other than the owner who approved it."""
    unnoted = () if reference.note else (Lack("no note says why", "write the reason as a note of the reference"),)
    alone = Lack("only its owner approved it", "have it approved by somebody other than its owner")
    return (*unnoted, alone) if reference.approved_by in ("", reference.owner) else unnoted


def without_authority(old: Rule, new: Rule) -> tuple[Problem, ...]:
    """What another rulebook changes in a rule without a reason, an approver or a new approval, each where it stands.

    What is said of the rule as a whole is answered for by the newest approval, if the other rulebook has it not.
    """
    return (*_of_whole(old, new), *(one for version in new.versions for one in _of_version(old, version)))


def _of_whole(old: Rule, new: Rule) -> Iterator[Problem]:
    if _deciding(old) == _deciding(new):
        return
    approvals = {content(version.reference) for version in old.versions}
    fresh = [version.reference for version in new.versions if content(version.reference) not in approvals]
    says = f"what {new.number or new.id} measures changed, but"
    if not fresh:
        yield problem("A090", new.where, f"{says} no version was approved with it")
    elif lacks := lacking(fresh[0]):
        yield _problem(says, lacks, fresh[0])


def _deciding(rule: Rule) -> Rule:
    """What of a rule decides its answers in every version; what it is called and where it stands does not."""
    named = replace(rule, number="", title="", short="", outcome="", notes=(), versions=(), examples=())
    return content(replace(named, measure=content(rule.measure)))


def _of_version(old: Rule, new: Version) -> Iterator[Problem]:
    same = next((one for one in old.versions if one.since == new.since), None)
    if same is not None and _keys(same) == _keys(new):
        return
    says = f"the version from {new.since.label} " + ("changed" if same else "is new")
    lacks = lacking(new.reference) if same or old.version_for(new.since) else ()
    if same and new.reference.approved_on <= same.reference.approved_on:
        on = day(same.reference.approved_on)
        lacks = (Lack(f"its approval is still that of {on}", "write the approval that covers the change"), *lacks)
    if lacks:
        yield _problem(f"{says}, but", lacks, new.reference)


def _keys(version: Version) -> Version:
    """What of a version decides answers."""
    nobody = replace(version.reference, source="", approved_by="", owner="", note="", review=version.since.end)
    return content(replace(version, lines={}, assumed={}, reference=replace(nobody, approved_on=version.since.end)))


def _problem(says: str, lacks: tuple[Lack, ...], reference: Reference) -> Problem:
    mend = f"{listed([one.mend for one in lacks])}."
    return problem("A090", reference.where, f"{says} {listed([one.what for one in lacks])}", mend)
