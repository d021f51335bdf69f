"""What a printed number says of the counts behind it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from oba.attack.count import Count, Quantity, Row, adds_up, equal, kind_at
from oba.attack.identities.intervals import interval_rows
from oba.attack.sighting import SO_FAR, Sighting, Span
from oba.attack.snapshot import Snapshot
from oba.domain.measure import Kind
from oba.domain.release import Printed


def number_rows(snapshot: Snapshot) -> Iterator[Row]:
    """Of every number: its counts as printed, counted and not counted as its children, and what its value tells."""
    for of, one in snapshot.counted():
        every = snapshot.quantities(of)
        counted, children = snapshot.count(of, Quantity.COUNTED), snapshot.count(of, Quantity.CHILDREN)
        if Quantity.REST in every:
            yield adds_up(children, (counted, counted.as_(Quantity.REST)))
        yield from _printed(counted, one.numerator, one.off)
        if Quantity.CHILDREN in every:
            yield from _printed(children, one.denominator, one.off)
        if one.value:
            yield from _valued(snapshot, of, one, one.value)
        if one.interval and one.denominator is None:
            yield from interval_rows(snapshot, of, one)
        if of.role and of.role != SO_FAR and Quantity.CHILDREN in every:
            now = snapshot.count(of._replace(role=""), Quantity.CHILDREN)
            yield equal(children, now, f"{'/'.join(of)} ({snapshot.version}) has the children of today")


def _printed(count: Count, number: Fraction | None, off: Fraction) -> Iterator[Row]:
    if number is not None:
        yield Row(((count, 1),), max(ceil(number - off), 0), floor(number + off) if off else ceil(number))


def _valued(snapshot: Snapshot, of: Printed, one: Sighting, value: Span) -> Iterator[Row]:
    """A count is its value; of a percentage or rate the numerator is a share of the denominator, known or not."""
    measure = snapshot.measure(of.indicator)
    counted = snapshot.count(of, Quantity.COUNTED)
    if kind_at(measure, of) is Kind.COUNT:
        yield within(counted, Span(value.low - one.off, value.high + one.off))
    elif measure.per and one.denominator is not None and not one.off:
        yield within(counted, Span(*(end * one.denominator / measure.per for end in value)))
    elif measure.per:
        yield from shares(counted, counted.as_(Quantity.CHILDREN), value, measure.per)


def within(count: Count, span: Span, why: str = "") -> Row:
    """A count that lies within a span."""
    return Row(((count, 1),), max(ceil(span.low), 0), floor(span.high), why)


def shares(counted: Count, children: Count, value: Span, per: Fraction, why: str = "") -> Iterator[Row]:
    """So many counted for every `per` children, within a span: both ends as sums of whole numbers."""
    low, high = value.low / per, value.high / per
    yield Row(((counted, low.denominator), (children, -low.numerator)), 0, None, why)
    yield Row(((counted, high.denominator), (children, -high.numerator)), None, 0, why)
