"""Breakdowns: what goes with a small number, so that it cannot be worked out from the places around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from oba.domain.book import Suppression
from oba.domain.evidence import Figure, Figures, Reason, Series
from oba.domain.measure import ALL, Measure
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.domain.rule import Rule
from oba.protect.remainder import Reader
from oba.protect.small_counts import is_small

Family = tuple[str, tuple[Place, ...]]
Hidden = Mapping[str, frozenset[Period]]
_WHY = "a number of one of them, or what is left beside them, is below the plan's threshold for printing"


def settled(
    measure: Measure,
    series: Mapping[str, Series],
    every: Sequence[Family],
    small: Mapping[str, Iterable[Period]],
    below: int,
) -> Hidden:
    """The periods withheld for each place, given those in which a number of it must not be shown.

    If any place of one tier under one parent is small in a period, all of that tier under that parent are withheld for
    the period, every group alike, and all that lies below them. So they are where the parent, less what is known of
    its parts, leaves a small number; and the parent too where the parts known to the public do not hide it.
    """
    known = {place: set(periods) for place, periods in small.items()}
    hidden = _hidden(every, known)
    while more := _left_over(measure, series, every, hidden, below):
        for place, period in more:
            known.setdefault(place, set()).update(_with_year(measure, period))
        hidden = _hidden(every, known)
    return hidden


def _hidden(every: Sequence[Family], small: Mapping[str, set[Period]]) -> Hidden:
    """The periods withheld for each place: those in which any of its family is small, or its parent is withheld."""
    hidden: dict[str, frozenset[Period]] = {}
    for parent, members in every:
        periods = {period for place in members for period in small.get(place.id, ())}
        hidden |= {place.id: frozenset(periods | hidden.get(parent, frozenset())) for place in members}
    return hidden


def _left_over(
    measure: Measure, series: Mapping[str, Series], every: Sequence[Family], hidden: Hidden, below: int
) -> list[tuple[str, Period]]:
    """What else has to go, and when: a family beside which a small number is left, or its parent where it has gone."""
    found = []
    for period, figures in _together(series):
        withheld = frozenset(place for place, periods in hidden.items() if period in periods)
        alive = _alive(every, period)
        reader = Reader(measure=measure, figures=figures, withheld=withheld, families=_tiers(alive))
        for parent, members in alive:
            target = parent if members[0].id in withheld else members[0].id
            helps = target not in withheld and not (target == parent and reader.is_public(parent))
            if helps and reader.leaves_a_small_number(parent, members, below):
                found.append((target, period))
    return found


def _alive(every: Sequence[Family], period: Period) -> tuple[Family, ...]:
    """The families of those that existed in a period: only they add up, whoever carries their series on."""
    alive = ((parent, tuple(place for place in members if place.counts_in(period))) for parent, members in every)
    return tuple((parent, members) for parent, members in alive if members)


def _tiers(every: Sequence[Family]) -> Mapping[str, tuple[tuple[Place, ...], ...]]:
    tiers: dict[str, tuple[tuple[Place, ...], ...]] = {}
    for parent, members in every:
        tiers[parent] = (*tiers.get(parent, ()), members)
    return tiers


def _together(series: Mapping[str, Series]) -> Iterator[tuple[Period, Mapping[str, Figure]]]:
    """What belongs together: the figures of all places for one group and one period."""
    for group in dict.fromkeys(group for its in series.values() for group in by_group(its)):
        figures = {place: by_group(its).get(group, {}) for place, its in series.items()}
        for period in dict.fromkeys(period for its in figures.values() for period in its):
            yield period, {place: its[period] for place, its in figures.items() if period in its}


def by_group(series: Series) -> Mapping[str, Figures]:
    """The figures whose counts add up to those of a place's parent: of a derived measure those it is made of."""
    return series.parts or {ALL: {**series.figures, **series.years}}


def families(places: Places) -> tuple[Family, ...]:
    """Every set of places that add up to one parent, parents first; the top place is a family of its own."""
    found: list[Family] = []
    ready: list[str | None] = [None]
    for parent in ready:
        for tier in places.tiers:
            members = places.children(parent, tier.id)
            found += [(parent or "", members)] if members else []
            ready += [place.id for place in members]
    return tuple(found)


def small_periods(measure: Measure, series: Series, below: int) -> set[Period]:
    """The periods in which a figure of a place, or one that it is made of, is small."""
    groups = [series.figures, series.years, *series.parts.values()]
    small = (period for figures in groups for period, figure in figures.items() if is_small(figure, measure, below))
    return {gone for period in small for gone in _with_year(measure, period)}


def _with_year(measure: Measure, period: Period) -> tuple[Period, ...]:
    """A period and the year that it would be worked out from."""
    return (period, period.in_year) if measure.year_is else (period,)


def withheld(measure: Measure, series: Series, periods: frozenset[Period]) -> Series:
    """The series with some periods withheld; a moving number goes with any of the periods it covers.

    Its groups are left out: what is withheld of them is decided by itself.
    """
    covering = {period.shift(later) for period in periods for later in range(measure.over)}
    return replace(
        series,
        groups={},
        figures={period: blank(f) if period in covering else f for period, f in series.figures.items()},
        years=_blank_some(series.years, periods),
        parts={group: _blank_some(figures, periods) for group, figures in series.parts.items()},
    )


def _blank_some(figures: Figures, periods: frozenset[Period]) -> dict[Period, Figure]:
    return {period: blank(figure) if period in periods else figure for period, figure in figures.items()}


def blank(figure: Figure) -> Figure:
    """A figure of which only the period, the status and the rows' places in their files are left."""
    return Figure(
        period=figure.period,
        reason=Reason.SUPPRESSED if figure.value is not None else figure.reason,
        status=figure.status,
        published=figure.published,
        rolled_up=figure.rolled_up,
        complete=figure.complete,
        cites=figure.cites,
    )


def records(rule: Rule, every: Sequence[Family], hidden: Hidden, group: str = ALL) -> Iterator[Suppression]:
    """Every breakdown that is withheld, parents first, in order of time."""
    for parent, members in every:
        names = tuple(place.id for place in members)
        for period in sorted(hidden[names[0]], key=lambda p: (p.end, p.start)):
            yield Suppression(indicator=rule.id, parent=parent, period=period, group=group, places=names, why=_WHY)
