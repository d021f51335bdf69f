"""baseline: are we turning the curve?  The number against the forecast of the history that the rule names."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from oba.assess.arithmetic.figure import each
from oba.assess.arithmetic.forecast import fitted, stated
from oba.assess.arithmetic.movement import apart
from oba.assess.case import Case, break_step, cited, latest_step, not_assessable, numbers_known
from oba.assess.good_sign import good_interval
from oba.assess.nearness import distance, distances, our_distance
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Arithmetic, Because, Curve, Finding, Forecasted, Question, Step, WhenAsked
from oba.domain.period import Period
from oba.domain.rule import Baseline, Better, Forecast
from oba.statistics.forecast import FEWEST_FOR_LEVEL, FEWEST_FOR_TREND, Line, mean_line, straight_line
from oba.words import cut_at

Point = tuple[Period, Fraction]
Forecaster = Callable[[Period], Forecasted | None]
_FEWEST = {Forecast.TREND: FEWEST_FOR_TREND, Forecast.LEVEL: FEWEST_FOR_LEVEL, Forecast.STATED: 0}
_FITTED = {Forecast.TREND: straight_line, Forecast.LEVEL: mean_line}


def baseline(case: Case) -> Finding:
    """Worse than baseline below the forecast's interval, on baseline inside it, turned or turning above it.

    The interval's ends are on baseline; above it, turned is better than where history ended and turning is not.
    Too early until the history has passed; too few points under four for a trend and three for a level; no baseline
    where the forecast that the rule states names none for the period judged.
    """
    points = history_points(case)
    obstacle = _obstacle(case, points)
    return _without_curve(case, *obstacle) if obstacle else _judged(case, points)


def _obstacle(case: Case, points: tuple[Point, ...]) -> tuple[Reason, *tuple[Step | str, ...]] | None:
    """Why nothing can be forecast for the period judged, and what is to be said of it."""
    rule = case.version.baseline
    if case.version.direction.better is Better.NONE:
        return (Reason.NO_GOOD_DIRECTION,)
    if not rule.history:
        return (Reason.NOT_ASKED,)
    if case.period.ordinal <= rule.in_order[-1].ordinal:
        return (Reason.TOO_EARLY,)
    if len(points) < _FEWEST[rule.forecast]:
        return Reason.TOO_FEW_POINTS, _few(case, points)
    if crossed := case.measure.break_between(rule.in_order[0], case.period):
        return Reason.DEFINITION_BREAK, break_step(crossed)
    share_periods = _rolling(case, (*(period for period, _ in points), case.period))
    return (Reason.ROLLING_WINDOWS,) if share_periods else None


def _without_curve(case: Case, reason: Reason, *said: Step | str) -> Finding:
    return not_assessable(case, Question.BASELINE, reason, *said, detail=Curve(at=None, points=()))


def history_points(case: Case) -> tuple[Point, ...]:
    """The numbers known for the history that the rule names, in order of time."""
    periods = case.version.baseline.in_order
    return tuple((p, value) for p in periods if (value := case.series.value_at(p)) is not None)


def _rolling(case: Case, periods: tuple[Period, ...]) -> bool:
    """Whether numbers that each cover several periods share any of them."""
    covered = case.measure.periods_covered
    ordinals = sorted(period.ordinal for period in periods)
    return any(late - early < covered for early, late in pairwise(ordinals))


def _judged(case: Case, points: tuple[Point, ...]) -> Finding:
    forecast = forecaster(case, points)
    at = forecast(case.period)
    if at is None:
        return _without_curve(case, Reason.NO_BASELINE, f"The rule states no forecast for {case.period.label}.")
    ended = points[-1][1] if points else None
    answer = _compare(case, case.value, at, ended)
    curve = Curve(
        at=at,
        points=WhenAsked(_fan, case),
        held=_held(case, forecast, points, answer),
        revised_from=_before_revision(case, points, at),
    )
    margin = case.here - case.good(at.middle)
    return Finding(
        question=Question.BASELINE, answer=answer, period=case.period, value=case.value, margin=margin, detail=curve,
        steps=Because(_steps, case, curve, at, answer),
    )  # fmt: skip


def _compare(case: Case, value: Fraction, at: Forecasted, ended: Fraction | None) -> Answer:
    """Worse below the interval, on baseline within it, ends included; above it turned only if better than the last.

    Where no number of the history is known, above the interval is turning.
    """
    here, (low, high) = case.good(value), good_interval(at.low, at.high, case.version.direction)
    if here < low:
        return Answer.WORSE_THAN_BASELINE
    if here <= high:
        return Answer.ON_BASELINE
    return Answer.TURNED if ended is not None and here > case.good(ended) else Answer.TURNING


def forecaster(case: Case, points: tuple[Point, ...]) -> Forecaster:
    """A function from a period to its forecast, as compared: fitted to the points, or as the rule states it."""
    rule = case.version.baseline
    if rule.forecast is Forecast.STATED:
        return lambda period: _stated(case, period)
    line = fitted_line(rule, points)

    def at(period: Period) -> Forecasted:
        middle, half = line.at(period.ordinal), line.half_width(period.ordinal, rule.interval)
        return _clipped(case, period, middle, middle - half, middle + half)

    return at


def fitted_line(rule: Baseline, points: tuple[Point, ...]) -> Line:
    """The line or the level that a rule asks for, through the points."""
    return _FITTED[rule.forecast]([(period.ordinal, value) for period, value in points])


def _stated(case: Case, period: Period) -> Forecasted | None:
    rule = case.version.baseline
    middle = rule.stated.get(period)
    return None if middle is None else _clipped(case, period, middle, middle - rule.tolerance, middle + rule.tolerance)


def _clipped(case: Case, period: Period, middle: Fraction, low: Fraction, high: Fraction) -> Forecasted:
    """Keep a forecast and its ends within what the measure can be, and say when that moved any of them."""
    kept, cut = case.measure.clipped(middle, low, high)
    seen = [case.seen(value) for value in kept]
    return Forecasted(period=period, middle=seen[0], low=seen[1], high=seen[2], cut=cut)


def _fan(case: Case) -> tuple[Forecasted, ...]:
    """The forecast from the end of the history to the period judged or the last target, whichever is later."""
    forecast = forecaster(case, history_points(case))
    last = case.version.baseline.in_order[-1]
    goals = [target.stands_at(case.measure).ordinal for target in case.targets]
    ends = max([case.period.ordinal, *goals])
    found = (forecast(period) for period in last.shift(1).until(ends))
    return tuple(point for point in found if point is not None)


def _held(case: Case, forecast: Forecaster, points: tuple[Point, ...], answer: Answer) -> int:
    """For how many periods in a row, up to the one judged, the answer has been the same."""
    last, held, period = case.version.baseline.in_order[-1].ordinal, 1, case.period.shift(-1)
    while period.ordinal > last:
        value, at = case.series.value_at(period), forecast(period)
        if value is None or at is None or _compare(case, value, at, points[-1][1] if points else None) is not answer:
            return held
        held, period = held + 1, period.shift(-1)
    return held


def _before_revision(case: Case, points: tuple[Point, ...], at: Forecasted) -> Fraction | None:
    """The forecast as it was before any number of the history was revised, when that differs as compared."""
    first = tuple((period, _at_first(case, period, value)) for period, value in points)
    if first == points or case.version.baseline.forecast is Forecast.STATED:
        return None
    then = forecaster(case, first)(case.period)
    return then.middle if then and then.middle != at.middle else None


def _at_first(case: Case, period: Period, value: Fraction) -> Fraction:
    first = case.series.figures[period].first
    return value if first is None else first


def _steps(case: Case, curve: Curve, at: Forecasted, answer: Answer) -> tuple[Step, ...]:
    rule, points = case.version.baseline, history_points(case)
    how = {
        Forecast.TREND: f"A straight line through {len(points)} numbers",
        Forecast.LEVEL: f"The mean of {len(points)} numbers",
        Forecast.STATED: "The rule's stated forecast",
    }[rule.forecast]
    width = f"{rule.interval} % interval" if rule.forecast is not Forecast.STATED else "tolerance"
    cut = cut_at(at.cut, case.measure)
    moved = f" Before a revision it gave {case.write(curve.revised_from)}." if curve.revised_from is not None else ""
    says = (
        f"{how}{_over(points)} gives {case.write(at.middle)} for {at.period.label}{distance(case, at.middle)}; "
        f"{width} {case.write(at.low)} to {case.write(at.high)}{cut}{distances(case, at.low, at.high)}.{moved}"
    )
    history = Step(
        says=says,
        cites=(rule.where, *cited(case.series, *(period for period, _ in points))),
        arithmetic=_made(case, points),
    )
    if not points:
        none = f"No number of the history is known{our_distance(case, None)}: {answer}."
        return latest_step(case), history, Step(says=none, arithmetic=_margin(case, at))
    last, number = points[-1]
    ended = f"History ended at {case.write(case.seen(number))}{our_distance(case, number)}: {answer}."
    beside = Arithmetic((case.scale.number("history ended at", case.seen(number)),)) + _margin(case, at)
    return latest_step(case), history, Step(says=ended, cites=cited(case.series, last), arithmetic=beside)


def _made(case: Case, points: tuple[Point, ...]) -> Arithmetic:
    """The history by period, what was fitted to it, and the forecast with its interval."""
    rule, scale = case.version.baseline, case.scale
    known = each(scale, {period: case.series.figures[period] for period, _ in points})
    if rule.forecast is Forecast.STATED:
        return known + stated(scale, rule.stated[case.period], rule.tolerance)
    return known + fitted(scale, points, fitted_line(rule, points), case.period, rule.interval)


def _margin(case: Case, at: Forecasted) -> Arithmetic:
    """How much better the number is than the forecast, beside the ends of its interval."""
    ends = (("low", at.low), ("high", at.high))
    beside = Arithmetic(tuple(case.scale.number(name, end) for name, end in ends))
    return beside + apart(case.scale, case.version.direction, ("latest", case.latest), ("forecast", at.middle))


def _over(points: tuple[Point, ...]) -> str:
    return f", {points[0][0].label} to {points[-1][0].label}," if points else ""


def _few(case: Case, points: tuple[Point, ...]) -> str:
    """Say how few numbers the history has."""
    rule = case.version.baseline
    fewest, asked = _FEWEST[rule.forecast], len(rule.in_order)
    return f"The rule names {asked} periods; {numbers_known(len(points))} and a {rule.forecast} needs {fewest}."
