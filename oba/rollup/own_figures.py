"""Each place's own figures: what its rows say, as a round knows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from oba.domain.evidence import Figure, Observation, Reason, Status
from oba.domain.measure import Kind, Measure
from oba.domain.period import Period
from oba.rollup.wholeness import is_whole
from oba.rollup.year_to_date import differenced

_EXACT = Fraction(0)


def known(rows: Iterable[Observation], by: date) -> tuple[Observation, ...]:
    """The rows published by a date, in order of publication; who checked one later is not known."""
    found = (_unchecked(row) if row.checked and row.checked.day > by else row for row in rows if row.published <= by)
    return tuple(sorted(found, key=lambda row: row.published))


def _unchecked(row: Observation) -> Observation:
    return replace(row, checked=None)


def first_known(rows: Iterable[Observation]) -> tuple[Observation, ...]:
    """Rows in order of publication without those that revise a number given before."""
    given: set[tuple[str, str, Period]] = set()
    kept = []
    for row in rows:
        key = row.place, row.group, row.period
        if key not in given:
            kept.append(row)
        if row.status is not Status.DISPUTED and row.missing is None:
            given.add(key)
    return tuple(kept)


def own_figures(rows: Iterable[Observation], measure: Measure) -> dict[tuple[str, str], dict[Period, Figure]]:
    """The figure each place and group has for each period, from rows in order of publication."""
    grouped: dict[tuple[str, str, Period], list[Observation]] = defaultdict(list)
    for row in rows:
        grouped[row.place, row.group, row.period].append(row)
    found: dict[tuple[str, str], dict[Period, Figure]] = defaultdict(dict)
    for (place, group, period), same in grouped.items():
        found[place, group][period] = _figure(same, measure)
    if measure.year_to_date:
        return {key: differenced(measure, figures) for key, figures in found.items()}
    return found


def _figure(rows: list[Observation], measure: Measure) -> Figure:
    """The latest row that is not disputed is the number; earlier ones are what it was before it was revised."""
    sure = [row for row in rows if row.status is not Status.DISPUTED]
    disputed = tuple(row for row in rows if row.status is Status.DISPUTED)
    if not sure:
        return _from_row(disputed[-1], measure, Reason.DISPUTED, beside=disputed)
    row = sure[-1]
    missing = row.missing or (None if is_whole(row, measure) else Reason.NOT_WHOLE)
    return _from_row(row, measure, missing, beside=disputed, earlier=tuple(sure[:-1]))


def _from_row(
    row: Observation,
    measure: Measure,
    missing: Reason | None,
    beside: tuple[Observation, ...] = (),
    earlier: tuple[Observation, ...] = (),
) -> Figure:
    missing = missing or (Reason.NOTHING_TO_COUNT if row.denominator == 0 else None)
    value = None if missing else row_value(row, measure)
    return Figure(
        period=row.period,
        value=value,
        reason=missing or (Reason.NOT_COLLECTED if value is None else None),
        numerator=row.numerator if value is not None else None,
        denominator=row.denominator if value is not None else None,
        lower=row.lower,
        upper=row.upper,
        level=row.level,
        decimals=row.decimals,
        status=row.status,
        published=row.published,
        elsewhere=row.elsewhere,
        source=row.source,
        note=row.note,
        verdict=row.verdict,
        verdict_by=row.verdict_by,
        beside=beside,
        earlier=earlier,
        counted=row if missing is Reason.NOT_WHOLE else None,
        checked=row.checked,
        rounding=_rounding(row, value),
        cites=(row.citation,),
    )


def row_value(row: Observation, measure: Measure) -> Fraction | None:
    """The exact value a row gives: the share of its numerator and denominator, else the value as written.

    A value that stands beside rounded counts was worked out before these were rounded, and goes before them.
    """
    if row.rounded_to and row.value is not None:
        return row.value
    top, bottom = row.numerator, row.denominator
    per = measure.per if row.group in measure.part_groups or measure.kind not in (Kind.GAP, Kind.CHANGE) else None
    if top is not None and bottom and per is not None:
        return per * top / bottom
    return top if row.value is None and measure.kind is Kind.COUNT else row.value


def _rounding(row: Observation, value: Fraction | None) -> Fraction:
    """How far the row's counts may be off, either way: half of what they are rounded to."""
    counts = row.rounded_to is not None and value is not None
    return Fraction(row.rounded_to or 0) / 2 if counts else _EXACT
