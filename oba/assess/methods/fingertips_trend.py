"""As Fingertips does it: the recent trend.

Source: fingertips-open (2020) and its successor FingertipsNext (2025); where the two differ, the successor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from oba.assess.case import Case, answer_of, latest_step
from oba.assess.good_sign import good_signed
from oba.assess.interval import SUPPLIED, interval_of
from oba.assess.methods.verdict import across_a_break, direction_step, neither_way, no_direction, row_step
from oba.assess.predecessor import series_movement
from oba.assess.recent_trend import TREND, trend_point, trend_unit
from oba.domain.chance import Chance
from oba.domain.counted import counts_of
from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Answer, Finding, Question, Step
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
from oba.words import listed

_PRACTICE = FINGERTIPS_NEXT._replace(bare_is_level=False)
_KINDS = {Of.PERCENT: ValueType.PROPORTION, Of.RATE: ValueType.CRUDE_RATE}
_CANNOT = "cannot be calculated"
_WHY_NOT = {
    NoTrend.KIND: (Reason.NOT_APPLICABLE, "Fingertips tests percentages and crude rates only."),
    NoTrend.ROLLING: (Reason.ROLLING_WINDOWS, "The numbers share periods."),
    NoTrend.TOO_FEW_POINTS: (Reason.TOO_FEW_POINTS, f"It needs {POINTS} numbers with numerator and denominator."),
    NoTrend.NO_INTERVAL: (Reason.NO_INTERVAL, "It needs two numbers with a 95 % interval, and each interval a width."),
    NoTrend.ALL_OR_NONE: (Reason.NOT_APPLICABLE, "A count is the whole of its denominator: it then makes no test."),
}


class _Tested(NamedTuple):
    """The periods tested, those left out for want of an interval, and the test's result; χ² by the counts as well."""

    periods: Sequence[Period]
    bare: Sequence[Period]
    found: Trend
    by_counts: float | None


def trend_direction(case: Case) -> Finding:
    """Improving or worsening when the line through the latest five yearly numbers leans by more than chance.

    Percentages and rates with numerator and denominator only, weighted by their 95 % intervals, not rounded. As in
    FingertipsNext a gap is stepped over, where fingertips-open stops at it; and a count of all, in any year, stops the
    test. In both a number without an interval is dropped once five are complete, and the test runs on what is left; a
    level line counts as rising when one number is left out, so that a series turned over need not give the answer
    turned over. Both call numbers with no intervals at all, or one without width, "no change"; here that is no
    interval. χ² by the counts, which fingertips-open has for proportions beside control limits, is told and does not
    decide. Intervals are worked out from the counts where none was sent with a number, and for a sum of parts.
    """
    if case.version.direction.better is Better.NEARER:
        return no_direction(case, Reason.NO_GOOD_DIRECTION, f"No recent trend: {neither_way(case)}.", _CANNOT)
    if case.period.every is not Every.YEAR:
        return no_direction(case, Reason.NOT_APPLICABLE, "A recent trend is for yearly numbers only.", _CANNOT)
    points = _points(case)
    made = _test(case, points)
    if made.found.reason in (NoTrend.TOO_FEW_POINTS, NoTrend.NO_INTERVAL, None) and not points[case.period].counts:
        says = f"{case.period.label} has no numerator and denominator."
        return no_direction(case, Reason.NO_NUMERATORS, says, _CANNOT)
    if made.found.reason:
        return no_direction(case, *_WHY_NOT[made.found.reason], _CANNOT)
    return across_a_break(case, made.periods[0], _CANNOT) or _judged(case, made)


def _test(case: Case, points: Mapping[Period, TrendPoint]) -> _Tested:
    kind, years = _KINDS.get(case.measure.kind, ValueType.OTHER), case.measure.periods_covered
    found = recent_trend(list(points.values()), practice=_PRACTICE, kind=kind, years=years)
    counted = recent_trend(list(points.values()), practice=_PRACTICE, by_counts=True)
    held = [period for period, point in points.items() if point.counts and point.interval][-POINTS:]
    bare = [period for period, point in points.items() if point.counts and not point.interval]
    left_out = [period for period in bare if len(held) < POINTS or period.ordinal > held[0].ordinal]
    return _Tested(held, left_out, found, counted.chi_square if kind is ValueType.PROPORTION else None)


def _points(case: Case) -> dict[Period, TrendPoint]:
    """Every figure as the test takes it, oldest first; without a number or its counts it is missing."""
    figures = sorted(case.series.figures.values(), key=lambda one: one.period.ordinal)
    known = [(one, counts) for one in figures if one.value is not None and (counts := counts_of(one, case.measure))]
    unit, sent = trend_unit(case, figures), any(_was_sent(case, figure) for figure, _ in known)
    points = {figure.period: TrendPoint(None) for figure in figures}
    for figure, counts in known:
        point = trend_point(case, figure, unit)
        if sent and not figure.rolled_up and not _was_sent(case, figure):
            point = point._replace(interval=None)
        top, bottom = map(float, counts)
        points[figure.period] = point._replace(numerator=top, denominator=bottom)
    return points


def _was_sent(case: Case, figure: Figure) -> bool:
    """Whether a number came with its interval."""
    found = interval_of(figure, case.measure)
    return found is not None and found.how == SUPPLIED


def _judged(case: Case, made: _Tested) -> Finding:
    way, chi_square = made.found.way or 0, Fraction(made.found.chi_square or 0)
    answer = answer_of(case, int(good_signed(Fraction(way), case.version.direction)))
    verdict, movement = _word(way, answer), series_movement(case, chi_square=chi_square, first=made.periods[0])
    other = "" if made.by_counts is None else f" ({printed(Fraction(made.by_counts), 1)} by the counts)"
    size = f"χ² is {printed(chi_square, 1)} by the intervals{other}"
    says = f"{size}; above {CRITICAL:.2f} counts{_turned(made.found)}: {verdict}."
    return Finding(
        question=Question.DIRECTION, answer=answer, period=case.period,
        value=case.value, margin=movement.change, detail=movement,
        steps=(latest_step(case), _numbers_step(case, made), direction_step(case, says)),
        chances=(Chance(of=TREND, signal=way != 0),), verdict=verdict,
    )  # fmt: skip


def _numbers_step(case: Case, made: _Tested) -> Step:
    """The numbers tested, and those left out because they have no interval."""
    numbers = ", ".join(case.write(case.series.figures[period].value or Fraction(0)) for period in made.periods)
    many = "five" if len(made.periods) == POINTS else str(len(made.periods))
    without = listed([period.label for period in made.bare], "and")
    left_out = f" Left out, for no interval is known: {without}." if without else ""
    says = f"The latest {many}, from {made.periods[0].label}: {numbers}.{left_out}"
    return row_step(case, says, *made.periods, *made.bare)


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
