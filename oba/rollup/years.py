"""Whole years of a measure that has a number for each quarter or month, as the rule says that a year is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from oba.domain.evidence import NONE_KNOWN, Figure, Figures, Reason, first_reason
from oba.domain.measure import Kind, Measure, YearIs
from oba.domain.period import Every, Period
from oba.rollup.composite import composite, pooled

_ZERO = Fraction(0)
_MAY_COME = (Reason.AWAITED, Reason.LATE, Reason.NOT_WHOLE, Reason.AFTER_CUT_OFF)


def with_years(measure: Measure, figures: Figures, sent: Figures, added: Figures) -> Figures:
    """The figures and, where the measure makes years, those of its years: as sent, else made of its parts.

    A year that its parts do not make whole is the sum of the places below, where these know theirs.
    """
    if measure.year_is is None:
        return figures
    years = {period.in_year for period in figures}
    made = {year: _made(measure, year, figures) for year in sorted(years, key=lambda year: year.ordinal)}
    best = {year: sent.get(year) or _whole(made[year], added.get(year)) for year in years}
    return {**figures, **{year: figure for year, figure in best.items() if figure}}


def parted(measure: Measure, figures: Figures) -> tuple[Figures, Figures]:
    """The figures of the measure's own periods, and those of the whole years that these make."""
    if measure.year_is is None:
        return figures, NONE_KNOWN
    years = {period: figure for period, figure in figures.items() if period.every is Every.YEAR}
    return {period: figure for period, figure in figures.items() if period not in years}, years


def parts_of_year(measure: Measure, year: Period, figures: Figures) -> tuple[Figure | None, ...]:
    """The figures of the parts of a year in order of time, None for a part without one."""
    return tuple(figures.get(part) for part in year.parts(measure.every))


def made_years(measure: Measure, figures: Figures) -> Figures:
    """The years that the figures of quarters or months make whole, whatever was sent for them."""
    years = {period.in_year for period in figures if period.every is not Every.YEAR}
    made = {year: _made(measure, year, figures) for year in years}
    return {year: figure for year, figure in made.items() if figure and figure.value is not None}


def _whole(made: Figure | None, added: Figure | None) -> Figure | None:
    whole = (figure for figure in (made, added) if figure and figure.complete)
    return next(whole, made or added)


def _made(measure: Measure, year: Period, figures: Figures) -> Figure | None:
    """What the parts of a year make: its number, or why they make none yet; None where no part has a figure.

    Parts on either side of a change of definition make no number.
    """
    found = parts_of_year(measure, year, figures)
    present = [figure for figure in found if figure]
    if not present or measure.year_is in (None, YearIs.SUPPLIED):
        return None
    whole = replace(composite(present), period=year, source=_source(measure, len(found)))
    if measure.year_is is not YearIs.LAST and measure.break_between(*_ends(measure, year)):
        return replace(whole, reason=Reason.DEFINITION_BREAK)
    needed = found[-1:] if measure.year_is is YearIs.LAST else found
    if missing := [figure for figure in needed if figure is None or not _counts(figure)]:
        lost = _lost(missing, found[-1])
        reason = lost.reason if lost else _why(missing, found)
        whole = replace(whole, lacking=lost.period, cites=lost.cites) if lost else whole
        return replace(whole, reason=reason, complete=False)
    counted = [figure for figure in needed if figure and figure.value is not None]
    return _valued(measure, whole, counted) if counted else replace(whole, reason=Reason.NOTHING_TO_COUNT)


def _ends(measure: Measure, year: Period) -> tuple[Period, Period]:
    """The first and the last part of a year."""
    return next(year.parts(measure.every)), year.last_of(measure.every)


def _counts(figure: Figure) -> bool:
    return figure.value is not None or figure.reason is Reason.NOTHING_TO_COUNT


def _source(measure: Measure, parts: int) -> str:
    made = {YearIs.LAST: f"the last {measure.every}", YearIs.MEAN: f"mean of {parts} {measure.every}s"}
    return made.get(measure.year_is or YearIs.SUM, f"sum of {parts} {measure.every}s")


def _lost(missing: Sequence[Figure | None], last: Figure | None) -> Figure | None:
    """The part that will not come, of a year whose last part is there or is itself lost; the first in order of reasons.

    Its reason was stated: what nobody has sent, or was counted in part, may come yet.
    """
    stated = [one for one in missing if one and one.reason not in _MAY_COME and _is_stated(one)]
    over = last is not None and last.reason is not Reason.NOT_WHOLE
    return (
        min(stated, key=lambda one: tuple(Reason).index(one.reason or Reason.NOT_COLLECTED), default=None)
        if over
        else None
    )


def _is_stated(figure: Figure) -> bool:
    """Whether a row says why there is no number: of a sum that lacks a row nobody has said it."""
    return figure.complete or figure.reason is not Reason.NOT_COLLECTED


def _why(missing: Sequence[Figure | None], found: Sequence[Figure | None]) -> Reason:
    """Why a year has no number: not whole yet while only its last parts lack, else what the first missing part says."""
    said = [figure.reason for figure in missing if figure and figure.reason]
    ahead = found[::-1][: len(missing)]
    if not said and all(figure is None for figure in ahead):
        return Reason.NOT_WHOLE
    return first_reason(said) or Reason.NOT_COLLECTED


def _valued(measure: Measure, whole: Figure, counted: Sequence[Figure]) -> Figure:
    """The year's number, from the figures of its parts that have one."""
    if measure.year_is is YearIs.LAST:
        last = counted[-1]
        return replace(last, period=whole.period, source=whole.source, beside=(), earlier=(), first=None)
    values = [figure.value or _ZERO for figure in counted]
    if measure.year_is is YearIs.RATIO:
        return _ratio(measure, whole, counted)
    total = sum(values, _ZERO)
    return replace(whole, value=total if measure.year_is is YearIs.SUM else total / len(values))


def _ratio(measure: Measure, whole: Figure, counted: Sequence[Figure]) -> Figure:
    """Numerators over denominators, each added up; a rate is over the mean of its denominators, counted once."""
    if any(figure.numerator is None or not figure.denominator for figure in counted):
        return replace(whole, reason=Reason.NO_NUMERATORS)
    pool = pooled(whole, counted, measure)
    if Kind.RATE not in (measure.kind, measure.parts) or pool.denominator is None or pool.value is None:
        return pool
    return replace(pool, denominator=pool.denominator / len(counted), value=pool.value * len(counted))


def so_far(measure: Measure, known: Sequence[Figure]) -> Fraction | None:
    """What the parts of a year that have a number make of it; None where they lack their counts."""
    return _valued(measure, composite(known), known).value
