"""A row of a register: what it is called, and the day it was known; a later row of the same name supersedes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from oba.domain.problem import Where

PLANNED, DONE, LATE, STOPPED = "planned", "done", "late", "stopped"
STATUSES = (PLANNED, "under way", DONE, LATE, STOPPED)
CLOSED = (DONE, STOPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every row has; `illustrative` says that somebody made it up or drafted it."""

    id: str
    known: date
    where: Where
    illustrative: bool = False


E = TypeVar("E", bound=Entry)


def last_known(rows: Iterable[E], when: date) -> tuple[E, ...]:
    """Of each name the last row known by a day, in the order in which the names first stand in the file."""
    found: dict[str, E] = {}
    for row in rows:
        if row.known <= when and (row.id not in found or found[row.id].known < row.known):
            found[row.id] = row
    return tuple(found.values())
