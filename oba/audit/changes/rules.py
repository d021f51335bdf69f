"""Rules in two rounds: which versions were approved in between or changed in place, and the rule with old targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from oba.domain.change import RuleChange
from oba.domain.period import Period
from oba.domain.release import ReleasedRule
from oba.domain.rule import Rule, Trajectory, Version
from oba.domain.rule.content import content
from oba.domain.target import Aim
from oba.ledger.cells import versions_of


def rule_changes(old: Rule | None, new: Rule) -> Iterator[RuleChange]:
    """Every version that a later round knows and an earlier one did not, the oldest first."""
    known = {version.where for version in old.versions if not version.draft} if old else set()
    for version in reversed(new.versions):
        if not version.draft and version.where not in known:
            before = old.version_for(version.since) if old else None
            approved = before if before and not before.draft else None
            yield RuleChange(indicator=new.id, before=approved, now=version)


def changed_in_place(released: Iterable[ReleasedRule], rules: Mapping[str, Rule]) -> Iterator[RuleChange]:
    """Every version that does not stand as a release knew it; of a rule that is no more its pages have ended."""
    standing = {one for rule in rules.values() for one in versions_of(rule)}
    for one in released:
        if one not in standing and (rule := rules.get(one.indicator)):
            alike = (version for version in rule.versions if str(version.since) == one.since)
            yield RuleChange(indicator=rule.id, before=None, now=next(alike, rule.newest), released=one)


def admitted(rule: Rule, day: date) -> Rule:
    """The rule as if all its versions had been approved by a day."""
    return replace(rule, versions=tuple(_admitted(version, day) for version in rule.versions))


def _admitted(version: Version, day: date) -> Version:
    approved = min(version.reference.approved_on, day)
    return replace(version, reference=replace(version.reference, approved_on=approved))


def with_old_targets(old: Rule, new: Rule) -> Rule:
    """The rule as it is now with the targets it had: of each version those that held for its first period before.

    Targets go with the path that leads to them. Where none had been approved before, all are as they are now.
    """
    return replace(new, versions=tuple(_with_old_targets(old, version) for version in new.versions))


def _with_old_targets(old: Rule, version: Version) -> Version:
    before = old.version_for(version.since)
    if before is None or before.draft or version.draft:
        return version
    return replace(
        version,
        trajectory=_path(before.trajectory, version.trajectory),
        own={place: _path(its, version.own.get(place)) for place, its in before.own.items()},
    )


def _path(old: Trajectory, new: Trajectory | None) -> Trajectory:
    """The new trajectory where its targets are the old ones: then the path alone may differ, and that is the rule's."""
    return new if new is not None and content(old.targets) == content(new.targets) else old


def with_aim(rule: Rule, period: Period, aim: Aim) -> Rule:
    """The rule when the targets of one period ask for something else."""
    return replace(rule, versions=tuple(_aiming(version, period, aim) for version in rule.versions))


def _aiming(version: Version, period: Period, aim: Aim) -> Version:
    own = {place: _aimed(its, period, aim) for place, its in version.own.items()}
    return replace(version, trajectory=_aimed(version.trajectory, period, aim), own=own)


def _aimed(trajectory: Trajectory, period: Period, aim: Aim) -> Trajectory:
    targets = tuple(replace(one, aim=aim) if one.period == period else one for one in trajectory.targets)
    return replace(trajectory, targets=targets)
