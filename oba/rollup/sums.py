"""Sums: a place's numerators and denominators are those of the places below it, added; rates are never averaged."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction

from oba.domain.evidence import Figure, Figures, Reason, first_reason
from oba.domain.measure import Kind, Measure
from oba.domain.period import Period
from oba.domain.place import Place, Places
from oba.rollup.composite import composite, pooled, rounding_of


def parts_of(place: Place, places: Places, figures: Mapping[str, Collection[Period]]) -> tuple[Place, ...]:
    """The places whose numbers make up a place's: its children of the first tier that has any, never of two tiers.

    `figures` holds the periods of which each place has sent something. An elsewhere part counts only when it has.
    """
    for tier in places.tiers:
        children = places.children(place.id, tier.id)
        if any(figures.get(child.id) for child in children):
            return tuple(child for child in children if not child.elsewhere or figures.get(child.id))
    return ()


def summed(parts: tuple[Place, ...], figures: Mapping[str, Figures], measure: Measure) -> dict[Period, Figure]:
    """The sums over some parts, for every period in which any of them has a row, each of those that exist then."""
    periods = {period for part in parts for period in figures.get(part.id, {}) if part.counts_in(period)}
    alive = {period: tuple(part for part in parts if part.counts_in(period)) for period in periods}
    return {period: _sum(period, alive[period], figures, measure) for period in sorted(periods, key=lambda p: p.end)}


def _sum(period: Period, parts: tuple[Place, ...], figures: Mapping[str, Figures], measure: Measure) -> Figure:
    """One sum; one missing part makes the whole missing unless enough of the denominator is covered.

    A part with nothing to count adds nothing and is not missing; where every part has nothing, so has the whole.
    """
    found = {part.id: figures.get(part.id, {}).get(period) for part in parts}
    present = [figure for figure in found.values() if figure]
    counted = [figure for figure in present if usable(figure, measure)]
    missing = [part for part in parts if not usable(found[part.id], measure) and not _nothing(found[part.id])]
    partial = missing or any(figure.coverage is not None for figure in counted)
    coverage = _coverage(period, missing, counted, figures) if partial and measure.ratio else None
    enough = not missing or (coverage is not None and coverage >= measure.coverage and measure.coverage < 1)
    whole = replace(composite(present), source=f"sum of {len(parts)} parts", rolled_up=tuple(part.id for part in parts))
    if not enough:
        return replace(whole, reason=_why(missing, found, measure), coverage=coverage, complete=False)
    if not counted:
        return replace(whole, reason=Reason.NOTHING_TO_COUNT)
    return _total(whole, counted, measure, coverage)


def _total(whole: Figure, counted: list[Figure], measure: Measure, coverage: Fraction | None) -> Figure:
    if not measure.ratio:
        total = sum((figure.value or Fraction(0) for figure in counted), Fraction(0))
        return replace(whole, value=total, rounding=rounding_of(counted))
    return replace(pooled(whole, counted, measure), coverage=coverage)


def usable(figure: Figure | None, measure: Measure) -> bool:
    """Whether a part's figure can be added: a count, or a numerator with its denominator."""
    if figure is None or figure.value is None:
        return False
    return not measure.ratio or (figure.numerator is not None and bool(figure.denominator))


def _nothing(figure: Figure | None) -> bool:
    return figure is not None and figure.reason is Reason.NOTHING_TO_COUNT


def _coverage(
    period: Period, missing: list[Place], counted: list[Figure], figures: Mapping[str, Figures]
) -> Fraction | None:
    """The share of the denominator that reported, each missing part counted at its last known denominator.

    What a covered part itself lacks is lacking here as well.
    """
    absent = [_last_weight(figures.get(part.id, {}), period) for part in missing]
    if any(weight is None for weight in absent):
        return None
    have = sum((figure.denominator or Fraction(0) for figure in counted), Fraction(0))
    whole = sum((weight or Fraction(0) for weight in (*map(_weight, counted), *absent)), Fraction(0))
    return have / whole if whole else None


def _last_weight(figures: Figures, period: Period) -> Fraction | None:
    before = (figure for p, figure in figures.items() if p.every is period.every and p.ordinal <= period.ordinal)
    known = [figure for figure in before if figure.denominator is not None]
    return _weight(max(known, key=lambda figure: figure.period.ordinal)) if known else None


def _weight(figure: Figure) -> Fraction | None:
    """The whole denominator of a figure: what it covers and what it lacks."""
    return None if figure.denominator is None else figure.denominator / (figure.coverage or 1)


def _why(missing: list[Place], found: Mapping[str, Figure | None], measure: Measure) -> Reason:
    """The reason a sum is missing: the first, in the order of reasons, that any missing part has."""
    return first_reason(_reason(found[part.id], measure) for part in missing) or Reason.NOT_COLLECTED


def _reason(figure: Figure | None, measure: Measure) -> Reason:
    """Why a part's figure cannot be added."""
    if figure is not None and figure.value is not None and measure.ratio:
        return Reason.NO_NUMERATORS
    return (figure.reason if figure else None) or Reason.NOT_COLLECTED


def countable(measure: Measure) -> bool:
    """Whether a measure's parts are counts or shares, which may be added."""
    return measure.ratio or measure.kind is Kind.COUNT
