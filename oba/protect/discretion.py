"""Warnings about numbers that may not be printed: they stay, without the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from oba.domain.evidence import Figure, Reason, Series
from oba.domain.measure import ALL
from oba.domain.period import Period
from oba.domain.place import Places
from oba.domain.problem import Problem, Where
from oba.domain.protection import Suppression

Found = tuple[str, str, Period]
_SAYS = "a number that was sent in and the numbers it is held against differ; they are too small to print"


def discreet(
    warnings: Iterable[Problem], series: Mapping[str, Series], withheld: Iterable[Suppression], places: Places
) -> tuple[Problem, ...]:
    """The warnings about one indicator, those without numbers that rest on a withheld figure or on withheld parts.

    A warning is about the figure whose row it points at; `series` are the protected ones, by place.
    """
    hidden = {(places.by_id[place].parent or "", one.group, one.period) for one in withheld for place in one.places}
    hidden |= {
        (place, group, f.period) for place, group, its in _each(series) for f in _figures(its) if _is_withheld(f)
    }
    rows = _rows(series)
    return tuple(replace(one, what=_SAYS) if rows.get(one.where) in hidden else one for one in warnings)


def _rows(series: Mapping[str, Series]) -> Mapping[Where, Found]:
    """The place, group and period of every row that is a place's own."""
    return {
        figure.cites[0]: (place, group, figure.period)
        for place, group, its in _each(series)
        for figure in _figures(its)
        if figure.cites and not figure.rolled_up
    }


def _each(series: Mapping[str, Series]) -> Iterator[tuple[str, str, Series]]:
    """Every series with its place and its group: everyone's, and those of declared groups."""
    for place, its in series.items():
        yield place, ALL, its
        yield from ((place, group, apart) for group, apart in its.groups.items())


def _figures(series: Series) -> Iterator[Figure]:
    yield from series.figures.values()
    yield from series.years.values()
    for part in series.parts.values():
        yield from part.values()


def _is_withheld(figure: Figure) -> bool:
    return figure.reason is Reason.SUPPRESSED
