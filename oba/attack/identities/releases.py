"""Releases: a number released before is the same one still, unless what is printed now says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from oba.attack.count import Quantity, Row, adds_up, equal
from oba.attack.sighting import COUNTED, Sighting
from oba.attack.snapshot import Snapshot
from oba.domain.release import Printed


def release_rows(snapshots: Sequence[Snapshot]) -> Iterator[Row]:
    """Every number of a round against the same one of the last round before it that showed it; the newest first."""
    for newer, older in pairwise(snapshots):
        for of, one in newer.counted():
            before = older.cells.get(of)
            if not of.role and of._replace(role=COUNTED) in older.cells:
                yield from _grown(newer, older, of)
            if before is None:
                continue
            if of.role == COUNTED:
                yield from _grown(newer, older, of)
            elif _may_be_same(one, before, older):
                why = f"{'/'.join(of)} is in {newer.round} as it was in {older.round}"
                for quantity in newer.quantities(of):
                    yield equal(newer.count(of, quantity), older.count(of, quantity), why)


def _may_be_same(now: Sighting, before: Sighting, older: Snapshot) -> bool:
    """Whether nothing printed tells two versions of a number apart."""
    if now.published and now.published > older.cut_off:
        return False
    if now.value and before.value and not now.value.within(before.value):
        return False
    pairs = ((now.numerator, before.numerator), (now.denominator, before.denominator))
    return all(one is None or other is None or one == other for one, other in pairs)


def _grown(newer: Snapshot, older: Snapshot, of: Printed) -> Iterator[Row]:
    """What a period has counted so far grows, until it is whole: what came between two rounds are children too."""
    before = of._replace(role=COUNTED)
    for quantity in (one for one in newer.quantities(of) if one is not Quantity.CHILDREN):
        now, then = newer.count(of, quantity), older.count(before, quantity)
        came = now._replace(beyond=f"that came since {older.round}")
        yield adds_up(now, (then, came), f"{'/'.join(of)} has grown since {older.round}")
