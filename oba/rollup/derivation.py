"""Derived measures, computed at each place after its parts are rolled up: gap, change and moving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from oba.domain.evidence import Figure, Figures, Reason, first_reason
from oba.domain.measure import ALL, HUNDRED, RATE, Kind, Measure
from oba.domain.period import Period
from oba.domain.period_text import parse_any_year
from oba.rollup.composite import composite, pooled


def derived(measure: Measure, parts: Mapping[str, Figures], *, top: bool) -> dict[Period, Figure]:
    """What a derived measure's parts give for each period; nothing for a plain measure."""
    if measure.kind is Kind.GAP and measure.between:
        first, second = measure.between
        return _gaps(parts.get(first, {}), parts.get(second, {}))
    if measure.kind is Kind.CHANGE:
        return _changes(measure, parts.get(RATE, {}), top=top)
    return _moving(measure, parts.get(ALL, {})) if measure.kind is Kind.MOVING else {}


def _gaps(first: Figures, second: Figures) -> dict[Period, Figure]:
    """Group A minus group B, in points."""
    periods = sorted({*first, *second}, key=lambda period: period.ordinal)
    return {period: _gap(first.get(period), second.get(period)) for period in periods}


def _gap(first: Figure | None, second: Figure | None) -> Figure:
    both = [figure for figure in (first, second) if figure is not None]
    gap = composite(both)
    if first is None or second is None:
        return replace(gap, reason=Reason.NOT_COLLECTED, complete=False)
    if first.value is None or second.value is None:
        return replace(gap, reason=first_reason(figure.reason for figure in both if figure.reason))
    return replace(gap, value=first.value - second.value)


def _changes(measure: Measure, rates: Figures, *, top: bool) -> dict[Period, Figure]:
    """The percent change of each rate since the base; the base written in the rule is the top place's."""
    base = base_of(measure, rates, top=top)
    named = measure.base.period if measure.base else ""
    later = {period: rate for period, rate in rates.items() if str(period) != named}
    broken = {period for period in later if _broken_since_base(measure, period)}
    return {period: _change(rate, base, broken=period in broken) for period, rate in later.items()}


def _broken_since_base(measure: Measure, period: Period) -> bool:
    """Whether the definition changed after the base, so that no change since then can be told."""
    base = parse_any_year(measure.base.period) if measure.base else None
    ended = base.end if base else None
    return any(ended and ended < one.at.start and one.at.ordinal <= period.ordinal for one in measure.breaks)


def base_of(measure: Measure, rates: Figures, *, top: bool) -> Fraction | None:
    """What changes are counted from: the base written in the rule for the top place, else a place's own rate then."""
    own = base_figure(measure, rates)
    if top and measure.base:
        return measure.base.value
    return own.value if own else None


def base_figure(measure: Measure, rates: Figures) -> Figure | None:
    """The place's own rate in the period of the base."""
    return next((rate for period, rate in rates.items() if measure.base and str(period) == measure.base.period), None)


def _change(rate: Figure, base: Fraction | None, *, broken: bool) -> Figure:
    change = composite([rate])
    if rate.value is None:
        return replace(change, reason=rate.reason)
    if broken:
        return replace(change, reason=Reason.DEFINITION_BREAK)
    if not base:
        return replace(change, reason=Reason.NOT_COLLECTED)
    return replace(change, value=HUNDRED * (rate.value - base) / base)


def _moving(measure: Measure, figures: Figures) -> dict[Period, Figure]:
    """The numerators of the last so many periods over their denominators."""
    return {period: _window(measure, period, figures) for period in figures}


def _window(measure: Measure, period: Period, figures: Figures) -> Figure:
    wanted = [figures.get(period.shift(-back)) for back in range(measure.over)]
    present = [figure for figure in wanted if figure is not None]
    moving = replace(composite(present), period=period)
    missing = [figure.reason for figure in present if figure.reason]
    if len(present) < measure.over:
        missing.append(Reason.TOO_FEW_POINTS)
    if missing:
        return replace(moving, reason=first_reason(missing))
    if measure.break_between(period.shift(1 - measure.over), period):
        return replace(moving, reason=Reason.DEFINITION_BREAK)
    if any(figure.numerator is None or not figure.denominator for figure in present):
        return replace(moving, reason=Reason.NO_NUMERATORS)
    return pooled(moving, present, measure)
