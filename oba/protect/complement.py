"""Complements: the counts of the one group of a kind that was not sent, which everybody takes from the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from oba.domain.evidence import Figure
from oba.domain.group import Group, by_kind
from oba.domain.measure import ALL
from oba.domain.period import Period
from oba.protect.identities.of_groups import beside
from oba.protect.quantity import COUNTED, NOT_COUNTED, OF
from oba.protect.tables import Table


def with_complements(tables: Sequence[Table], groups: Sequence[Group]) -> tuple[Table, ...]:
    """The tables of an indicator, with what is known of a group wherever it alone of an exhaustive kind has no number.

    They are for sums only: what is not sent is not printed, and cannot be withheld.
    """
    found = list(tables)
    for everyone in (table for table in tables if table.declared == ALL):
        of = {table.declared: table for table in beside(everyone, tables)}
        for kind in (its for its in by_kind(groups) if its[0].exhaustive and all(one.id in of for one in its)):
            for group in kind:
                others = [of[one.id] for one in kind if one is not group]
                own = of[group.id]
                found[found.index(own)] = _completed(own, everyone, others)
    return tuple(found)


def _completed(own: Table, everyone: Table, others: Sequence[Table]) -> Table:
    figures = {place: dict(its) for place, its in own.figures.items()}
    for place, whole in everyone.told():
        if not own.tells(figures.get(place, {}).get(whole.period)) and (left := _left(place, whole, everyone, others)):
            made = (one.figures[place][whole.period].rolled_up for one in others)
            alike = all(its == whole.rolled_up for its in made)  # what is left of sums over some places is their sum
            figures.setdefault(place, {})[whole.period] = replace(left, rolled_up=whole.rolled_up if alike else ())
    return replace(own, figures=figures)


def _left(place: str, whole: Figure, everyone: Table, others: Sequence[Table]) -> Figure | None:
    """Everyone less the others, where all of them have the same counts and are no more together."""
    left: dict[str, Fraction] = {}
    for one in everyone.quantities(place, whole):
        parts = list(_counts(place, whole.period, one.name, others))
        left[one.name] = one.amount - sum(parts, Fraction(0))
        if len(parts) < len(others) or left[one.name] < 0:
            return None
    return as_counted(whole, left) if left else None


def as_counted(like: Figure, left: Mapping[str, Fraction]) -> Figure:
    """The figure of some counts, known when another one was."""
    of = left.get(OF, left[COUNTED] + left[NOT_COUNTED] if NOT_COUNTED in left else None)
    top = left[COUNTED]
    return Figure(period=like.period, value=top, numerator=top, denominator=of, published=like.published)


def _counts(place: str, period: Period, name: str, tables: Sequence[Table]) -> Iterator[Fraction]:
    found = (table.quantity(place, period, name) for table in tables)
    yield from (one.amount for one in found if one)
