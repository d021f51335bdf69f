"""Withholding: where one part is small the whole breakdown goes, so that nothing can be worked out by subtraction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from oba.domain.book import Suppression
from oba.domain.evidence import Figure, Reason, Series
from oba.domain.measure import ALL, Measure
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.domain.rule import Rule
from oba.protect.small import is_small

Figures = Mapping[Period, Figure]
_WHY = "a number of one of them is below the plan's threshold for printing"


def protect(
    rule: Rule, series: Mapping[str, Series], places: Places, below: int
) -> tuple[dict[str, Series], tuple[Suppression, ...]]:
    """Withhold every breakdown in which a part is small, and everything that could be worked out from it.

    If any place of one tier under one parent is small in a period, all of that tier under that parent are withheld for
    the period, every group alike, and all that lies below them. A moving window is withheld when any period in it is.
    With a threshold of 0 nothing is withheld.
    """
    hidden: dict[str, frozenset[Period]] = {}
    records: list[Suppression] = []
    for parent, members in families(places):
        small = {period for place in members for period in _small_periods(rule.measure, series.get(place.id), below)}
        periods = frozenset(small | hidden.get(parent, frozenset()))
        hidden |= {place.id: periods for place in members}
        records += [_record(rule, parent, members, period) for period in sorted(periods, key=lambda p: p.ordinal)]
    shown = {place: _withheld(rule.measure, its, hidden.get(place, frozenset())) for place, its in series.items()}
    return shown, tuple(records)


def families(places: Places) -> tuple[tuple[str, tuple[Place, ...]], ...]:
    """Every set of places that add up to one parent, parents first; each top place is a family of its own."""
    tops = [place for place in places.by_id.values() if places.is_top(place)]
    found: list[tuple[str, tuple[Place, ...]]] = [("", (place,)) for place in tops]
    for parent in (ready := [place.id for place in tops]):
        for tier in places.tiers:
            members = places.children(parent, tier.id)
            found += [(parent, members)] if members else []
            ready += [place.id for place in members]
    return tuple(found)


def _small_periods(measure: Measure, series: Series | None, below: int) -> set[Period]:
    if series is None:
        return set()
    groups = [series.figures, *series.parts.values()]
    return {period for figures in groups for period, figure in figures.items() if is_small(figure, measure, below)}


def _withheld(measure: Measure, series: Series, periods: frozenset[Period]) -> Series:
    """The series with some periods withheld; a moving number goes with any of the periods it covers."""
    covering = {period.shift(later) for period in periods for later in range(measure.over)}
    return replace(
        series,
        figures={period: _blank(f) if period in covering else f for period, f in series.figures.items()},
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
        cites=figure.cites,
    )


def _record(rule: Rule, parent: str, members: tuple[Place, ...], period: Period) -> Suppression:
    names = tuple(place.id for place in members)
    return Suppression(indicator=rule.id, parent=parent, period=period, group=ALL, places=names, why=_WHY)
