"""Lattices: of a share with its decimals only some numbers of children are possible at all, so many out of so many."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from oba.attack.count import Count, Row
from oba.attack.reach import Ends, Impossible, narrowed

_WIDE = 400  # beyond so many denominators nearly all are possible
_PASSES = 12


class Share(NamedTuple):
    """A count that is between `low` and `high` of another, and the row that says so."""

    counted: Count
    children: Count
    low: Fraction
    high: Fraction
    row: Row


def shares(rows: Sequence[Row]) -> tuple[Share, ...]:
    """The shares that rows speak of: two rows of the same two counts, one for each end."""
    found: dict[tuple[Count, Count], Share] = {}
    for row in rows:
        if len(row.terms) != 2 or row.terms[0][1] < 2:  # noqa: PLR2004 - a count times its denominator, and another
            continue
        (counted, times), (children, less) = row.terms
        ratio = Fraction(-less, times)
        known = found.get((counted, children), Share(counted, children, Fraction(0), Fraction(10**6), row))
        if row.least == 0:
            known = known._replace(low=max(known.low, ratio))
        elif row.most == 0:
            known = known._replace(high=min(known.high, ratio))
        found[counted, children] = known
    return tuple(found.values())


def possible_ends(rows: Sequence[Row], ends: Ends) -> Ends:
    """The ends of every count, moved inwards by sums and by shares until neither tells more."""
    every = shares(rows)
    for _ in range(_PASSES):
        moved = [_moved(one, ends) for one in every]
        if not any(moved):
            break
        narrowed(rows, ends)
    return ends


def _moved(share: Share, ends: Ends) -> bool:
    """Move the ends of a share's two counts to the first and last that are possible."""
    (low, high), kept = ends[share.children], ends[share.counted]
    if high - low > _WIDE or (low == high and kept[0] == kept[1]):
        return False
    found = []
    for children in range(low, high + 1):
        least = max(kept[0], ceil(share.low * children))
        most = min(kept[1], floor(share.high * children))
        if least <= most:
            found.append((children, least, most))
    if not found:
        raise Impossible(share.row)
    ends[share.children] = found[0][0], found[-1][0]
    ends[share.counted] = min(one[1] for one in found), max(one[2] for one in found)
    return (ends[share.children], ends[share.counted]) != ((low, high), kept)
