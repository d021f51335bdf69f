"""Gather what is to be looked at: the targets that stand in a round, by rule, place and version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from oba.assess.assessment import case_of, trajectory_set
from oba.assess.case import Case
from oba.assess.year import annual_rule, judges_years
from oba.audit.targets.target_set import TargetSet
from oba.domain.book import Key
from oba.domain.evidence import Series
from oba.domain.place import Place, Places
from oba.domain.plan import Plan, Round
from oba.domain.rule import Rule, Version
from oba.domain.target import STRICT, Target


class Scene(NamedTuple):
    """A rule in a place, with what is known there in a round."""

    plan: Plan
    rule: Rule
    place: Place
    places: Places
    series: Series | None
    now: Round


class Standing(NamedTuple):
    """A target with the version of the rule that sets it."""

    version: Version
    target: Target


def target_sets(
    plan: Plan, rules: Mapping[str, Rule], places: Places, series: Mapping[Key, Series], now: Round
) -> tuple[TargetSet, ...]:
    """Every rule, place and version with targets for the period of the latest number or later, in order of the rules.

    A place has targets where a rule sets them for it, not where it borrows its parent's.
    """
    found = [
        reviewed
        for rule in rules.values()
        for place in places.by_id.values()
        for reviewed in _of(_scene(plan, rule, place, places, series.get((rule.id, place.id)), now))
    ]
    counts = Counter(target.aim.word in STRICT for reviewed in found for target in reviewed.numeric)
    return tuple(replace(reviewed, strict=counts[True], inclusive=counts[False]) for reviewed in found)


def _scene(plan: Plan, rule: Rule, place: Place, places: Places, series: Series | None, now: Round) -> Scene:
    """The scene; by whole years where targets for years judge a measure of quarters or months."""
    if any(judges_years(rule, trajectory_set(version, place, places)) for version in rule.versions):
        return Scene(plan, annual_rule(rule), place, places, series.by_year if series else None, now)
    return Scene(plan, rule, place, places, series, now)


def _of(scene: Scene) -> Iterator[TargetSet]:
    """A subject for every version that sets a target which still matters, or that dropped one since the last round."""
    every, earlier = _standing(scene, scene.now), scene.plan.round_before(scene.now)
    were = _standing(scene, earlier) if earlier else ()
    for version in scene.rule.versions:
        targets = tuple(one.target for one in every if one.version is version and _matters(scene, one.target))
        was = tuple(one.target for one in were if _governs(scene, version, one.target) and _matters(scene, one.target))
        if targets or was:
            before = (one.target for one in every if targets and one.target.period.end < targets[0].period.end)
            yield _subject(scene, version, targets, tuple(before), was)


def _subject(
    scene: Scene, version: Version, targets: tuple[Target, ...], before: tuple[Target, ...], was: tuple[Target, ...]
) -> TargetSet:
    last = scene.series.latest if scene.series else None
    figures = scene.series.figures.values() if scene.series else ()
    return TargetSet(
        plan=scene.plan,
        now=scene.now,
        rule=scene.rule,
        version=version,
        place=scene.place,
        top=scene.places.is_top(scene.place),
        targets=targets,
        before=before,
        was=was,
        latest=last if last and last.value is not None else None,
        case=_case(scene, version),
        lost=next((one for one in reversed(tuple(figures)) if one.lacking), None),
    )


def _case(scene: Scene, version: Version) -> Case | None:
    """The case of the last number known, for a start and a forecast, which do not ask whether it is the latest."""
    if scene.series is None:
        return None
    known = {period: figure for period, figure in scene.series.figures.items() if figure.value is not None}
    series = {scene.place.id: replace(scene.series, figures=known)}
    return case_of(scene.rule, version, scene.place, scene.places, series, scene.plan.policy)


def _standing(scene: Scene, when: Round) -> tuple[Standing, ...]:
    """The targets that stood at a round's cut-off, in order of time."""
    found = (
        Standing(version, target)
        for version in scene.rule.versions
        if (path := trajectory_set(version, scene.place, scene.places))
        for target in path.targets
        if scene.rule.version_for(target.period, when.cut_off) is version
    )
    return tuple(sorted(found, key=lambda one: (one.target.period.end, one.target.period.start)))


def _governs(scene: Scene, version: Version, target: Target) -> bool:
    return scene.rule.version_for(target.period, scene.now.cut_off) is version


def _matters(scene: Scene, target: Target) -> bool:
    """Whether the target's period is not over and done with: the latest row is for it or for an earlier one."""
    last = scene.series.latest if scene.series else None
    return last is None or target.period.end >= last.period.end
