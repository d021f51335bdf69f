"""Numbers added up from two areas, numbers sent in whole, one withheld, one disputed, one late."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from oba.domain.book import Key
from oba.domain.evidence import Figure, Reason, Series, Status
from oba.domain.period import Period
from tests.build import KNOWN, TOP, figure, observation, year
from tests.compose_pages.full_rules import ADMISSIONS, CUSTODY, GAIN, NEET, NORTH, OBESITY, SOUTH

Counts = dict[Period, tuple[int, int]]


def _counted(indicator: str, where: str, counts: Counts, **known: object) -> dict[Key, Series]:
    figures = {
        period: Figure(
            period=period,
            value=Fraction(100 * top, bottom),
            numerator=Fraction(top),
            denominator=Fraction(bottom),
            published=KNOWN,
            source="Connexions",
        )
        for period, (top, bottom) in counts.items()
    }
    last = max(counts, key=lambda period: period.ordinal)
    figures[last] = replace(figures[last], **known)  # type: ignore[arg-type]
    return {(indicator, where): Series(indicator=indicator, place=where, figures=figures)}


def _added(indicator: str, parts: dict[str, Counts], **known: object) -> dict[Key, Series]:
    """The areas' counts and their sums for the county."""
    periods = next(iter(parts.values()))
    whole = {p: (sum(c[p][0] for c in parts.values()), sum(c[p][1] for c in parts.values())) for p in periods}
    found = _counted(indicator, TOP, whole, **known)
    sums = {p: replace(f, rolled_up=tuple(parts)) for p, f in found[indicator, TOP].figures.items()}
    found[indicator, TOP] = replace(found[indicator, TOP], figures=sums)
    for where, counts in parts.items():
        found |= _counted(indicator, where, counts, status=Status.ILLUSTRATIVE)
    return found


def the_series() -> dict[Key, Series]:
    """County numbers added up from two areas, numbers sent in whole, one withheld, one disputed, one late."""
    before, after = year(2008), year(2009)
    history = {year(start): (600 + 60 * at, 14_500) for at, start in enumerate(range(2004, 2008))}
    neet = _added(
        NEET, {NORTH: {before: (400, 6000), after: (240, 6100)}, SOUTH: {before: (512, 8710), after: (394, 8644)}}
    )
    whole = neet[NEET, TOP]
    earlier = _counted(NEET, TOP, history)[NEET, TOP].figures
    neet[NEET, TOP] = replace(whole, figures={**earlier, **whole.figures})
    disputed = observation(after, "5.1", Status.DISPUTED)
    custody = {year(start): (30 + at, 1000) for at, start in enumerate(range(2004, 2009))} | {after: (52, 1000)}
    england = {(NEET, "england"): Series(indicator=NEET, place="england", figures={after: figure(after, "6.2")})}
    south_east = {
        (CUSTODY, "south-east"): Series(indicator=CUSTODY, place="south-east", figures={after: figure(after, "5.2")})
    }
    withheld = Figure(period=after, reason=Reason.SUPPRESSED, published=KNOWN)
    return {
        **neet,
        **_counted(CUSTODY, TOP, custody, beside=(disputed,), status=Status.PROVISIONAL),
        **_counted(ADMISSIONS, TOP, {year(2007): (90, 1000), before: (88, 1000)}),
        **_added(GAIN, {NORTH: {before: (3, 9), after: (2, 8)}, SOUTH: {before: (2, 7), after: (1, 6)}}),
        **_counted(OBESITY, TOP, {before: (154, 1000), after: (153, 1000)}),
        (OBESITY, NORTH): Series(indicator=OBESITY, place=NORTH, figures={after: withheld}),
        **england,
        **south_east,
    }  # fmt: skip
