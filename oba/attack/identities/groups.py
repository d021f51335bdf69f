"""Groups: everyone is the sum of the groups of a kind, and of those in none of them unless the kind is exhaustive."""

from __future__ import annotations

from collections.abc import Iterator

from oba.attack.count import Row
from oba.attack.identities.places import sum_rows
from oba.attack.snapshot import Snapshot
from oba.domain.group import by_kind
from oba.domain.measure import ALL


def group_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Every number of everyone against those seen of the groups of each kind; a child is in one group of a kind."""
    kinds = by_kind(snapshot.public.plan.groups)
    for alike, cells in snapshot.by_group.items():
        if ALL not in cells:
            continue
        whole = cells[ALL].of
        for kind in kinds:
            seen = tuple(cells[group.id].of for group in kind if group.id in cells)
            if not seen:
                continue
            every = kind[0].exhaustive and len(seen) == len(kind)
            why = f"{'/'.join(alike)} ({snapshot.version}) holds its groups of {kind[0].kind}"
            yield from sum_rows(snapshot, whole, seen, "" if every else f"in no group of {kind[0].kind}", why)
