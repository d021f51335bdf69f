"""Rules for the audit's tests: NI 117 with another target, amber, direction or example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from oba.domain.place import Places
from oba.domain.plan import Compare, Policy
from oba.domain.rule import Amber, Better, Direction, Example, Given, Rule, Threshold, Within
from oba.domain.target import Aim
from tests.build import WHERE, n, places, plan, rule, target, trajectory, version, year

POLICY: Policy = plan().policy
EXACT = replace(POLICY, compare=Compare.EXACT)
PLACES: Places = places()
LOWER = Direction(better=Better.LOWER, change=n("0.2"), where=WHERE)
HIGHER = replace(LOWER, better=Better.HIGHER)


def points(amount: str) -> Amber:
    """Amber within so many points of the target."""
    return Amber(within=Within.POINTS, amount=n(amount))


def reaching(edge: Aim) -> Amber:
    """Amber as far as a value."""
    return Amber(within=Within.VALUE, amount=n("0"), aim=edge)


def example(given: Mapping[int, str], then: Mapping[str, str], england: Mapping[int, str] | None = None) -> Example:
    """A worked example of financial years, England's numbers beside it where they are given."""
    compared = {"england": {year(start): Given(n(value)) for start, value in england.items()}} if england else {}
    return Example(
        given={year(start): Given(n(value)) for start, value in given.items()},
        compared=compared,
        then=then,
        where=replace(WHERE, line=40),
    )


def ruled(
    *targets: str, amber: Amber | None = None, direction: Direction = LOWER, examples: tuple[Example, ...] = ()
) -> Rule:
    """NI 117 with these targets from 2009/10 on."""
    wanted = tuple(target(year(2009 + n), words) for n, words in enumerate(targets))
    changed = replace(
        version(),
        direction=direction,
        threshold=Threshold(amber=amber, where=WHERE),
        trajectory=trajectory(*wanted),
    )
    return replace(rule(), versions=(changed,), examples=examples)
