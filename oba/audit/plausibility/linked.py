"""Numbers that contradict a link: other denominators of the same children, or more of a part than of the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from oba.domain.catalogue import problem
from oba.domain.evidence import Observation, Status
from oba.domain.measure import ALL, Kind, Measure
from oba.domain.number import shortest
from oba.domain.period import Period
from oba.domain.problem import Problem
from oba.domain.rule import Rule
from oba.rollup.wholeness import is_whole

Key = tuple[str, str, Period]
RowsOf = Callable[[str], Iterable[Observation]]


class _Count(NamedTuple):
    """A number of children that a row says, under which column, and how far it may be off because it is rounded."""

    number: Fraction
    column: str
    off: Fraction


def contradicting(rules: Mapping[str, Rule], rows_of: RowsOf) -> Iterator[Problem]:
    """A warning at each row whose counts contradict a link of its rule, one that somebody has checked apart.

    What is held against each other is of one place, period and group, as last published and whole.
    """
    for rule in rules.values():
        if other := rules.get(rule.measure.same_children_as):
            yield from _held(rule, other, rows_of, _cohort)
        if other := rules.get(rule.measure.part_of):
            yield from _held(rule, other, rows_of, _counted)


def _held(
    rule: Rule, other: Rule, rows_of: RowsOf, count: Callable[[Observation, Measure], _Count | None]
) -> Iterator[Problem]:
    theirs = _last(rows_of(other.id), other.measure)
    for key, row in _last(rows_of(rule.id), rule.measure).items():
        near = theirs.get(key)
        mine, known = count(row, rule.measure), count(near, other.measure) if near else None
        if near and mine and known and not row.checked and _contradict(mine, known, same=count is _cohort):
            yield _worded(row, mine, near, known, same=count is _cohort)


def _last(rows: Iterable[Observation], measure: Measure) -> dict[Key, Observation]:
    """The last row of each place, group and period that has the number of its whole period."""
    whole = (row for row in rows if row.status is not Status.DISPUTED and is_whole(row, measure))
    found = {(row.place, row.group, row.period): row for row in sorted(whole, key=lambda row: row.published)}
    return {key: row for key, row in found.items() if row.missing is None}


def _cohort(row: Observation, _measure: Measure) -> _Count | None:
    """The children that a row is a share of."""
    return None if row.denominator is None else _Count(row.denominator, "denominator", _off(row))


def _counted(row: Observation, measure: Measure) -> _Count | None:
    """The children that a row counts."""
    if row.numerator is not None:
        return _Count(row.numerator, "numerator", _off(row))
    count = row.value if measure.kind_of(row.group) is Kind.COUNT else None
    return None if count is None else _Count(count, "value", _off(row))


def _off(row: Observation) -> Fraction:
    return (row.rounded_to or Fraction(0)) / 2


def _contradict(mine: _Count, theirs: _Count, *, same: bool) -> bool:
    """Whether two counts cannot both be right, whatever rounding did."""
    more, width = mine.number - theirs.number, mine.off + theirs.off
    return abs(more) > width if same else more > width


def _worded(row: Observation, mine: _Count, near: Observation, theirs: _Count, *, same: bool) -> Problem:
    group = "" if row.group == ALL else f", {row.group}"
    how = "are of the same children as" if same else "are some of those of"
    what = (
        f"{row.indicator}, {row.place}{group}, {row.period.label}: {shortest(mine.number)} {how} {near.indicator}, "
        f"which has {shortest(theirs.number)} ({near.where.file}, line {near.where.line})"
    )
    return problem("A038", replace(row.where, column=mine.column), what)
