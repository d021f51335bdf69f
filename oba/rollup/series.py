"""Every series of an indicator: own rows, sums of the places below, derived measures, and what does not agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from oba.domain.evidence import Figure, Figures, Observation, Series
from oba.domain.group import Group
from oba.domain.measure import ALL, Kind, RollUp
from oba.domain.place import Place, Places
from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.rollup.averages import averages
from oba.rollup.derivation import derived
from oba.rollup.groups import rows_of, with_everyone, with_group
from oba.rollup.own_figures import first_known, own_figures
from oba.rollup.reconciliation import reconciled
from oba.rollup.sums import countable, parts_of, summed


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
    used, sums = dict(mine), {}
    if adds_up(rule, group):
        for place in bottom_up(places):
            parts = parts_of(place, places, used)
            sums[place.id] = summed(parts, used, rule.measure) if parts else {}
            used[place.id] = {**sums[place.id], **mine.get(place.id, {})}
    return Tree(own=mine, sums=sums, used=used)


def adds_up(rule: Rule, group: str) -> bool:
    """Whether a group's numbers may be added: the parts of a derived measure, or a plain measure's own."""
    whole = group == ALL and rule.measure.kind in (Kind.GAP, Kind.CHANGE)
    return rule.measure.roll_up is RollUp.SUM and countable(rule.measure) and not whole


def bottom_up(places: Places) -> tuple[Place, ...]:
    """The places of the hierarchy, every child before its parent."""
    depth: dict[str, int] = {}
    for place in places.by_id.values():
        depth[place.id], above = 0, place
        while above.parent is not None:
            depth[place.id], above = depth[place.id] + 1, places.by_id[above.parent]
    inside = (place for place in places.by_id.values() if not place.is_comparator)
    return tuple(sorted(inside, key=lambda place: -depth[place.id]))


def _series(rule: Rule, place: Place, places: Places, trees: Mapping[str, Tree]) -> tuple[Series, list[Problem]]:
    measure = rule.measure
    parts = {group: trees[group].used.get(place.id, {}) for group in measure.part_groups}
    computed = derived(measure, parts, top=places.is_top(place))
    own = {} if measure.kind is Kind.MOVING else trees[ALL].used.get(place.id, {})
    figures = {**computed, **own}
    in_order = {period: figures[period] for period in sorted(figures, key=lambda p: p.end)}
    warnings = reconciled(rule, place, places, own, computed, parts.values()) if computed else []
    for tree in trees.values():
        warnings += reconciled(rule, place, places, tree.own.get(place.id, {}), tree.sums.get(place.id, {}))
    plain = measure.kind not in (Kind.GAP, Kind.CHANGE, Kind.MOVING)
    series = Series(indicator=rule.id, place=place.id, figures=in_order, parts={} if plain else parts)
    return series, warnings
