"""Comparators made of several: the mean or the median of their members' numbers, as places.csv says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from statistics import median

from oba.domain.evidence import Figure, Series
from oba.domain.period import Period
from oba.domain.place import Average, Composition, Places
from oba.rollup.composite import composite


def averages(indicator: str, places: Places, series: Mapping[str, Series]) -> dict[str, Series]:
    """The series of every comparator made of several, from those of its members; a number sent for it stands.

    A member without a number is left out, and `rolled_up` names those that reported; without any there is no number.
    """
    found: dict[str, Series] = {}
    for place in places.comparators:
        if place.composition:
            sent = series.get(place.id) or Series(indicator=indicator, place=place.id)
            figures = {**_by_period(place.composition, series), **sent.figures}
            in_order = {period: figures[period] for period in sorted(figures, key=lambda p: p.end)}
            found |= {place.id: replace(sent, figures=in_order)} if in_order else {}
    return found


def _by_period(composition: Composition, series: Mapping[str, Series]) -> dict[Period, Figure]:
    members = [series[member] for member in composition.members if member in series]
    periods = {period for member in members for period, figure in member.figures.items() if figure.value is not None}
    return {period: _average(composition, members, period) for period in periods}


def _average(composition: Composition, members: Iterable[Series], period: Period) -> Figure:
    """One period's average of the members that have a number."""
    known = [(one.place, f) for one in members if (f := one.figures.get(period)) is not None and f.value is not None]
    values = [figure.value for _, figure in known if figure.value is not None]
    return replace(
        composite([figure for _, figure in known]),
        value=median(values) if composition.average is Average.MEDIAN else sum(values, Fraction(0)) / len(values),
        source=f"{composition.average} of {len(known)} of {len(composition.members)} members",
        rolled_up=tuple(place for place, _ in known),
    )
