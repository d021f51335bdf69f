"""A return that a sender owes: the numbers of an indicator, or a report on a topic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from oba.domain.place import Places
from oba.domain.registers.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Return(Entry):
    """What one sender owes: an indicator's numbers for some places (none named: all that send them), or a topic.

    `days` are those after a period's end by which it is due; None where the rule or the plan says. Whether numbers
    have come is read from the rows of observations; of a topic, `received` is the day its report came.
    """

    indicator: str
    topic: str
    sender: str
    places: tuple[str, ...]
    days: int | None
    received: date | None


def covering(returns: Iterable[Return], indicator: str, place: str, places: Places) -> Return | None:
    """The return by which a place's number of an indicator is sent; None where no row covers it.

    A row that names the place, or the nearest place above it, goes before one that names none; the first of two alike.
    """
    rows = [one for one in returns if one.indicator == indicator]
    naming = (row for here in places.upward(place) for row in rows if here in row.places)
    return next(naming, None) or next((row for row in rows if not row.places), None)
