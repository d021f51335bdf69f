"""Groups: some of the children that an indicator counts, such as girls, as the plan declares them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A declared group: how it is called, and of what kind it is, such as sex or ethnicity.

    `exhaustive` says that the groups of its kind are together everyone, each child in exactly one of them.
    """

    id: str
    label: str
    kind: str
    exhaustive: bool = False


def by_kind(groups: Iterable[Group]) -> tuple[tuple[Group, ...], ...]:
    """The groups of each kind together, in the order of the plan."""
    found: dict[str, tuple[Group, ...]] = {}
    for group in groups:
        found[group.kind] = (*found.get(group.kind, ()), group)
    return tuple(found.values())
