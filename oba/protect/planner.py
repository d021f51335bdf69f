"""The plan of what is withheld: as little as hides every secret, found exactly, step by step where that is too hard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from oba.domain.protection import Ladder
from oba.domain.release import Printed
from oba.protect.component import Component
from oba.protect.master import Master
from oba.protect.quantity import Quantity

Insiders = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentPlan:
    """What of a component is withheld, by which step, and the secrets that come out even when all of it is.

    `least` is how many numbers are themselves too small to print.
    """

    withheld: frozenset[Printed]
    least: int
    step: Ladder = Ladder.LEAST
    exposed: tuple[Quantity, ...] = ()


def question(component: Component, below: int, insiders: Insiders = ()) -> str:
    """The digest of everything that decides a plan."""
    inside = sorted(sorted(places) for places in insiders)
    return sha256(repr((component.digest, below, inside)).encode()).hexdigest()


def plan(component: Component, below: int, insiders: Insiders = ()) -> ComponentPlan:
    """Withhold as little of a component as hides every secret in it, from everybody and from each insider.

    Every secret must be able, for all that can be known, to be as little as 1 and as much as the threshold. Where no
    plan is found in a fixed number of steps the parts go whole, and then their totals too.
    """
    every = frozenset(choice.of for choice in component.choices)
    master = Master(component, below, insiders)
    if any(master.failures(every)) and component.sure != component:
        master = Master(component.sure, below, insiders)
    exposed = master.lowered(every)
    found, least = master.least(), sum(not of.role for of in master.must)
    if found is not None:
        return ComponentPlan(withheld=found, least=least, exposed=exposed)
    parts = frozenset(choice.of for choice in component.choices if choice.of.place not in master.totals)
    if parts | master.must == parts and not any(master.failures(parts)):
        return ComponentPlan(withheld=parts, least=least, step=Ladder.BREAKDOWN, exposed=exposed)
    return ComponentPlan(withheld=every, least=least, step=Ladder.PARENT, exposed=exposed)
