"""What a version of a rule is worded with."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from oba.domain.measure import Measure
from oba.domain.place import Composition, Places
from oba.domain.plan import Plan, Policy
from oba.domain.rule import Rule


class Terms(NamedTuple):
    """What a version is worded with: its measure, the policy, the names of places, that of the top one, the groups."""

    measure: Measure
    policy: Policy
    names: Mapping[str, str]
    top: str
    compositions: Mapping[str, Composition] = MappingProxyType({})


def rule_terms(rule: Rule, plan: Plan, places: Places) -> Terms:
    """What the versions of a rule are worded with in its plan."""
    names = {place.id: place.name for place in places.by_id.values()}
    compositions = {place.id: place.composition for place in places.by_id.values() if place.composition}
    return Terms(rule.measure, plan.policy, names, places.top.name if places.top else "", compositions)
