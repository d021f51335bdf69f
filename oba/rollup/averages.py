"""Groups of comparators: the mean or the median of their members' numbers, as places.csv says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from statistics import median

from oba.domain.evidence import Figure, Series
from oba.domain.period import Period
from oba.domain.place import Average, Composition, Places
from oba.rollup.sums import least_sure


def grouped(indicator: str, places: Places, series: Mapping[str, Series]) -> dict[str, Series]:
    """The series of every group of comparators, made from those of its members; a number sent for the group stands.

    A member without a number is left out, and `rolled_up` names those that reported; without any there is no number.
    """
    found: dict[str, Series] = {}
    for place in places.comparators:
        if place.composition:
            sent = series.get(place.id) or Series(indicator=indicator, place=place.id)
            figures = {**_averages(place.composition, series), **sent.figures}
            in_order = {period: figures[period] for period in sorted(figures, key=lambda p: p.end)}
            found |= {place.id: replace(sent, figures=in_order)} if in_order else {}
    return found


def _averages(group: Composition, series: Mapping[str, Series]) -> dict[Period, Figure]:
    members = [series[member] for member in group.members if member in series]
    periods = {period for member in members for period, figure in member.figures.items() if figure.value is not None}
    return {period: _average(group, members, period) for period in periods}


def _average(group: Composition, members: Iterable[Series], period: Period) -> Figure:
    """One period's average, with the least sure status of its members, their latest publication and all their rows."""
    known = [(one.place, f) for one in members if (f := one.figures.get(period)) is not None and f.value is not None]
    values = [figure.value for _, figure in known if figure.value is not None]
    figures = [figure for _, figure in known]
    return Figure(
        period=period,
        value=median(values) if group.average is Average.MEDIAN else sum(values, Fraction(0)) / len(values),
        status=least_sure(figures),
        published=max(figure.published for figure in figures),
        source=f"{group.average} of {len(known)} of {len(group.members)} members",
        rolled_up=tuple(place for place, _ in known),
        cites=tuple(where for figure in figures for where in figure.cites),
    )
