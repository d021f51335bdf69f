"""Withholding: where one part is small the whole breakdown goes, so that nothing can be worked out by subtraction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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


def protect(
    rule: Rule, series: Mapping[str, Series], places: Places, below: int
) -> tuple[dict[str, Series], tuple[Suppression, ...]]:
    """Withhold every breakdown in which a part is small, and everything that could be worked out from it.

    If any place of one tier under one parent is small in a period, all of that tier under that parent are withheld for
    the period, every group alike, and all that lies below them. So they are where the parent, less what is known of
    its parts, leaves a small number; and the parent too where the parts known to the public do not hide it. A moving
    window is withheld when any period in it is, and a year when any of its quarters or months is. With a threshold of 0
    nothing is withheld.
    """
    every = families(places)
    small = {place: _small_periods(rule.measure, its, below) for place, its in series.items()}
    hidden = _hidden(every, small)
    while more := _left_over(rule.measure, series, every, hidden, below):
        for place, period in more:
            small[place] = {*small.get(place, ()), *_with_year(rule.measure, period)}
        hidden = _hidden(every, small)
    shown = {place: _withheld(rule.measure, its, hidden.get(place, frozenset())) for place, its in series.items()}
    return shown, tuple(_records(rule, every, hidden))


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
    for group in dict.fromkeys(group for its in series.values() for group in _groups(its)):
        figures = {place: _groups(its).get(group, {}) for place, its in series.items()}
        for period in dict.fromkeys(period for its in figures.values() for period in its):
            yield period, {place: its[period] for place, its in figures.items() if period in its}


def _groups(series: Series) -> Mapping[str, Figures]:
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


def _small_periods(measure: Measure, series: Series, below: int) -> set[Period]:
    groups = [series.figures, series.years, *series.parts.values()]
    small = (period for figures in groups for period, figure in figures.items() if is_small(figure, measure, below))
    return {gone for period in small for gone in _with_year(measure, period)}


def _with_year(measure: Measure, period: Period) -> tuple[Period, ...]:
    """A period and the year that it would be worked out from."""
    return (period, period.in_year) if measure.year_is else (period,)


def _withheld(measure: Measure, series: Series, periods: frozenset[Period]) -> Series:
    """The series with some periods withheld; a moving number goes with any of the periods it covers."""
    covering = {period.shift(later) for period in periods for later in range(measure.over)}
    return replace(
        series,
        figures={period: _blank(f) if period in covering else f for period, f in series.figures.items()},
        years=_blank_some(series.years, periods),
        parts={group: _blank_some(figures, periods) for group, figures in series.parts.items()},
    )


def _blank_some(figures: Figures, periods: frozenset[Period]) -> dict[Period, Figure]:
    return {period: _blank(figure) if period in periods else figure for period, figure in figures.items()}


def _blank(figure: Figure) -> Figure:
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


def _records(rule: Rule, every: Sequence[Family], hidden: Hidden) -> Iterator[Suppression]:
    """Every breakdown that is withheld, parents first, in order of time."""
    for parent, members in every:
        names = tuple(place.id for place in members)
        for period in sorted(hidden[names[0]], key=lambda p: (p.end, p.start)):
            yield Suppression(indicator=rule.id, parent=parent, period=period, group=ALL, places=names, why=_WHY)
