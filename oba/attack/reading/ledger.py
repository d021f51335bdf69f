"""The ledger: the numbers of a release as they were printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from oba.attack.count import Quantity
from oba.attack.public import PublicKnowledge
from oba.attack.sighting import Sighting, rounded
from oba.domain.elsewhere import one_may_be_counted, value_is_public
from oba.domain.evidence import Observation
from oba.domain.measure import ALL, Kind
from oba.domain.number import round_half_away
from oba.domain.release import Printed, Release, ReleasedCell


def released(release: Release, public: PublicKnowledge) -> Iterator[Sighting]:
    """The cells of a release that are about an indicator and a place of the plan, rounded as they were printed."""
    for cell in release.cells:
        if cell.of.indicator in public.rules:
            yield _sighting(cell, release, public)


def _sighting(cell: ReleasedCell, release: Release, public: PublicKnowledge) -> Sighting:
    measure = public.rules[cell.of.indicator].measure
    ends = (cell.lower, cell.upper)
    return Sighting(
        of=cell.of._replace(group=cell.of.group or ALL),
        value=None if cell.value is None else rounded(cell.value, measure.decimals),
        numerator=cell.numerator,
        denominator=cell.denominator,
        interval=None
        if ends[0] is None or ends[1] is None
        else (rounded(ends[0], measure.decimals), rounded(ends[1], measure.decimals)),
        level=cell.level,
        withheld=cell.value is None and cell.shorthand == "c",
        file=f"release {release.number}",
    )


def declared_public(rows: Iterable[Observation], public: PublicKnowledge) -> Iterator[Sighting]:
    """The numbers that rows declare as published elsewhere: everybody knows them, or their value only."""
    for row in rows:
        if value_is_public(row.elsewhere):
            yield from _of_value(row, public)
        elif row.elsewhere:
            off = row.rounded_to / 2 if row.rounded_to else None
            yield Sighting(
                of=Printed(row.indicator, row.place, row.group or ALL, str(row.period)),
                value=None if row.value is None else rounded(row.value, row.decimals or 0),
                numerator=None if off else row.numerator,
                denominator=None if off else row.denominator,
                known=True,
                file=row.elsewhere,
            )


def _of_value(row: Observation, public: PublicKnowledge) -> Iterator[Sighting]:
    """What is told by a share that is public without its counts."""
    measure = public.rules[row.indicator].measure if row.indicator in public.rules else None
    per, value = measure.per if measure else None, row.value
    if measure and per and row.numerator is not None and row.denominator:
        value = per * row.numerator / row.denominator if value is None else value
    if measure is None or per is None or value is None:
        return
    decimals = measure.decimals if row.value is None or row.decimals is None else row.decimals
    value, percentage = round_half_away(value, decimals), measure.kind_of(row.group) is Kind.PERCENT
    yield Sighting(
        of=Printed(row.indicator, row.place, row.group or ALL, str(row.period)),
        value=rounded(value, decimals),
        telling=frozenset(_telling(value, decimals, per, percentage=percentage)),
        file=row.elsewhere,
    )


def _telling(value: Fraction, decimals: int, per: Fraction, *, percentage: bool) -> Iterator[Quantity]:
    """The counts that cannot be one, as of 37.5 % those counted and the others, whatever else is known."""
    if one_may_be_counted(value, decimals, per) is None:
        yield Quantity.COUNTED
    if percentage and one_may_be_counted(per - value, decimals, per) is None:
        yield Quantity.REST
    if percentage and 0 < value < per:
        yield Quantity.CHILDREN
