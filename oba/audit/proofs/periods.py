"""That exactly one version governs every period, and that each has targets for its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from oba.domain.book import Proof
from oba.domain.catalogue import problem
from oba.domain.period import Period
from oba.domain.problem import Problem
from oba.domain.rule import Rule, Version
from oba.domain.target import Aim, Target
from oba.words import listed


def prove_periods(rule: Rule) -> tuple[tuple[Proof, ...], tuple[Problem, ...]]:
    """Each version governs from its first period to the next one's, the oldest also what came before; none twice.

    Versions that do not stand in that order leave a period to two of them, or to none; the reader stops such a file.
    """
    ages = [_age(version) for version in rule.versions]
    holds = all(newer > older for newer, older in pairwise(ages))
    oldest, count = rule.versions[-1].since.label, len(rule.versions)
    dates = "one version governs every period" if count == 1 else f"{count} versions meet without gap or overlap"
    if not holds:
        dates = f"{count} versions are not in order: some period has two of them, or none"
    idle = [version for version in rule.versions if not governs(rule, version)]
    rest = f"; nothing is judged any more by {listed([named(one) for one in idle])}" if holds and idle else ""
    return (Proof(says=f"From {oldest}, {dates}{rest}.", holds=holds),), tuple(_misplaced(rule))


def _misplaced(rule: Rule) -> Iterator[Problem]:
    """Targets for periods that an older version governs, and that this one does not have; what is repeated is none."""
    for version in rule.versions:
        for place, path in {"": version.trajectory, **version.own}.items():
            for target in path.targets:
                older = rule.version_for(target.period)
                if older and older.since.start < version.since.start and _asks(target) not in _targets(older, place):
                    what = f"{rule.id}: {target.period.label}, {target.aim}, stands in the version from "
                    governing = f"{version.since.label}; {named(older)} governs {target.period.label}"
                    yield problem("A027", target.where, what + governing)


def _targets(version: Version, place: str) -> list[tuple[Period, Aim]]:
    path = version.own.get(place) if place else version.trajectory
    return [_asks(target) for target in path.targets] if path else []


def _asks(target: Target) -> tuple[Period, Aim]:
    return target.period, target.aim


def governs(rule: Rule, version: Version) -> bool:
    """Whether a version is in force for any period: one with the same first period takes it away."""
    return rule.version_for(version.since) is version


def named(version: Version) -> str:
    """A version as the pages name it: by its first period and the day of its approval."""
    return f"the version from {version.since.label}, approved on {version.reference.approved_on.isoformat()}"


def _age(version: Version) -> tuple[object, ...]:
    return version.since.start, version.reference.approved_on
