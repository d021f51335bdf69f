"""Places: who is part of whom, which live when, and which are the average of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.second_reading.files import Line
from tests.second_reading.periods import Calendar, Period, any_period


@dataclass(frozen=True)
class Place:
    """One row of places.csv."""

    id: str
    tier: str
    parent: str
    average: str
    members: tuple[str, ...]
    first: str
    last: str
    becomes: tuple[str, ...]

    def lives(self, at: Period) -> bool:
        """Whether it has begun, and has not ended, in a period."""
        counted = at.calendar
        begun = not self.first or _read(self.first, counted).start <= at.start
        return begun and (not self.last or at.after <= _read(self.last, counted).after)


@dataclass(frozen=True)
class Map:
    """Every place by its id, and the tiers from the top with those that get documents."""

    places: Mapping[str, Place]
    tiers: tuple[str, ...]
    documented: frozenset[str]

    def children(self, parent: str, tier: str) -> list[Place]:
        """The parts of a place on one tier."""
        return [one for one in self.places.values() if one.parent == parent and one.tier == tier]

    def before(self, successor: str) -> list[Place]:
        """The places that ended and went wholly into one."""
        return [one for one in self.places.values() if one.becomes == (successor,)]

    @property
    def judged(self) -> list[Place]:
        """The places that have answers."""
        return [one for one in self.places.values() if one.tier in self.documented]


def place(line: Line) -> Place:
    """Read a row of places.csv."""
    return Place(
        id=line["id"],
        tier=line.get("tier", ""),
        parent=line.get("parent", ""),
        average=line.get("average", ""),
        members=_several(line.get("members", "")),
        first=line.get("from", ""),
        last=line.get("until", ""),
        becomes=_several(line.get("becomes", "")),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _read(text: str, counted: Calendar) -> Period:
    return any_period(text, counted)
