"""Implied counts: what a value sent alone is of, where another indicator counts the same children."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from oba.domain.evidence import Figure, Figures, Series
from oba.domain.measure import Kind, Measure
from oba.domain.number import round_half_away
from oba.domain.place import Places
from oba.domain.rule import Rule

AllSeries = Mapping[str, Mapping[str, Series]]


def implied(rules: Mapping[str, Rule], series: AllSeries, places: Places) -> AllSeries:
    """The series with the counts that everybody can work out.

    The value of so many children is a count, to the nearest child; and one that is what the parts come to has the
    counts of these together.
    """
    linked = {name: _of_rule(rules[name], its, rules, series) for name, its in series.items()}
    return {name: _from_parts(rules[name].measure, its, places) for name, its in linked.items()}


def _from_parts(measure: Measure, its: Mapping[str, Series], places: Places) -> Mapping[str, Series]:
    """A place's figures without counts of their own, with those of its parts where these agree with the value."""
    if measure.per is None:
        return its
    found = dict(its)
    for place in (one for one in its if one in places.by_id):
        for tier in places.tiers:
            parts = [its[one.id].figures for one in places.children(place, tier.id) if one.id in its]
            if parts and len(parts) == len(places.children(place, tier.id)):
                figures = {p: _pooled(f, [one.get(p) for one in parts], measure) for p, f in its[place].figures.items()}
                found[place] = replace(its[place], figures=figures)
    return found


def _pooled(figure: Figure, parts: Sequence[Figure | None], measure: Measure) -> Figure:
    if figure.value is None or figure.numerator is not None or measure.kind in (Kind.GAP, Kind.CHANGE):
        return figure
    top = [one.numerator for one in parts if one and one.value is not None and one.numerator is not None]
    bottom = [one.denominator for one in parts if one and one.value is not None and one.denominator is not None]
    if len(top) < len(parts) or len(bottom) < len(parts) or not sum(bottom):
        return figure
    told = (measure.per or 1) * sum(top, Fraction(0)) / sum(bottom, Fraction(0))
    if round_half_away(told, figure.decimals or 0) != figure.value:
        return figure
    return replace(figure, numerator=sum(top, Fraction(0)), denominator=sum(bottom, Fraction(0)))


def _of_rule(
    rule: Rule, its: Mapping[str, Series], rules: Mapping[str, Rule], every: AllSeries
) -> Mapping[str, Series]:
    same = [rule.measure.same_children_as, *(o.id for o in rules.values() if o.measure.same_children_as == rule.id)]
    others = [every[one] for one in same if one in every]
    if not others or rule.measure.per is None:
        return its
    return {
        place: _of_place(one, [o[place] for o in others if place in o], rule.measure.per) for place, one in its.items()
    }


def _of_place(series: Series, others: list[Series], per: Fraction) -> Series:
    groups = {
        name: _of_place(one, [o.groups[name] for o in others if name in o.groups], per)
        for name, one in series.groups.items()
    }
    figures, years = series.figures, series.years
    for other in others:
        figures, years = _with_counts(figures, other.figures, per), _with_counts(years, other.years, per)
    return replace(series, figures=figures, years=years, groups=groups)


def _with_counts(figures: Figures, others: Figures, per: Fraction) -> Figures:
    return {period: _with_count(one, others.get(period), per) for period, one in figures.items()}


def _with_count(figure: Figure, other: Figure | None, per: Fraction) -> Figure:
    if figure.value is None or figure.denominator is not None or other is None or other.denominator is None:
        return figure
    count = figure.numerator
    if count is None:
        count = round_half_away(figure.value * other.denominator / per, 0)
    return replace(figure, numerator=count, denominator=other.denominator)
