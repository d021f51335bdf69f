"""Exposure: which small counts come out whatever a round withholds, beyond those that the public knows anyway."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oba.protect.attacker import UP, Attacker
from oba.protect.component import components
from oba.protect.knowledge import Knowledge
from oba.protect.quantity import Quantity


def beyond_public(found: Iterable[Quantity], told: Knowledge, below: int) -> tuple[Quantity, ...]:
    """Those of some counts that could be as much as the threshold for all that is public alone.

    They come out of what was printed; `told` is what this round and all before it tell together.
    """
    every = tuple(dict.fromkeys(found))
    return tuple(one for one in every if one in frozenset(_hidden_by_public(every, told, below))) if every else ()


def _hidden_by_public(found: Iterable[Quantity], told: Knowledge, below: int) -> Iterator[Quantity]:
    asked = frozenset(found) - told.public
    for component in components((), told.identities, asked, told.public, ()):
        attacker = Attacker(component.sure)
        unknown = attacker.unknown(frozenset())
        for one in component.secrets:
            column = attacker.column.get(one)
            if column is None or attacker.bound(column, UP, unknown).reached >= below:
                yield one
