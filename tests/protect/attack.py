"""An attacker with a pencil: every number that agrees with the sums that hold and with what is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Tree = Mapping[str, Sequence[str]]


def possible(tree: Tree, top: str, seen: Mapping[str, int], most: int) -> dict[str, set[int]]:
    """The numbers each place could have; a leaf that is not seen could hold anything up to `most`."""
    alone = _from_below(tree, top, seen, most)
    found = {top: alone[top]}
    for place in (ready := [top]):
        parts = tree.get(place, ())
        for part in parts:
            others = _sums(alone[other] for other in parts if other != part)
            found[part] = {n for n in alone[part] if any(n + rest in found[place] for rest in others)}
        ready += parts
    return found


def _from_below(tree: Tree, place: str, seen: Mapping[str, int], most: int) -> dict[str, set[int]]:
    """What each place could have as far as itself and what lies below it go."""
    parts = tree.get(place, ())
    found: dict[str, set[int]] = {}
    for part in parts:
        found |= _from_below(tree, part, seen, most)
    here = _sums(found[part] for part in parts) if parts else set(range(most + 1))
    found[place] = here & {seen[place]} if place in seen else here
    return found


def _sums(sets: Iterable[set[int]]) -> set[int]:
    """Every sum of one number from each set."""
    total = {0}
    for numbers in sets:
        total = {one + other for one in total for other in numbers}
    return total


def given_away(
    tree: Tree, true: Mapping[str, int], seen: Mapping[str, int], public: Mapping[str, int], below: int
) -> set[str]:
    """The places of which a small number that nobody knows of could, from what is seen, be nothing but small.

    What is public inside a place is known of it anyway, and what the public numbers alone tell cannot be withheld.
    """
    small = set(range(1, below))
    found = []
    for known in ({**seen, **public}, public):
        guesses = possible(tree, next(iter(tree)), known, max(true.values()))
        rest = {place: {guess - inside(tree, place, public) for guess in guesses[place]} for place in true}
        found.append(
            {p for p in set(true) - set(known) if true[p] - inside(tree, p, public) in small and rest[p] <= small}
        )
    return found[0] - found[1]


def inside(tree: Tree, place: str, public: Mapping[str, int]) -> int:
    """What the public knows of a place: its number, else those of its parts."""
    return public[place] if place in public else sum(inside(tree, part, public) for part in tree.get(place, ()))
