"""What a plan says of published files: which of their series is which indicator, and what they call its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from oba.domain.measure import ALL, Kind
from oba.domain.problem import Where


class Layout(StrEnum):
    """How a publisher lays a file out."""

    FINGERTIPS = "fingertips"
    LAIT = "lait"
    EDUCATION = "education"
    ONS = "ons"


class Take(StrEnum):
    """What is taken of a published number."""

    VALUE = "value"
    COUNTS = "counts"
    INTERVAL = "interval"


class BareYear(StrEnum):
    """What a year that stands alone, as 2025, means for a measure of other than calendar years."""

    ENDS = "ends"
    BEGINS = "begins"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Numbers of a place, of a period as the file writes it, or of both, that are left out or kept; and why."""

    why: str
    place: str = ""
    period: str = ""

    def covers(self, place: str, period: str) -> bool:
        """Whether a number of a place and a period is among them."""
        return self.place in ("", place) and self.period in ("", period)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSeries:
    """One series of a publisher as an indicator of the plan.

    `columns` names those of value, numerator and denominator where the layout has none of its own; `only` the words
    that other columns must hold. `kind` and `per` are its unit. `year` is None where the layout itself says what a bare
    year means. `published` is None where it is told when a file comes.
    """

    indicator: str
    layout: Layout
    kind: Kind
    per: Fraction | None
    where: Where
    name: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    take: tuple[Take, ...] = tuple(Take)
    group: str = ALL
    year: BareYear | None = None
    rounded_to: str = ""
    status: str = ""
    published: date | None = None
    source: str = ""
    left_out: tuple[Settled, ...] = ()
    kept: tuple[Settled, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedMapping:
    """Every series that a plan takes from published files, and its places by what publishers call them, in capitals."""

    series: tuple[PublishedSeries, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)

    def place_of(self, codes: tuple[str, ...]) -> str:
        """The plan's place that the first known of some codes or names stands for; empty where none does."""
        return next((self.places[code] for code in codes if code in self.places), "")
