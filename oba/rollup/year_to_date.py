"""Returns that count from the year's beginning, turned into what each quarter or month itself was."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from oba.domain.evidence import Figure, Figures, Reason
from oba.domain.measure import Measure
from oba.domain.period import Every, Period


def differenced(measure: Measure, figures: Figures) -> dict[Period, Figure]:
    """Each figure less the one before it in its year, and the last of each year as the whole year's.

    A rate's denominator is not counted from the year's beginning and stays as it is. Without the figure before there
    is no number, for that one's reason, but where that had nothing to count; without counts a percentage or rate cannot
    be taken apart. A count below the one before it, as it may stand until it is revised, leaves a number unreliable.
    """
    years = {p.in_year: replace(f, period=p.in_year) for p, f in figures.items() if measure.year_is and _is_last(p)}
    return {**years, **{period: _alone(measure, period, figures) for period in figures}}


def _is_last(period: Period) -> bool:
    return period.every is not Every.YEAR and period == period.in_year.last_of(period.every)


def _alone(measure: Measure, period: Period, figures: Figures) -> Figure:
    figure = figures[period]
    begins = period.every is Every.YEAR or period == next(period.in_year.parts(period.every))
    if begins or figure.value is None:
        return figure
    before = figures.get(period.shift(-1))
    if before and before.reason is Reason.NOTHING_TO_COUNT:
        return figure
    bare = replace(figure, value=None, numerator=None, denominator=None, lower=None, upper=None, level=None, earlier=())
    if before is None or before.value is None:
        return replace(bare, reason=(before.reason if before else None) or Reason.NOT_COLLECTED)
    if measure.ratio:
        return _share(measure, bare, figure, before)
    if figure.value < before.value:
        return replace(bare, reason=Reason.UNRELIABLE)
    return replace(bare, value=figure.value - before.value)


def _share(measure: Measure, bare: Figure, figure: Figure, before: Figure) -> Figure:
    """A percentage or rate of one part of the year, from the counts to its end and to its beginning."""
    if figure.numerator is None or before.numerator is None or not figure.denominator or not before.denominator:
        return replace(bare, reason=Reason.NO_NUMERATORS)
    top = figure.numerator - before.numerator
    bottom = figure.denominator - before.denominator if measure.percentage_parts else figure.denominator
    if top < 0 or (measure.percentage_parts and bottom < top):
        return replace(bare, reason=Reason.UNRELIABLE)
    if not bottom:
        return replace(bare, reason=Reason.NOTHING_TO_COUNT)
    per = measure.per or Fraction(1)
    return replace(bare, value=per * top / bottom, numerator=top, denominator=bottom)
