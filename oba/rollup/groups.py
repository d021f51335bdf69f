"""Declared groups: rolled up as everyone is, and added up to everyone where together they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from oba.domain.evidence import Figure, Figures, Observation, Reason, Series
from oba.domain.group import Group, by_kind
from oba.domain.measure import ALL, Measure
from oba.domain.period import Period
from oba.rollup.composite import composite, pooled, rounding_of
from oba.rollup.sums import usable
from oba.words import listed

Own = Mapping[tuple[str, str], Figures]


def rows_of(group: Group, rows: Iterable[Observation]) -> tuple[Observation, ...]:
    """A group's rows, as if it were everyone."""
    return tuple(replace(row, group=ALL) for row in rows if row.group == group.id)


def with_group(place: str, group: Group, series: Mapping[str, Series], found: Mapping[str, Series]) -> Series:
    """A place's series with that of a group beside it; where only the group has sent something, without figures."""
    own = series.get(place) or Series(indicator=found[place].indicator, place=place)
    return replace(own, groups={**own.groups, group.id: found[place]}) if place in found else own


def with_everyone(own: Own, groups: Sequence[Group], measure: Measure) -> dict[tuple[str, str], Figures]:
    """Each place's own figures, and everyone's where no row gives them: the sum of an exhaustive kind's groups.

    All of these must have their numbers, or nothing to count; otherwise nothing is added up.
    """
    found = dict(own)
    for kind in (its for its in by_kind(groups) if its[0].exhaustive):
        for place in dict.fromkeys(place for place, group in own if group == kind[0].id):
            by_group = [own.get((place, group.id), {}) for group in kind]
            mine = found.get((place, ALL), {})
            periods = (period for period in by_group[0] if period not in mine)
            sums = {period: total for period in periods if (total := _total(by_group, period, kind, measure))}
            found |= {(place, ALL): {**mine, **sums}} if sums else {}
    return found


def _total(by_group: Sequence[Figures], period: Period, kind: tuple[Group, ...], measure: Measure) -> Figure | None:
    figures = [figures[period] for figures in by_group if period in figures]
    known = [figure for figure in figures if usable(figure, measure)]
    empty = [figure for figure in figures if figure.reason is Reason.NOTHING_TO_COUNT]
    if not known or len(known) + len(empty) < len(kind):
        return None
    whole = replace(composite(figures), source=f"{listed([group.label for group in kind])}, added up")
    if measure.ratio:
        return pooled(whole, known, measure)
    total = sum((figure.value or Fraction(0) for figure in known), Fraction(0))
    return replace(whole, value=total, rounding=rounding_of(known))
