"""Remainders: what a number that is shown, less all that is known of its parts, leaves to be worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from oba.domain.evidence import Figure
from oba.domain.measure import Measure
from oba.domain.place import Place
from oba.protect.small_counts import counts

Families = Mapping[str, tuple[tuple[Place, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What a reader knows of one group in one period: the figures not withheld, and those public elsewhere.

    `families` holds, for every parent, its parts in each tier that has any.
    """

    measure: Measure
    figures: Mapping[str, Figure]
    withheld: frozenset[str]
    families: Families

    def leaves_a_small_number(self, parent: str, members: tuple[Place, ...], below: int) -> bool:
        """Whether a shown parent, less what is known of its parts, leaves from 1 to one below the threshold.

        Nothing is left to work out where everything about every part is known.
        """
        if all(self._whole(member) for member in members):
            return False
        known = self._together(members)
        return any(0 < count - known.get(name, 0) < below for name, count in self._own(parent).items())

    def is_public(self, place: str) -> bool:
        """Whether everybody knows the place's number, so that withholding it here hides nothing."""
        return place in self.figures and bool(self.figures[place].elsewhere)

    def _own(self, place: str) -> Mapping[str, Fraction]:
        """The counts that the place's own figure gives a reader."""
        if place not in self.figures or (place in self.withheld and not self.is_public(place)):
            return {}
        return counts(self.figures[place], self.measure)

    def _inside(self, place: Place) -> Mapping[str, Fraction]:
        """The counts known of a place: its own, else those of the parts that are known."""
        parts = (self._together(members) for members in self.families.get(place.id, ()))
        return self._own(place.id) or next((known for known in parts if known), {})

    def _together(self, members: tuple[Place, ...]) -> Mapping[str, Fraction]:
        total: dict[str, Fraction] = {}
        for member in members:
            for name, count in self._inside(member).items():
                total[name] = total.get(name, Fraction(0)) + count
        return total

    def _whole(self, place: Place) -> bool:
        """Whether nothing about a place is unknown: itself, or all of its parts in one tier."""
        tiers = self.families.get(place.id, ())
        return bool(self._own(place.id)) or any(all(map(self._whole, members)) for members in tiers)
