"""Trust: which of the things that an attacker may suppose can be true together with what is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from oba.attack.component import components
from oba.attack.count import Row
from oba.attack.reach import Impossible, reach


class Trusted(NamedTuple):
    """The rows that fit together, and what the others rested on."""

    rows: tuple[Row, ...]
    doubted: tuple[str, ...]


def trusted(rows: Sequence[Row], fits: Callable[[Sequence[Row]], bool]) -> Trusted:
    """Everything supposed, but for what cannot be so beside what is printed and what is supposed before it.

    Rows that rest on one thing stand and fall together, those that are certain one by one. Parts of the system that
    have no count in common are looked at by themselves.
    """
    kept: list[Row] = []
    doubted: dict[str, None] = {}
    for part in components(rows):
        if fits(part):
            kept.extend(part)
            continue
        fitting, wrong = _one_by_one(part, fits)
        kept.extend(fitting)
        doubted |= dict.fromkeys(wrong)
    whys = set(doubted)
    return Trusted(tuple(row for row in kept if row.why not in whys), tuple(doubted))


def possible(rows: Sequence[Row]) -> bool:
    """Whether no single row is impossible beside what the others tell."""
    try:
        reach(rows)
    except Impossible:
        return False
    return True


def _one_by_one(rows: Sequence[Row], fits: Callable[[Sequence[Row]], bool]) -> tuple[list[Row], list[str]]:
    """What fits, taken in order: first what is certain, then each thing supposed."""
    certain = [row for row in rows if not row.why]
    supposed: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.why:
            supposed[row.why].append(row)
    kept, wrong = _greedy([], [[row] for row in certain], fits)
    more, doubted = _greedy(kept, list(supposed.values()), fits)
    return more, [one for one in (*wrong, *doubted) if one]


def _greedy(
    kept: list[Row], units: list[list[Row]], fits: Callable[[Sequence[Row]], bool]
) -> tuple[list[Row], list[str]]:
    """Add units as long as they fit, halves at a time; what does not fit is left out."""
    if not units or fits([*kept, *(row for unit in units for row in unit)]):
        return [*kept, *(row for unit in units for row in unit)], []
    if len(units) == 1:
        return kept, [units[0][0].why]
    half = len(units) // 2
    kept, first = _greedy(kept, units[:half], fits)
    kept, second = _greedy(kept, units[half:], fits)
    return kept, [*first, *second]
