"""Values: what a gap or a change tells of the numbers that it lies between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from oba.attack.sighting import MEAN, PART, Sighting, Span
from oba.attack.snapshot import Snapshot
from oba.domain.measure import HUNDRED, RATE, Kind
from oba.domain.release import Printed

_PASSES = 3
Cells = dict[Printed, Sighting]


def with_values(snapshot: Snapshot) -> Snapshot:
    """The snapshot with every value narrowed by the gaps and the changes beside it, withheld ones too."""
    cells: Cells = dict(snapshot.cells)
    for _ in range(_PASSES):
        for of, one in tuple(cells.items()):
            if one.value and not of.layer:
                for other, span in _told(snapshot, cells, of, one.value):
                    _narrow(cells, other, span)
    return replace(snapshot, cells=cells)


def _told(
    snapshot: Snapshot, cells: Mapping[Printed, Sighting], of: Printed, value: Span
) -> Iterator[tuple[Printed, Span]]:
    measure = snapshot.measure(of.indicator)
    if of.role.startswith(MEAN):
        yield from _of_mean(snapshot, cells, of, value)
    elif measure.kind is Kind.GAP and measure.between:
        one, other = (of._replace(layer=PART, group=group) for group in measure.between)
        if second := _value(cells, other):
            yield one, Span(value.low + second.low, value.high + second.high)
        if first := _value(cells, one):
            yield other, Span(first.low - value.high, first.high - value.low)
    elif measure.kind is Kind.CHANGE and measure.base:
        rate = of._replace(layer=PART, group=RATE)
        base = rate._replace(period=measure.base.period)
        ratio = Span(1 + value.low / HUNDRED, 1 + value.high / HUNDRED)
        if before := _value(cells, base):
            yield rate, Span(before.low * ratio.low, before.high * ratio.high)
        if (after := _value(cells, rate)) and ratio.low > 0:
            yield base, Span(after.low / ratio.high, after.high / ratio.low)


def _of_mean(
    snapshot: Snapshot, cells: Mapping[Printed, Sighting], of: Printed, value: Span
) -> Iterator[tuple[Printed, Span]]:
    """The one number of a mean of several that is not known."""
    measure = snapshot.measure(of.indicator)
    first, last = measure.read_period(of.role.removeprefix(MEAN)), snapshot.period(of)
    several = [of._replace(role="", period=str(one)) for one in first.until(last.ordinal)] if first and last else []
    known = [span for one in several if (span := _value(cells, one))]
    hidden = [one for one in several if _value(cells, one) is None]
    if len(hidden) == 1:
        low = len(several) * value.low - sum(span.high for span in known)
        yield hidden[0], Span(low, len(several) * value.high - sum(span.low for span in known))


def _value(cells: Mapping[Printed, Sighting], of: Printed) -> Span | None:
    return cells[of].value if of in cells else None


def _narrow(cells: Cells, of: Printed, span: Span) -> None:
    """Take what is told of a number's value into account; what contradicts the number itself is left."""
    one = cells.get(of) or Sighting(of=of, withheld=True)
    narrower = one.value.within(span) if one.value else span
    if narrower:
        cells[of] = replace(one, value=narrower)
