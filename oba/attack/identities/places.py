"""Places: a whole is the sum of its parts of each tier, and of what lies in none of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from oba.attack.count import Count, Quantity, Row, adds_up
from oba.attack.sighting import Sighting
from oba.attack.snapshot import Snapshot
from oba.domain.period import Period
from oba.domain.place import Place, Tier
from oba.domain.release import Printed


class Family(NamedTuple):
    """The parts of one tier that exist in a period, and the numbers seen of them."""

    tier: Tier
    alive: tuple[Place, ...]
    seen: tuple[Printed, ...]


def place_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Every whole that is seen, against its seen parts of each tier, and against those of two tiers that lie apart.

    What a whole had before it was revised, and what is disputed of it, is held against the same parts.
    """
    for alike, cells in snapshot.by_place.items():
        period = snapshot.period(alike)
        if period is None or not snapshot.quantities(alike):
            continue
        parts = snapshot.by_place.get(alike._replace(role=""), {})
        for place, whole in cells.items():
            families = tuple(_families(snapshot, place, period, parts))
            for one in families:
                yield from _one_tier(snapshot, whole, one)
            yield from _two_tiers(snapshot, whole, families)


def _families(snapshot: Snapshot, place: str, period: Period, seen: Mapping[str, Sighting]) -> Iterator[Family]:
    places = snapshot.public.places
    for tier in places.tiers:
        alive = tuple(part for part in places.children(place, tier.id) if part.counts_in(period))
        if known := tuple(seen[part.id].of for part in alive if part.id in seen):
            yield Family(tier, alive, known)


def _one_tier(snapshot: Snapshot, whole: Sighting, family: Family) -> Iterator[Row]:
    """The whole is exactly the parts that have numbers where it was added up from them all; else some may be in none.

    A part that is said to lie elsewhere is no place: its children are among those in none.
    """
    added = whole.parts > 1 and whole.parts == len(family.alive)
    beyond = "" if added else f"in none of its {family.tier.id} parts"
    yield from _sums(snapshot, whole.of, family.seen, beyond, f"{family.tier.id} parts")


def _two_tiers(snapshot: Snapshot, whole: Sighting, families: Sequence[Family]) -> Iterator[Row]:
    """Parts of a lower tier that lie in the whole itself are none of a tier above whose parts have such parts too."""
    places = snapshot.public.places
    for number, upper in enumerate(families):
        for lower in families[number + 1 :]:
            if any(places.children(part.id, lower.tier.id) for part in upper.alive):
                tiers = f"{upper.tier.id} and {lower.tier.id} parts"
                yield from _sums(snapshot, whole.of, (*upper.seen, *lower.seen), f"in none of its {tiers}", tiers)


def _sums(snapshot: Snapshot, whole: Printed, parts: Sequence[Printed], beyond: str, what: str) -> Iterator[Row]:
    why = f"{_named(whole, snapshot)} holds its {what}"
    yield from sum_rows(snapshot, whole, parts, beyond, why)


def sum_rows(snapshot: Snapshot, whole: Printed, parts: Sequence[Printed], beyond: str, why: str) -> Iterator[Row]:
    """Each count of a whole is the sum of its parts', and of those left over where something may be `beyond` them."""
    left: list[Count] = []
    for quantity in snapshot.quantities(whole):
        total = snapshot.count(whole, quantity)
        counts = [snapshot.count(part, quantity) for part in parts]
        if beyond:
            left.append(total._replace(beyond=beyond))
        yield adds_up(total, (*counts, *left[-1:]), why)
    if beyond and Quantity.REST in snapshot.quantities(whole):
        counted, rest, children = left
        yield adds_up(children, (counted, rest), why)


def _named(of: Printed, snapshot: Snapshot) -> str:
    """A number's name in an argument, apart from that of every other and of other versions."""
    return f"{'/'.join(of)} ({snapshot.version})"
