"""Worlds: rules, places and rows, what each round prints of them, and what everybody then knows, worked out by itself.

Which rows a number is made of is found by sending numbers that tell it: the counts of each row are a power of a large
base, so that the digits of a sum name its rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from oba.domain.evidence import Figure, Observation, Reason, Series
from oba.domain.group import Group
from oba.domain.measure import ALL, Kind
from oba.domain.period import Period
from oba.domain.place import Places
from oba.domain.plan import Policy
from oba.domain.rule import Rule
from oba.protect.knowledge import Knowledge
from oba.protect.planner import ComponentPlan
from oba.protect.withholding import AllSeries, Protected, protect
from oba.rollup.own_figures import first_known, known
from oba.rollup.series import roll_up
from tests.build import plan
from tests.protect.attack import Terms

COUNTED, REST, OF = "counted", "rest", "of"
LATER = date(2020, 1, 1)
_BASE, _PART, _HARDLY = 2**24, 12, Fraction(1, 10**6)


class Cell(NamedTuple):
    """A number of a round: what it is of, and which row of several it is."""

    indicator: str
    place: str
    group: str
    layer: str
    period: Period
    version: str


@dataclass(frozen=True, kw_only=True)
class World:
    """Rules, rows and places, and the days on which rounds are made."""

    rules: Mapping[str, Rule]
    rows: tuple[Observation, ...]
    places: Places
    groups: tuple[Group, ...] = ()
    rounds: tuple[date, ...] = (LATER,)
    policy: Policy = field(default_factory=lambda: plan().policy)

    @cached_property
    def published(self) -> tuple[Protected, ...]:
        """Every round as it is printed, each protected beside those before."""
        told, found = Knowledge(), []
        solved: dict[str, ComponentPlan] = {}
        for cut_off in self.rounds:
            raw = self.raw(cut_off)
            here = protect(self.rules, raw, self.places, self.policy, self.groups, told, solved)
            found.append(here)
            told = told.after(here.system, here.printed) if here.system else told
        return tuple(found)

    @cached_property
    def numbered(self) -> Mapping[int, Observation]:
        """The rows by number, in order of publication."""
        return dict(enumerate(sorted(self.rows, key=lambda row: row.published)))

    @cached_property
    def tagged(self) -> tuple[Observation, ...]:
        """The rows with counts that name them."""
        return tuple(_tagged(row, at) for at, row in self.numbered.items())

    def raw(self, cut_off: date) -> AllSeries:
        """Every series before anything is withheld."""
        return self._rolled_up(known(tuple(self.numbered.values()), cut_off))

    def tags(self, cut_off: date) -> AllSeries:
        """The same of the rows that name themselves."""
        return self._rolled_up(known(self.tagged, cut_off))

    def first_tags(self, cut_off: date) -> AllSeries:
        """The same of the rows as they were at first."""
        return self._rolled_up(first_known(known(self.tagged, cut_off)))

    def _rolled_up(self, rows: Sequence[Observation]) -> AllSeries:
        return {
            name: roll_up(rule, [row for row in rows if row.indicator == name], self.places, self.groups)[0]
            for name, rule in self.rules.items()
        }

    def kind(self, cell: Cell) -> Kind:
        """What sort of number it is."""
        measure = self.rules[cell.indicator].measure
        return (measure.parts or measure.kind) if cell.layer else measure.plain


def _tagged(row: Observation, at: int) -> Observation:
    """A row with counts that name it; one that says there is nothing to count has a name too, and hardly a weight."""
    tag = Fraction(_BASE**at)
    if _says_none(row):
        return replace(row, numerator=tag, denominator=_HARDLY, value=None, missing=None)
    if row.numerator is not None:
        return replace(row, numerator=tag, value=None if row.value is None else row.value)
    return replace(row, value=tag) if row.value is not None and row.denominator is None else row


def cells(every: AllSeries) -> Iterator[tuple[Cell, Figure | Observation]]:
    """Every number of a round, those that are not judged among them."""
    for name, its in every.items():
        for place, series in its.items():
            for group, one in ((ALL, series), *series.groups.items()):
                yield from _of_series(name, place, group, one)


def _of_series(name: str, place: str, group: str, series: Series) -> Iterator[tuple[Cell, Figure | Observation]]:
    layers = [("", series.figures), ("", series.years), *series.parts.items()]
    for layer, figures in layers:
        for period, figure in figures.items():
            cell = Cell(name, place, group, layer, period, "")
            yield cell, figure
            for role, rows in (("earlier", figure.earlier), ("beside", figure.beside)):
                yield from ((cell._replace(version=f"{role} {at}"), row) for at, row in enumerate(rows))
            if figure.counted:
                yield cell._replace(version="counted"), figure.counted


def sums(tag: Figure | Observation, kind: Kind) -> Mapping[str, Terms]:
    """The rows that a number's counts are made of, by what they count; nothing for a number without counts."""
    if kind is Kind.COUNT:
        number = tag.value if tag.value is not None else tag.numerator
        return {COUNTED: _terms(number, COUNTED)} if number is not None else {}
    if kind not in (Kind.PERCENT, Kind.RATE) or tag.numerator is None:
        return {}
    if tag.denominator is None:
        return {COUNTED: _terms(tag.numerator, COUNTED)}
    other = REST if kind is Kind.PERCENT else OF
    return {COUNTED: _terms(tag.numerator, COUNTED), other: _terms(tag.numerator, other)}


def _terms(number: Fraction, name: str) -> Terms:
    """The digits of a number, each between minus half the base and half of it."""
    rest, at, found = number * _PART, 0, {}
    assert rest.denominator == 1, number
    whole = rest.numerator
    while whole:
        digit = (whole + _BASE // 2) % _BASE - _BASE // 2
        if digit:
            found[at, name] = Fraction(digit, _PART)
        whole, at = (whole - digit) // _BASE, at + 1
    return found


def _says_none(row: Observation) -> bool:
    return row.missing is Reason.NOTHING_TO_COUNT or row.denominator == 0


def amounts(row: Observation, kind: Kind) -> Mapping[str, Fraction]:
    """The counts of a row, by what they count."""
    if _says_none(row):
        return dict.fromkeys((COUNTED, REST, OF), Fraction(0))
    top = row.numerator if row.numerator is not None else row.value if kind is Kind.COUNT else None
    found = {} if top is None else {COUNTED: top}
    if top is not None and row.denominator is not None:
        found |= {REST: row.denominator - top, OF: row.denominator}
    return found


def added(every: Iterable[Terms], times: int = 1) -> dict[object, Fraction]:
    """Sums together."""
    found: dict[object, Fraction] = {}
    for terms in every:
        for one, by in terms.items():
            found[one] = found.get(one, Fraction(0)) + by * times
    return {one: by for one, by in found.items() if by}
