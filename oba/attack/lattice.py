"""Lattices: of a share with its decimals only some numbers of children are possible at all, so many out of so many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import NamedTuple

from oba.attack.count import Count, Row
from oba.attack.reach import Ends, Impossible, Sums

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
    low, high = ({_pair(row): row for row in rows if _is_share(row) and end(row) == 0} for end in (_least, _most))
    return tuple(
        Share(counted, children, _ratio(row), _ratio(high[counted, children]), row)
        for (counted, children), row in low.items()
        if (counted, children) in high
    )


def _is_share(row: Row) -> bool:
    """Whether a row is one count times a number, less another times another."""
    return len(row.terms) == 2 and row.terms[0][1] > 0 > row.terms[1][1] and row.least != row.most  # noqa: PLR2004


def _least(row: Row) -> int | None:
    return row.least


def _most(row: Row) -> int | None:
    return row.most


def _pair(row: Row) -> tuple[Count, Count]:
    return row.terms[0][0], row.terms[1][0]


def _ratio(row: Row) -> Fraction:
    return Fraction(-row.terms[1][1], row.terms[0][1])


@dataclass(frozen=True)
class Lattice(Sums):
    """Rows some of which speak of shares, and for each count those that it stands in."""

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """The shares that the rows speak of."""
        return shares(self.rows)

    def possible(self, ends: Ends, moved: Iterable[Count] | None = None) -> Ends:
        """The same ends, moved inwards by sums and by shares until neither tells more.

        Where it is known which ends have `moved` since, only what hangs on these is looked at.
        """
        self.narrowed(ends, moved)
        for _ in range(_PASSES):
            touched = [count for one in self.shares if _moved(one, ends) for count in (one.counted, one.children)]
            if not touched:
                break
            self.narrowed(ends, touched)
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
