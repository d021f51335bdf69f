"""Intervals: a value with its interval was made from so many of so many by a formula that everybody knows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from oba.attack.count import Count, Quantity, Row, kind_at
from oba.attack.sighting import Sighting, Span
from oba.attack.snapshot import Snapshot
from oba.domain.measure import Kind
from oba.domain.release import Printed
from oba.statistics.proportion import proportion
from oba.statistics.rate import rate

_LARGEST = 400  # beyond so many, neither those counted nor the others are few unless their share says so
_FEW = 60


class Made(NamedTuple):
    """One way in which a value and its interval can have been made; the denominator of a rate is not asked for."""

    counted: int
    rest: int


def interval_rows(snapshot: Snapshot, of: Printed, one: Sighting) -> Iterator[Row]:
    """The ends of the counts that give the value and the interval; nothing where none do, or too many are possible."""
    measure, value = snapshot.measure(of.indicator), one.value
    if value is None or one.interval is None or one.level is None or measure.per is None:
        return
    kind = kind_at(measure, of)
    if kind is Kind.PERCENT:
        made = _proportions(value, one.interval, one.level)
    else:
        made = _events(value, one.interval, one.level) if kind is Kind.RATE else ()
    if made:
        why = f"{'/'.join(of)} ({snapshot.version}) has an interval by formula"
        counted = snapshot.count(of, Quantity.COUNTED)
        yield _ends(counted, [way.counted for way in made], why)
        if kind is Kind.PERCENT:
            yield _ends(counted.as_(Quantity.REST), [way.rest for way in made], why)


def _ends(count: Count, found: list[int], why: str) -> Row:
    return Row(((count, 1),), min(found), max(found), why)


@lru_cache(maxsize=4096)
def _proportions(value: Span, ends: tuple[Span, Span], level: Fraction) -> tuple[Made, ...]:
    """Wilson's interval, from every denominator up to a large one."""
    found = []
    for total in range(1, _LARGEST + 1):
        for counted in range(max(ceil(value.low * total / 100), 0), min(floor(value.high * total / 100), total) + 1):
            estimate = proportion(counted, total, confidence=float(level), multiplier=100)
            if estimate and _fits(estimate.interval.lower, ends[0]) and _fits(estimate.interval.upper, ends[1]):
                found.append(Made(counted, total - counted))
    return () if any(one.counted + one.rest == _LARGEST for one in found) else tuple(found)


@lru_cache(maxsize=4096)
def _events(value: Span, ends: tuple[Span, Span], level: Fraction) -> tuple[Made, ...]:
    """The exact and Byar's interval: the ends over the value tell the number of events, whatever the population."""
    found = []
    for counted in range(1, _FEW + 1):
        estimate = rate(counted, 1, confidence=float(level), multiplier=1)
        per = [float(end) / counted for end in value]
        low, high = (estimate.interval.lower, estimate.interval.upper) if estimate else (0.0, 0.0)
        if _meets(low, per, ends[0]) and _meets(high, per, ends[1]):
            found.append(Made(counted, 0))
    return () if any(one.counted == _FEW for one in found) else tuple(found)


def _meets(end: float, per: list[float], printed: Span) -> bool:
    """Whether an end, times a factor that lies between two, can be printed so."""
    return end * per[0] <= printed.high and end * per[1] >= printed.low


def _fits(end: float, printed: Span) -> bool:
    """Whether an end is printed so; floats may be off in their last digits."""
    slack = 1e-9
    return float(printed.low) - slack <= end <= float(printed.high) + slack
