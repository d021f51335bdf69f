"""Sightings: a number as a published file shows it, or the mark that stands where it is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from oba.attack.count import Quantity
from oba.domain.number import unit_of_last_decimal
from oba.domain.release import Printed

EARLIER, BESIDE, COUNTED, SO_FAR = "earlier", "beside", "counted", "so far"
PART = "part"
MEAN = "mean from "  # followed by the first period; the number is of the last


class Span(NamedTuple):
    """The least and the most that a printed number can have been, both included."""

    low: Fraction
    high: Fraction

    def within(self, other: Span) -> Span | None:
        """What two spans share; None where they contradict each other, as two numbers rounded apart do."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Span(low, high) if low < high or (low == high and not self.width * other.width) else None

    @property
    def width(self) -> Fraction:
        """How much it leaves open."""
        return self.high - self.low


@lru_cache(maxsize=2**14)
def rounded(value: Fraction, decimals: int) -> Span:
    """What a number printed with so many decimals can have been before it was rounded."""
    half = unit_of_last_decimal(decimals) / 2
    return Span(value - half, value + half)


# What is said of a number besides how many children there are: what was said first is taken.
_ANY = ("value", "interval", "level", "withheld", "parts", "published", "off", "known")
_COUNTS = ("numerator", "denominator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What files say of one number.

    `withheld` says that a mark stands in its place; `interval` are the ends printed beside it, at a `level` in percent.
    `parts` counts the places it was added up from, 0 where a file does not say so. `published` is the day that stands
    beside it; `off` is how far its counts may be from the true ones, because they are rounded; `file` names where it
    was seen; `known` says that it was declared public elsewhere, `telling` of which counts a value that was tells more
    by itself than a round may.
    """

    of: Printed
    value: Span | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    interval: tuple[Span, Span] | None = None
    level: Fraction | None = None
    withheld: bool = False
    parts: int = 0
    published: date | None = None
    off: Fraction = Fraction(0)
    known: bool = False
    telling: frozenset[Quantity] = frozenset()
    file: str = ""

    @property
    def told(self) -> bool:
        """Whether any number stands there."""
        return not (self.value is None and self.numerator is None and self.denominator is None)


class Contradiction(NamedTuple):
    """Two files that give one number differently."""

    of: Printed
    files: tuple[str, str]


class Seen(NamedTuple):
    """Everything seen, by what it is of, and where files contradict each other."""

    cells: dict[Printed, Sighting]
    contradictions: tuple[Contradiction, ...] = ()


def together(sightings: Iterable[Sighting], before: Seen | None = None) -> Seen:
    """One sighting of each number: of several the finer, part by part; what was seen anywhere is known.

    Where two contradict each other the first is taken, and both are named. What was seen `before` comes first.
    """
    cells = dict(before.cells) if before else {}
    wrong = [*before.contradictions] if before else []
    for one in sightings:
        of = _apart(one, cells)
        known = cells.get(of)
        cells[of] = (one if of is one.of else replace(one, of=of)) if known is None else _merged(known, one, wrong)
    return Seen(cells, tuple(wrong))


def _apart(one: Sighting, cells: Mapping[Printed, Sighting]) -> Printed:
    """What a sighting is of; a number may have had several earlier values, and several may be disputed."""
    of = one.of
    while of.role.startswith((EARLIER, BESIDE)) and of in cells and _differ(cells[of].value, one.value):
        of = of._replace(role=f"{of.role} again")
    return of


def _differ(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.within(other) is None


def _merged(known: Sighting, other: Sighting, wrong: list[Contradiction]) -> Sighting:
    """Two sightings of one number as one; most say what was seen before."""
    new: dict[str, Any] = {
        name: said for name in _ANY if not (was := getattr(known, name)) and (said := getattr(other, name)) is not was
    }
    contradicted = False
    for name in _COUNTS:
        count, said = getattr(known, name), getattr(other, name)
        if count is None and said is not None:
            new[name] = said
        elif said is not None and said is not count:
            contradicted |= said != count
    if known.value and other.value and known.value != other.value:
        within = known.value.within(other.value)
        contradicted |= within is None
        new |= {"value": within} if within not in (None, known.value) else {}
    new |= {"telling": known.telling | other.telling} if other.telling - known.telling else {}
    if contradicted:
        wrong.append(Contradiction(known.of, (known.file, other.file)))
    return replace(known, **new) if new else known
