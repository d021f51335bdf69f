"""Versions of rules that do not stand as a released round knew them, told without a new version that says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from oba.domain.catalogue import problem
from oba.domain.problem import Problem
from oba.domain.release import Release, ReleasedRule
from oba.domain.rule import Rule, Version
from oba.ledger.cells import versions_of


def altered(rules: Mapping[str, Rule], releases: Iterable[Release]) -> tuple[Problem, ...]:
    """A warning for every version that changed in place, or was taken out, since the last release of some round.

    At the version that stands for it; of a rule that is no more, and of releases that kept no rules, nothing is said.
    """
    standing = {one for rule in rules.values() for one in versions_of(rule)}
    last = {release.round: release for release in releases}
    gone: dict[ReleasedRule, Release] = {}
    for release in last.values():
        for one in release.rules:
            if one not in standing and one.indicator in rules:
                gone.setdefault(one, release)
    return tuple(_problem(rules[one.indicator], one, release) for one, release in gone.items())


def _problem(rule: Rule, one: ReleasedRule, release: Release) -> Problem:
    there = next(_alike(rule, one), None)
    was = "is not what it was" if there else "stands no more as it did"
    says = f"the version from {one.since}, approved on {one.approved_on}, {was} when {release.round} was "
    where = (there or rule.newest).where
    return problem("A025", where, f"{says}released on {release.on.isoformat()}")


def _alike(rule: Rule, one: ReleasedRule) -> Iterator[Version]:
    """The version that goes by the same two dates."""
    day = date.fromisoformat(one.approved_on)
    return (its for its in rule.versions if str(its.since) == one.since and its.reference.approved_on == day)
