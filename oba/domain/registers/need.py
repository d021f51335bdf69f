"""A fact of the needs analysis: what children and young people are like, or need, as somebody found it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from oba.domain.place import Place
from oba.domain.registers.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Entry):
    """One fact: its statement, and the figure in it where it has one, with its unit as it is printed.

    It stands under one of the outcomes of Every Child Matters, or under an outcome of the plan. `group` says in words
    whom it is about where that is not everyone, `place` is empty for the whole plan, `period` as its source writes it;
    `indicators` are those that it bears on, `measured_by` the one that measures the very same. `reviewed` is the day on
    which somebody last found it still true; None where nobody has since it was entered. `before` are its earlier rows,
    the oldest first.
    """

    every_child_matters: str
    outcome: str
    statement: str
    value: Fraction | None
    unit: str
    group: str
    place: str
    period: str
    source: str
    page: str
    indicators: tuple[str, ...]
    measured_by: str
    reviewed: date | None
    before: tuple[Need, ...] = ()

    @property
    def was(self) -> Need | None:
        """The last of its earlier rows that says something else; None where none ever did."""
        others = (one for one in reversed(self.before) if one.content != self.content)
        return next(others, None)

    @property
    def content(self) -> tuple[object, ...]:
        """What it says, whoever found it and when it was looked at."""
        return self.statement, self.value, self.unit, self.period

    @property
    def looked_at(self) -> date:
        """The day on which somebody last looked at it."""
        return self.reviewed or self.known

    def is_stale(self, when: date) -> bool:
        """Whether nobody has looked at it for more than a year."""
        return (when.year, when.month, when.day) > (self.looked_at.year + 1, self.looked_at.month, self.looked_at.day)

    def bears_on(self, indicator: str) -> bool:
        """Whether it belongs beside an indicator."""
        return indicator in self.indicators or indicator == self.measured_by

    def is_of(self, place: Place, top: Place) -> bool:
        """Whether it is about a place; without a place of its own it is about the whole."""
        return place.id == (self.place or top.id)
