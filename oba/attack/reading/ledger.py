"""The ledger: the numbers of a release as they were printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oba.attack.public import PublicKnowledge
from oba.attack.sighting import Sighting, rounded
from oba.domain.evidence import Observation
from oba.domain.measure import ALL
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


def declared_public(rows: Iterable[Observation]) -> Iterator[Sighting]:
    """The numbers that rows declare as published elsewhere: everybody knows them."""
    for row in rows:
        if row.elsewhere:
            off = row.rounded_to / 2 if row.rounded_to else None
            yield Sighting(
                of=Printed(row.indicator, row.place, row.group or ALL, str(row.period)),
                value=None if row.value is None else rounded(row.value, row.decimals or 0),
                numerator=None if off else row.numerator,
                denominator=None if off else row.denominator,
                known=True,
                file=row.elsewhere,
            )
