"""Places: who is part of whom, which live when, and which are the average of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
    elsewhere: bool

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
        """The places that ended and became one, if all of each went there; none where a part of any did not."""
        went = [one for one in self.places.values() if successor in one.becomes]
        return went if all(one.becomes == (successor,) for one in went) else []

    def judged(self, cut_off: date, counted: Calendar) -> list[Place]:
        """The places that have answers: those with documents that have not ended, and are somewhere."""
        with_documents = [one for one in self.places.values() if one.tier in self.documented and not one.elsewhere]
        return [one for one in with_documents if not one.last or _read(one.last, counted).last_day >= cut_off]


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
        elsewhere=line.get("elsewhere", "") == "yes",
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _read(text: str, counted: Calendar) -> Period:
    return any_period(text, counted)
