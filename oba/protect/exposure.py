"""Exposure: which small counts come out whatever a round withholds, beyond those that the public knows anyway."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf
from typing import NamedTuple

from oba.protect.attacker import DOWN, UP, Attacker
from oba.protect.component import components
from oba.protect.knowledge import Knowledge
from oba.protect.quantity import Quantity

_NEAR = 1e-6


class _Ends(NamedTuple):
    """Between which ends a count lies."""

    least: float = 0.0
    most: float = inf


def beyond_public(found: Iterable[Quantity], told: Knowledge, below: int) -> tuple[Quantity, ...]:
    """Those of some counts of which all that is public alone would tell less: that they are small, or that any are.

    They come out of what was printed; `told` is what this round and all before it tell together.
    """
    asked = tuple(one for one in dict.fromkeys(found) if one not in told.public)
    if not asked:
        return ()
    public, now = (_ends(asked, told, known) for known in (told.public, told.known))
    return tuple(one for one in asked if public[one].most >= below or public[one].least <= _NEAR < now[one].least)


def _ends(asked: Iterable[Quantity], told: Knowledge, known: frozenset[Quantity]) -> Mapping[Quantity, _Ends]:
    """The ends of each count for somebody who knows some others; far apart where no sum speaks of it."""
    found = dict.fromkeys(asked, _Ends())
    for component in components((), told.identities, frozenset(found), known, ()):
        attacker = Attacker(component.sure)
        unknown = attacker.unknown(frozenset())
        for one in (one for one in component.secrets if one in attacker.column):
            found[one] = _Ends(*(attacker.bound(attacker.column[one], way, unknown).reached for way in (DOWN, UP)))
    return found
