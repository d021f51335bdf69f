"""What adds up from indicator to indicator: those counted are among others, of the same children, or the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from oba.domain.evidence import Figure
from oba.domain.measure import Kind
from oba.domain.period import Every
from oba.protect.identities.of_times import of_years
from oba.protect.quantity import COUNTED, NOT_COUNTED, OF, PRINTED, Identity, Quantity, identity, split
from oba.protect.tables import Table

Tables = Sequence[Table]


def of_links(tables: Tables) -> Iterator[Identity]:
    """Every link that a rule declares, and those between indicators that count the same by their own words."""
    of_indicator: dict[str, list[Table]] = {}
    for table in tables:
        of_indicator.setdefault(table.rule.id, []).append(table)
    for table in tables:
        for other in of_indicator.get(table.measure.part_of, ()):
            if _alike(table, other):
                yield from _among(table, other)
        for other in of_indicator.get(table.measure.same_children_as, ()):
            if _alike(table, other):
                yield from _same_children(table, other)
    yield from _twins(tables)


def _alike(one: Table, other: Table) -> bool:
    """Whether two tables are of the same group; a part of a derived number is only itself."""
    return (
        one.declared == other.declared and one.layer == other.layer and (one.group == one.declared or bool(one.layer))
    )


def _among(table: Table, whole: Table) -> Iterator[Identity]:
    for place, figure in table.told():
        part = table.quantity(place, figure.period, COUNTED)
        of = whole.quantity(place, figure.period, COUNTED)
        if part and of:
            yield split(of, (part,), f"not among {table.rule.id}")


def _same_children(table: Table, other: Table) -> Iterator[Identity]:
    """Those counted of in one indicator are those counted of in the other; where they differ, by as much as they do."""
    for place, figure in table.told():
        ours, theirs = _children(table, place, figure), _children(other, place, figure)
        if ours and theirs:
            terms: dict[Quantity, int] = {}
            for quantities, times in ((ours, 1), (theirs, -1)):
                for one in quantities:
                    terms[one] = terms.get(one, 0) + times
            off = sum((one.amount * times for one, times in terms.items()), Fraction(0))
            yield Identity(frozenset((one, times) for one, times in terms.items() if times), off, doubtful=bool(off))


def _children(table: Table, place: str, figure: Figure) -> tuple[Quantity, ...]:
    names = (OF,) if table.kind is Kind.RATE else (COUNTED, NOT_COUNTED)
    found = [one for name in names if (one := table.quantity(place, figure.period, name))]
    return tuple(found) if len(found) == len(names) else ()


def _twins(tables: Tables) -> Iterator[Identity]:
    """Tables of different indicators whose measures say in the same words what is counted, and of whom.

    Numbers that contradict it show that the words mean different things; nothing is then known.
    """
    alike: dict[tuple[str, ...], list[Table]] = {}
    for table in tables:
        if table.kind in (Kind.PERCENT, Kind.RATE, Kind.COUNT) and not (
            table.measure.kind is Kind.MOVING and not table.layer
        ):
            words = (table.measure.of, table.measure.numerator, table.kind, str(table.per), table.declared, table.group)
            alike.setdefault(words, []).append(table)
    for same in alike.values():
        for one in same:
            for other in same:
                if one.rule.id < other.rule.id and one.measure.every is other.measure.every:
                    yield from _if_sound(_equal(one, other))
                if (
                    one.rule.id != other.rule.id
                    and one.measure.every is not Every.YEAR
                    and other.measure.every is Every.YEAR
                ):
                    yield from _if_sound(of_years(one, other))


def _equal(one: Table, other: Table) -> Iterator[Identity]:
    for place, its in one.known.items():
        known = other.known.get(place, {})
        for period, ours in its.items():
            theirs = known.get(period, {})
            yield from (identity(own, (theirs[name],)) for name, own in ours.items() if name in theirs)


def _if_sound(found: Iterator[Identity]) -> Iterator[Identity]:
    """Sums of which every one holds, without anything left; none where one does not."""
    every: list[Identity] = []
    for one in found:
        if one.total or len(one.terms) == 1 or _leaves(one):
            return
        every.append(one)
    yield from every


def _leaves(one: Identity) -> bool:
    """Whether something is left beside the parts."""
    return any(quantity.amount and quantity.of.layer not in PRINTED for quantity, _ in one.terms)
