"""Exposures: counts of children that the published files give away, and how far a withheld one is known."""

from __future__ import annotations

from dataclasses import dataclass

from oba.attack.count import Count, Quantity
from oba.attack.sighting import Contradiction
from oba.attack.stray import Stray, Unreadable
from oba.domain.release import Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Between which ends an attacker knows a count to lie, both included.

    Ends are exact as far as they matter: a count that can be at most 1 and at least the threshold is not looked at
    further. `as_insider` is the place whose own numbers the attacker knows, empty for one who knows only what is
    published; `supposing` says what else is taken for granted.
    """

    count: Count
    least: int
    most: int
    as_insider: str = ""
    supposing: str = ""

    @property
    def of(self) -> Printed:
        """The number that the count stands behind."""
        return self.count.of

    @property
    def quantity(self) -> Quantity:
        """Which children of that number it counts."""
        return self.count.quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure(Bound):
    """A count that is known to be small, or one of which all or none are counted where that is sensitive."""

    @property
    def exact(self) -> bool:
        """Whether it is known to the child."""
        return self.least == self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What an attack learns: what is exposed, how far each withheld count is known, and what files contradict.

    `doubted` names what was supposed and cannot be so, such as parts that are together more than their whole. `strays`
    are numbers that stand in one file and not where the same is told elsewhere, `unreadable` files that nobody can say
    are safe.
    """

    exposures: tuple[Exposure, ...] = ()
    bounds: tuple[Bound, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    doubted: tuple[str, ...] = ()
    strays: tuple[Stray, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def safe(self) -> bool:
        """Whether nothing is given away, and everything could be looked at."""
        return not (self.exposures or self.strays or self.unreadable)
