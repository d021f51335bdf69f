"""Roll-up: a place's own numbers, and where it has none the sum of its parts on one tier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from tests.second_reading.numbers import Number, first_reason, missing
from tests.second_reading.periods import Period
from tests.second_reading.places import Map, Place
from tests.second_reading.rows import Own
from tests.second_reading.rules import Measure

_NOBODY = "nothing to count"


@dataclass(frozen=True)
class Evidence:
    """What a round knows of one measure.

    `first` is the month in which its rule begins, `later` the places and periods published after the last round of all.
    """

    measured: Measure
    places: Map
    own: Own
    cut_off: date
    expected_within: int
    first: int
    later: frozenset[tuple[str, Period]] = frozenset()
    told: dict[tuple[str, str], dict[Period, Number]] = field(default_factory=dict)

    def absent(self, place: str, at: Period) -> str:
        """Why a place has no row: awaited until its day, late after it, published too late, or not collected."""
        if any(one.start > at.start for (name, _), own in self.own.items() if name == place for one in own):
            return "not collected"
        if not self.places.places[place].tier or at.start < self.first:
            return "not collected"
        if (place, at) in self.later:
            return "published after the cut-off"
        due = at.last_day + timedelta(days=self.expected_within)
        return "awaited" if self.cut_off <= due else "late"

    def series(self, place: str, group: str = "") -> dict[Period, Number]:
        """A place's numbers for one group: its own, what its predecessors had, the sums of its parts."""
        if (place, group) not in self.told:
            sums = self._sums(place, group) if self.measured.sums else {}
            inherited = self._inherited(place, group)
            self.told[place, group] = {**sums, **inherited, **self.own.get((place, group), {})}
        return self.told[place, group]

    def _inherited(self, place: str, group: str) -> dict[Period, Number]:
        before = self.places.before(place)
        if len(before) == 1:
            return {at: one for at, one in self.series(before[0].id, group).items() if before[0].lives(at)}
        if not before or not self.measured.sums:
            return {}
        every = {one.id: self.series(one.id, group) for one in before}
        alive = {at: [one.id for one in before if one.lives(at)] for series in every.values() for at in series}
        return {at: self._sum(at, {one: every[one] for one in ids}) for at, ids in alive.items() if ids}

    def _sums(self, place: str, group: str) -> dict[Period, Number]:
        found: dict[Period, Number] = {}
        for tier in self.places.tiers:
            parts = {one.id: one for one in self.places.children(place, tier) if self._takes_part(one, group)}
            every = {name: self.series(name, group) for name in parts}
            for at in {at for series in every.values() for at in series}:
                alive = {name: series for name, series in every.items() if parts[name].lives(at)}
                if any(at in series for series in alive.values()) and not (at in found and found[at].whole):
                    total = self._sum(at, alive)
                    if at not in found or total.whole:
                        found[at] = total
        return found

    def _takes_part(self, part: Place, group: str) -> bool:
        """Whether a place is a part of this measure: what lies elsewhere is one only if it has ever sent a number."""
        return not part.elsewhere or bool(self.series(part.id, group))

    def _sum(self, at: Period, parts: Mapping[str, Mapping[Period, Number]]) -> Number:
        """The sum for a period; a part with nothing to count adds nothing, any other gap takes the whole away."""
        known = [series[at] for series in parts.values() if at in series]
        counted = [one for one in known if one.reason != _NOBODY]
        reasons = {name: self._lack(name, at, series) for name, series in parts.items()}
        lacking = {name: reason for name, reason in reasons.items() if reason}
        if not counted and not lacking:
            return missing(_NOBODY, own=False)
        usable = [series[at] for name, series in parts.items() if not reasons[name] and series[at].reason != _NOBODY]
        if lacking and not self._covered(at, usable, [parts[name] for name in lacking]):
            return missing(first_reason(lacking.values()), own=False, whole=False)
        return self._total(usable)

    def _lack(self, name: str, at: Period, series: Mapping[Period, Number]) -> str:
        """Why a part cannot be added; nothing where it can be, or has nothing to add."""
        if at not in series:
            return self.absent(name, at)
        one = series[at]
        if one.reason:
            return "" if one.reason == _NOBODY else one.reason
        shares = self.measured.unit is not None
        return "no numerators" if shares and (one.n is None or one.d is None) else ""

    def _covered(self, at: Period, usable: Sequence[Number], gaps: Sequence[Mapping[Period, Number]]) -> bool:
        """Whether the rule is content with the share of the denominator that has come."""
        if self.measured.coverage == 100:
            return False
        lost = [_last_denominator(series, at) for series in gaps]
        here = sum((one.d for one in usable if one.d is not None), Fraction(0))
        if not here or any(one is None for one in lost):
            return False
        total = here + sum((one for one in lost if one is not None), Fraction(0))
        return 100 * here / total >= self.measured.coverage

    def _total(self, usable: Sequence[Number]) -> Number:
        n = sum((one.n for one in usable if one.n is not None), Fraction(0))
        d = sum((one.d for one in usable if one.d is not None), Fraction(0))
        if self.measured.unit is None:
            return Number(value=n, n=n, own=False)
        rounded = any(one.rounded for one in usable)
        return Number(value=self.measured.unit * n / d, n=n, d=d, rounded=rounded, own=False)


def _last_denominator(series: Mapping[Period, Number], at: Period) -> Fraction | None:
    earlier = [one for one in series if one.start < at.start and series[one].d is not None]
    return series[max(earlier)].d if earlier else None
