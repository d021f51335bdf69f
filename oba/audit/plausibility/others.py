"""The numbers of the other places for the same period, for places that have too few of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from oba.audit.plausibility.past import Past
from oba.audit.plausibility.scale import in_order, whole_numbers
from oba.audit.plausibility.track import Track
from oba.domain.evidence import Observation
from oba.domain.measure import ALL
from oba.domain.period import Period
from oba.rollup.own_figures import row_value

_Key = tuple[str, Period]


class Rank(NamedTuple):
    """A number, what the others make to hold it against, how many units make 1, and whether the rule states them."""

    number: int
    held: Past
    one: int
    stated: bool

    @property
    def middle(self) -> Fraction:
        """The middle one of the others' numbers."""
        return Fraction(self.held.median, self.one)


class Others:
    """Every place's present number of one indicator by group and period, smallest first, once they are asked for."""

    def __init__(self, every: Iterable[Track], stated: Sequence[Fraction] = ()) -> None:
        """Keep the tracks of one indicator, and the numbers that its rule states, for want of any place's."""
        self._tracks, self._stated = tuple(every), sorted(stated)
        self._sorted: dict[_Key, list[Fraction]] = {}

    def past(self, row: Observation, value: Fraction) -> Rank | None:
        """A row's number among those of the others, or else those of the rule; None where there are none."""
        known = self._numbers((row.group, row.period))
        own, count = bisect_left(known, value), len(known) - 1
        if count < 1:
            known, own, count = self._stated, len(self._stated), len(self._stated)
        if count < 1 or (known is self._stated and row.group != ALL):
            return None
        ends = ((count - 1) // 2, count // 2, 0, count - 1)
        found = whole_numbers([value, *(known[index + (index >= own)] for index in ends)])
        number, low, high, smallest, largest = (one or 0 for one in found.numbers)
        held = Past(count, (low + high) // 2, smallest, largest)
        return Rank(number, held, found.one, stated=known is self._stated)

    def _numbers(self, key: _Key) -> list[Fraction]:
        """Every place's number of a group and period, sorted when they are first asked for."""
        if key not in self._sorted:
            self._sorted[key] = in_order(self._known[key])
        return self._sorted[key]

    @cached_property
    def _known(self) -> Mapping[_Key, list[Fraction]]:
        known: dict[_Key, list[Fraction]] = defaultdict(list)
        for track in self._tracks:
            for row in (track.rows[index] for index in track.current if track.whole[index]):
                if (value := row_value(row, track.measure)) is not None:
                    known[row.group, row.period].append(value)
        return known
