"""The recent trend: whether the latest five yearly numbers lean one way by more than chance."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from oba.assess.arithmetic.figure import each
from oba.assess.arithmetic.series import trend
from oba.assess.case import Case, answer_of, better_says, break_step, cited, latest_step, not_assessable, rule_step
from oba.assess.good_sign import good_signed
from oba.assess.interval import SUPPLIED, interval_of
from oba.assess.predecessor import series_movement
from oba.assess.unbroken_run import short_run, unbroken_run
from oba.assess.units import whole_units
from oba.domain.chance import Chance
from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Answer, Because, Finding, Question, Step
from oba.domain.number import printed
from oba.statistics.interval import Ends
from oba.statistics.recent_trend import CRITICAL, POINTS, Trend, TrendPoint
from oba.statistics.recent_trend import recent_trend as trend_of

TREND = Fraction(2, 1000)  # how often χ² on one degree of freedom exceeds 9.5495 by chance alone
_TESTED = f"χ² above {CRITICAL:.2f} counts, where leaving out any one number does not turn the line"


def trend_finding(case: Case) -> Finding:
    """Improving or worsening when the line through the latest five numbers leans by more than chance; else steady.

    The line is weighted by the 95 % intervals of the numbers as they are, not rounded; a slope must keep its sign
    whichever one number is left out, and a level line is no trend. Too few points when fewer than five stand unbroken;
    then definition break, rolling windows, or no interval when one of the five has none.
    """
    figures = [case.series.figures[period] for period in unbroken_run(case)[-POINTS:]]
    last = case.period.shift(1 - POINTS)
    if len(figures) < POINTS:
        return short_run(case, "A recent trend", POINTS, len(figures))
    if crossed := case.measure.break_between(last, case.period):
        return not_assessable(case, Question.DIRECTION, Reason.DEFINITION_BREAK, break_step(crossed))
    if case.measure.rolling:
        return not_assessable(case, Question.DIRECTION, Reason.ROLLING_WINDOWS, "The numbers share periods.")
    unit = trend_unit(case, figures)
    found = trend_of([trend_point(case, figure, unit) for figure in figures])
    if found.way is None or found.chi_square is None:
        bare = [f.period.label for f in figures if interval_of(f, case.measure) is None]
        says = (
            f"No 95 % interval is known for {', '.join(bare)}." if bare else "An interval without width tells nothing."
        )
        return not_assessable(case, Question.DIRECTION, Reason.NO_INTERVAL, says)
    return _judged(case, figures, found, Fraction(found.chi_square))


def trend_unit(case: Case, figures: Iterable[Figure]) -> int:
    """In how many parts of 1 the values, and the ends of intervals that were supplied, are whole numbers."""
    values = [figure.value for figure in figures if figure.value is not None]
    found = (interval_of(figure, case.measure) for figure in figures)
    return whole_units([*values, *(end for one in found if one and one.how == SUPPLIED for end in (one.low, one.high))])


def trend_point(case: Case, figure: Figure, unit: int) -> TrendPoint:
    """A figure as the test takes it, not rounded, in units of which so many make 1: no line depends on the unit."""
    found = interval_of(figure, case.measure)
    ends = Ends(float(found.low * unit), float(found.high * unit)) if found else None
    return TrendPoint(float((figure.value or 0) * unit), ends)


def _judged(case: Case, figures: list[Figure], found: Trend, chi_square: Fraction) -> Finding:
    sign = int(good_signed(Fraction(found.way or 0), case.version.direction))
    answer = answer_of(case, sign)
    movement = series_movement(case, chi_square=chi_square, first=figures[0].period)
    return Finding(
        question=Question.DIRECTION, answer=answer, period=case.period,
        value=case.value, margin=movement.change, detail=movement,
        steps=Because(_steps, case, figures, found, chi_square, answer),
        chances=(Chance(of=TREND, signal=sign != 0),),
    )  # fmt: skip


def _steps(case: Case, figures: list[Figure], found: Trend, chi_square: Fraction, answer: Answer) -> tuple[Step, ...]:
    says = _says(case, found, chi_square, answer)
    return (
        latest_step(case),
        _numbers_step(case, figures, chi_square),
        rule_step(case, Question.DIRECTION, says),
    )


def _numbers_step(case: Case, figures: list[Figure], chi_square: Fraction) -> Step:
    numbers = ", ".join(case.write(figure.value or Fraction(0)) for figure in figures)
    says = f"The latest five, {figures[0].period.label} to {figures[-1].period.label}: {numbers}."
    cites = cited(case.series, *(figure.period for figure in figures))
    held = ((one, interval_of(one, case.measure)) for one in figures)
    points = [(one.period, one.value, ends) for one, ends in held if one.value is not None and ends is not None]
    made = each(case.scale, {figure.period: figure for figure in figures})
    return Step(says=says, cites=cites, arithmetic=made + trend(case.scale, points, chi_square))


def _says(case: Case, found: Trend, chi_square: Fraction, answer: Answer) -> str:
    """How the line leans, and why that counts or not."""
    size = f"χ² {printed(chi_square, 2)}"
    if found.way:
        leans = f"They {'rise' if found.way > 0 else 'fall'} by more than chance ({size})"
    elif chi_square > Fraction(CRITICAL):
        leans = f"They lean by more than chance ({size}), but only because of one of them"
    else:
        leans = f"They do not lean by more than chance ({size})"
    return f"{leans}; {_TESTED}; {better_says(case)}: {answer}."
