"""As Fingertips does it: the recent trend.

Source: fingertips-open (2020) and its successor FingertipsNext (2025); where the two differ, the successor.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from oba.assess.case import Case, answer_of, latest_step
from oba.assess.good_sign import good_signed
from oba.assess.methods.verdict import across_a_break, direction_step, neither_way, no_direction, row_step
from oba.assess.predecessor import series_movement
from oba.assess.recent_trend import TREND, trend_point, trend_unit
from oba.domain.chance import Chance
from oba.domain.counted import counted
from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Answer, Finding, Question
from oba.domain.measure import Kind as Of
from oba.domain.number import printed
from oba.domain.period import Every, Period
from oba.domain.rule import Better
from oba.statistics.recent_trend import (
    CRITICAL,
    FINGERTIPS_NEXT,
    POINTS,
    NoTrend,
    Trend,
    TrendPoint,
    ValueType,
    recent_trend,
)

_PRACTICE = FINGERTIPS_NEXT._replace(drops_bare=False)
_KINDS = {Of.PERCENT: ValueType.PROPORTION, Of.RATE: ValueType.CRUDE_RATE}
_CANNOT = "cannot be calculated"
_WHY_NOT = {
    NoTrend.KIND: (Reason.NOT_APPLICABLE, "Fingertips tests percentages and crude rates only."),
    NoTrend.ROLLING: (Reason.ROLLING_WINDOWS, "The numbers share periods."),
    NoTrend.TOO_FEW_POINTS: (Reason.TOO_FEW_POINTS, f"It needs {POINTS} numbers with numerator and denominator."),
    NoTrend.NO_INTERVAL: (Reason.NO_INTERVAL, "One of the latest five has no 95 % interval with a width."),
    NoTrend.ALL_OR_NONE: (Reason.NOT_APPLICABLE, "A count is the whole of its denominator: it then makes no test."),
}


class _Tested(NamedTuple):
    """The latest five periods that count, and what the test gave: by the intervals, and χ² by the counts."""

    five: Sequence[Period]
    found: Trend
    by_counts: float | None


def trend_direction(case: Case) -> Finding:
    """Improving or worsening when the line through the latest five yearly numbers leans by more than chance.

    Percentages and rates with numerator and denominator only, weighted by their 95 % intervals, not rounded. As in
    FingertipsNext a gap is stepped over, where fingertips-open stops at it; and a count of all, in any year, stops the
    test. In both a level line counts as rising when one number is left out, so that a series turned over need not give
    the answer turned over. Both call five numbers without intervals "no change"; here that is no interval. χ² by the
    counts, which fingertips-open has for proportions beside control limits, is told and does not decide.
    """
    if case.version.direction.better is Better.NEARER:
        return no_direction(case, Reason.NO_GOOD_DIRECTION, f"No recent trend: {neither_way(case)}.", _CANNOT)
    if case.period.every is not Every.YEAR:
        return no_direction(case, Reason.NOT_APPLICABLE, "A recent trend is for yearly numbers only.", _CANNOT)
    made = _test(case)
    if made.found.reason in (NoTrend.TOO_FEW_POINTS, None) and case.period not in made.five:
        says = f"{case.period.label} has no numerator and denominator."
        return no_direction(case, Reason.NO_NUMERATORS, says, _CANNOT)
    if made.found.reason:
        return no_direction(case, *_WHY_NOT[made.found.reason], _CANNOT)
    return across_a_break(case, made.five[0], _CANNOT) or _judged(case, made)


def _test(case: Case) -> _Tested:
    figures = sorted(case.series.figures.items(), key=lambda one: one[0].ordinal)
    unit = trend_unit(case, [figure for _, figure in figures])
    points = {period: _point(case, figure, unit) for period, figure in figures}
    kind, years = _KINDS.get(case.measure.kind, ValueType.OTHER), case.measure.periods_covered
    found = recent_trend(list(points.values()), practice=_PRACTICE, kind=kind, years=years)
    counted = recent_trend(list(points.values()), practice=_PRACTICE, by_counts=True)
    five = [period for period, point in points.items() if point.value is not None and point.counts][-POINTS:]
    return _Tested(five, found, counted.chi_square if kind is ValueType.PROPORTION else None)


def _point(case: Case, figure: Figure, unit: int) -> TrendPoint:
    counts = counted(figure, case.measure)
    if figure.value is None or counts is None:
        return TrendPoint(None)
    top, bottom = map(float, counts)
    return trend_point(case, figure, unit)._replace(numerator=top, denominator=bottom)


def _judged(case: Case, made: _Tested) -> Finding:
    way, chi_square = made.found.way or 0, Fraction(made.found.chi_square or 0)
    answer = answer_of(case, int(good_signed(Fraction(way), case.version.direction)))
    verdict, movement = _word(way, answer), series_movement(case, chi_square=chi_square, first=made.five[0])
    numbers = ", ".join(case.write(case.series.figures[period].value or Fraction(0)) for period in made.five)
    other = "" if made.by_counts is None else f" ({printed(Fraction(made.by_counts), 1)} by the counts)"
    size = f"χ² is {printed(chi_square, 1)} by the intervals{other}"
    says = f"{size}; above {CRITICAL:.2f} counts{_turned(made.found)}: {verdict}."
    return Finding(
        question=Question.DIRECTION, answer=answer, value=case.value, margin=movement.change, detail=movement,
        steps=(
            latest_step(case), row_step(case, f"The latest five, from {made.five[0].label}: {numbers}.", *made.five),
            direction_step(case, says),
        ),
        chances=(Chance(of=TREND, signal=way != 0),), verdict=verdict,
    )  # fmt: skip


def _turned(found: Trend) -> str:
    """Whether one number alone makes the line lean."""
    if found.way:
        return ", and the line leans one way whichever number is left out"
    return ", but one number alone turns the line" if (found.chi_square or 0) > CRITICAL else ""


def _word(way: int, answer: Answer) -> str:
    if way == 0:
        return "no significant change"
    moved = "increasing" if way > 0 else "decreasing"
    return moved + {Answer.IMPROVING: " and getting better", Answer.WORSENING: " and getting worse"}.get(answer, "")
