"""Places: the tiers of the hierarchy, and the comparators outside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from oba.domain.period import Period, YearKind
from oba.domain.problem import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A level of places, such as county, area or locality; the plan lists them from the top."""

    id: str
    name: str
    documents: bool


class Average(StrEnum):
    """How a comparator made of several becomes one number."""

    MEAN = "mean"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """A comparator that stands for several: its members, and which average of their numbers is its own."""

    average: Average
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with its explicit parent; a comparator has no tier and no parent.

    `elsewhere` marks a part of its parent that belongs to none of the named places, so that they need not add up.
    `composition` is given for a comparator that is made of several others. `begins` and `ends` are its first and last
    day, None where it has always been or has not ended; `first` and `last` the years in which these were given, if they
    were. `becomes` names the places that it went into. `code` is what publishers call it.
    """

    id: str
    name: str
    tier: str | None
    parent: str | None
    elsewhere: bool = False
    composition: Composition | None = None
    begins: date | None = None
    ends: date | None = None
    first: Period | None = None
    last: Period | None = None
    becomes: tuple[str, ...] = ()
    code: str = ""
    assumed: str = ""
    note: str = ""
    where: Where

    @property
    def is_comparator(self) -> bool:
        """Whether the place stands outside the hierarchy."""
        return self.tier is None

    def exists_on(self, day: date) -> bool:
        """Whether the place has begun and has not ended, its first and last day included."""
        return (self.begins is None or self.begins <= day) and (self.ends is None or day <= self.ends)

    def counts_in(self, period: Period) -> bool:
        """Whether a number of the period is the place's: it exists on the period's last day.

        A first and a last year are years of the kind that the period is counted in: 2020/21 of a number of schools is
        an academic year.
        """
        begins = _alike(self.first, period).start if self.first else self.begins
        ends = _alike(self.last, period).end if self.last else self.ends
        return (begins is None or begins <= period.end) and (ends is None or period.end <= ends)


def _alike(year: Period, period: Period) -> Period:
    """A year as one of the kind that a period is counted in; one that is no calendar year stays so."""
    split = YearKind.CALENDAR not in (year.year, period.year)
    return replace(year, year=period.year) if split else year


@dataclass(frozen=True, kw_only=True)
class Places:
    """Every place by its identifier, and the tiers from the top.

    `day` is the day of which documents speak: none are made for places that do not exist then; None where all have
    them. What is asked again for every rule and place is worked out once.
    """

    by_id: Mapping[str, Place]
    tiers: tuple[Tier, ...]
    day: date | None = None

    def as_at(self, day: date) -> Places:
        """The same places, with documents for those that exist on a day."""
        return replace(self, day=day)

    def before(self, place: Place) -> tuple[Place, ...]:
        """The places whose numbers are a place's own before it began, where they went into it whole; else none."""
        went = [other for other in self.by_id.values() if place.id in other.becomes]
        return tuple(went) if all(other.becomes == (place.id,) for other in went) else ()

    def children(self, parent: str | None, tier: str) -> tuple[Place, ...]:
        """The places of one tier with this explicit parent, in file order; of the top tier, those with none."""
        return tuple(self._below.get((parent, tier), ()))

    def in_tier(self, tier: str) -> tuple[Place, ...]:
        """The places of one tier, in file order, the elsewhere parts left out."""
        return tuple(p for p in self.by_id.values() if p.tier == tier and not p.elsewhere)

    @cached_property
    def comparators(self) -> tuple[Place, ...]:
        """The places outside the hierarchy, in file order."""
        return tuple(p for p in self.by_id.values() if p.is_comparator)

    @cached_property
    def compositions(self) -> Mapping[str, Composition]:
        """What the comparators made of several are made of, by their identifiers."""
        return {place.id: place.composition for place in self.comparators if place.composition}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What each place is called, by its identifier."""
        return {place.id: place.name for place in self.by_id.values()}

    @cached_property
    def documented(self) -> tuple[Place, ...]:
        """The places that get a folder of documents, from the top tier down, in file order."""
        every = (place for tier in self.tiers if tier.documents for place in self.in_tier(tier.id))
        return tuple(place for place in every if self.day is None or place.exists_on(self.day))

    @cached_property
    def top(self) -> Place | None:
        """The place above all others, as the county.

        The reader stops every table that has not exactly one, so that a round always has it. While the problems of
        such a table are gathered there may be none, or several, of which this is the first.
        """
        return next((place for place in self.by_id.values() if self.is_top(place)), None)

    @cached_property
    def named(self) -> Mapping[str, str]:
        """The identifier of each place by its name in small letters, where no other place has that name."""
        names = [place.name.lower() for place in self.by_id.values()]
        return {place.name.lower(): one for one, place in self.by_id.items() if names.count(place.name.lower()) == 1}

    def upward(self, place: str) -> Iterator[str]:
        """A place and those that it lies in, from below; nothing for one that is not in the table."""
        here = self.by_id.get(place)
        while here:
            yield here.id
            here = self.by_id.get(here.parent or "")

    def lies_in(self, place: str, whole: str) -> bool:
        """Whether a place is another or lies below it."""
        return whole in self.upward(place)

    @cached_property
    def insiders(self) -> Mapping[str, frozenset[str]]:
        """For each place with documents below the top, those whose numbers its people know: its own and all inside."""
        boards = (place.id for place in self.documented if not self.is_top(place))
        return {board: frozenset(one for one in self.by_id if self.lies_in(one, board)) for board in boards}

    def is_top(self, place: Place) -> bool:
        """Whether the place is in the hierarchy and has no parent, as the county."""
        return not place.is_comparator and place.parent is None

    @cached_property
    def _below(self) -> Mapping[tuple[str | None, str | None], list[Place]]:
        """The places under each parent, by tier."""
        found: dict[tuple[str | None, str | None], list[Place]] = {}
        for place in self.by_id.values():
            found.setdefault((place.parent, place.tier), []).append(place)
        return found
