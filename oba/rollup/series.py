"""Every series of an indicator: own rows, sums of the places below, derived measures, and what does not agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from oba.domain.evidence import NONE_KNOWN, Figure, Figures, Observation, Series
from oba.domain.group import Group
from oba.domain.measure import ALL, Kind, RollUp
from oba.domain.place import Place, Places
from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.rollup.averages import averages
from oba.rollup.derivation import derived
from oba.rollup.groups import rows_of, with_everyone, with_group
from oba.rollup.missing_parts import missing_parts
from oba.rollup.own_figures import first_known, own_figures
from oba.rollup.reconciliation import reconciled, reconciled_years
from oba.rollup.sums import countable, parts_of, summed
from oba.rollup.years import made_years, parted, with_years


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The figures of one group: what each place sent, what its parts add up to, and what is used."""

    own: Mapping[str, Figures]
    sums: Mapping[str, Figures]
    used: Mapping[str, Figures]


def roll_up(
    rule: Rule, rows: Iterable[Observation], places: Places, groups: Sequence[Group] = ()
) -> tuple[dict[str, Series], tuple[Problem, ...]]:
    """Every place's series for one indicator, from the rows a round knows in order of publication, and its warnings.

    A place's own number is used where it sent one, else the sum of its parts; where both are known and differ beyond
    rounding a warning names both, unless an elsewhere part is declared. The declared `groups` are rolled up in the same
    way, each by itself; those that the measure is made of, as a gap is, are no groups beside it.
    """
    known = tuple(rows)
    beside_all = tuple(group for group in groups if group.id not in rule.measure.part_groups)
    series, problems = _rolled_up(rule, known, places, beside_all)
    first = first_known(known)
    if len(first) < len(known):
        before, _ = _rolled_up(rule, first, places, beside_all)
        series = {place: _moved(its, before.get(place, its)) for place, its in series.items()}
    apart = {group: roll_up(rule, its, places) for group in beside_all if (its := rows_of(group, known))}
    for group, (found, warnings) in apart.items():
        series = {place: with_group(place, group, series, found) for place in {**series, **found}}
        problems += tuple(replace(one, what=f"{group.label}, {one.what}") for one in warnings)
    return series, problems


def _rolled_up(
    rule: Rule, rows: tuple[Observation, ...], places: Places, groups: Sequence[Group]
) -> tuple[dict[str, Series], tuple[Problem, ...]]:
    own: Mapping[tuple[str, str], Figures] = own_figures(rows, rule.measure)
    if adds_up(rule, ALL):
        own = with_everyone(own, groups, rule.measure)
    trees = {group: _tree(rule, group, own, places) for group in {ALL, *rule.measure.part_groups}}
    everyone = {place for tree in trees.values() for place in tree.used if tree.used[place]}
    series, problems = {}, []
    for place in (p for p in places.by_id.values() if p.id in everyone):
        found, warnings = _series(rule, place, places, trees)
        series[place.id] = found
        problems += warnings
    return series | averages(rule.id, places, series), tuple(problems)


def _moved(series: Series, before: Series) -> Series:
    """The series, each figure that a revision has moved beside the value it first had."""
    figures = {period: _beside_first(figure, before.value_at(period)) for period, figure in series.figures.items()}
    return replace(series, figures=figures)


def _beside_first(figure: Figure, first: Fraction | None) -> Figure:
    return replace(figure, first=first) if None not in (figure.value, first) and figure.value != first else figure


def _tree(rule: Rule, group: str, own: Mapping[tuple[str, str], Figures], places: Places) -> Tree:
    mine = {place: figures for (place, its_group), figures in own.items() if its_group == group}
    used = {place: with_years(rule.measure, figures, figures, {}) for place, figures in mine.items()}
    sums = {}
    for place in bottom_up(places):
        parts = parts_of(place, places, used) if adds_up(rule, group) else ()
        added = sums[place.id] = summed(parts, used, rule.measure) if parts else {}
        sent = mine.get(place.id, {})
        figures = {**_inherited(rule, group, place, places, used), **added, **sent}
        used[place.id] = with_years(rule.measure, figures, sent, added)
    return Tree(own=mine, sums=sums, used=used)


def _inherited(rule: Rule, group: str, place: Place, places: Places, used: Mapping[str, Figures]) -> Figures:
    """A place's figures of the time before it began: those of the places that went into it whole.

    Several are added up, so that numbers which cannot be added are inherited from one place only.
    """
    before = places.before(place) if place.begins else ()
    if len(before) > 1 and not adds_up(rule, group):
        return {}
    if len(before) == 1:
        figures = {p: replace(f, rolled_up=(before[0].id,)) for p, f in used.get(before[0].id, {}).items()}
    else:
        figures = summed(before, used, rule.measure)
    return {period: figure for period, figure in figures.items() if not place.counts_in(period)}


def adds_up(rule: Rule, group: str) -> bool:
    """Whether a group's numbers may be added: the parts of a derived measure, or a plain measure's own."""
    whole = group == ALL and rule.measure.kind in (Kind.GAP, Kind.CHANGE)
    return rule.measure.roll_up is RollUp.SUM and countable(rule.measure) and not whole


def bottom_up(places: Places) -> tuple[Place, ...]:
    """The places of the hierarchy, every child before its parent, and each after those that ended before it began."""
    depth: dict[str, int] = {}
    for place in places.by_id.values():
        depth[place.id], above = 0, place
        while above.parent is not None:
            depth[place.id], above = depth[place.id] + 1, places.by_id[above.parent]
    inside = (place for place in places.by_id.values() if not place.is_comparator)
    return tuple(sorted(inside, key=lambda place: (-depth[place.id], place.begins or date.min)))


def _series(rule: Rule, place: Place, places: Places, trees: Mapping[str, Tree]) -> tuple[Series, list[Problem]]:
    measure = rule.measure
    parts = {group: trees[group].used.get(place.id, {}) for group in measure.part_groups}
    computed = derived(measure, parts, top=places.is_top(place))
    own = {} if measure.kind is Kind.MOVING else trees[ALL].used.get(place.id, {})
    rows = trees[ALL].own.get(place.id, {})
    figures = {**own, **computed, **{period: f for period, f in own.items() if period in rows or f.value is not None}}
    in_order = {period: figures[period] for period in sorted(figures, key=lambda p: p.end)}
    warnings = reconciled(rule, place, places, own, computed, parts.values()) if computed else []
    for tree in trees.values():
        sent = tree.own.get(place.id, {})
        sums, years = tree.sums.get(place.id, {}), made_years(measure, tree.used.get(place.id, {}))
        warnings += reconciled(rule, place, places, sent, sums)
        warnings += missing_parts(rule, place, places, sent, sums, tree.used)
        others = {year: made for year, made in years.items() if year not in sums or sums[year].value != made.value}
        warnings += reconciled_years(rule, place, sent, others)
    plain = measure.kind not in (Kind.GAP, Kind.CHANGE, Kind.MOVING)
    own, years = parted(measure, in_order)
    series = Series(indicator=rule.id, place=place.id, figures=own, parts=NONE_KNOWN if plain else parts, years=years)
    return series, warnings
