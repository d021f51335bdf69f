"""The control chart: whether the latest number is more than the ordinary ups and downs of its series."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from oba.assess.arithmetic.series import chart as chart_made
from oba.assess.case import Case, answer_of, better_says, cited, latest_step, not_assessable, numbers_known, rule_step
from oba.assess.good_sign import good_signed
from oba.assess.predecessor import series_movement
from oba.assess.units import whole_units
from oba.domain.chance import Chance, ControlChart, Limits
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Because, Finding, Question, Step
from oba.domain.number import printed
from oba.domain.period import Period
from oba.statistics.xmr import FEWEST, Chart, chart
from oba.words import cut_at

CONTROL_CHART = Fraction(16, 1000)  # how often the latest of 12 to 36 normal numbers signals by chance alone
FEWEST_TO_SIGNAL = 5  # fewer numbers can never signal, whatever they are


def chart_finding(case: Case) -> Finding:
    """Improving or worsening when the latest number is a special cause, by the rules of Making Data Count; else steady.

    The chart takes the numbers as compared, from the first one known; a missing one breaks every rule, and a
    change of definition starts limits and rules anew. A constant series is steady. Where screening would leave no
    range, as after one old blip in a level series, none is left out, for limits that collapse call every number
    special. Under twelve numbers the limits are on trial; under five, too few points, for no rule could signal.
    Rolling windows when numbers share periods.
    """
    if case.measure.rolling:
        return not_assessable(case, Question.DIRECTION, Reason.ROLLING_WINDOWS, "The numbers share periods.")
    periods, values = charted(case)
    seen = [value if value is None else case.seen(value) for value in values]
    unit = whole_units(value for value in seen if value is not None)
    drawn = chart(in_units(seen, unit), rebase_at=rebased(case, periods), spare=True)
    latest = drawn.points[-1]
    known = sum(1 for point in drawn.points if point.group == latest.group and point.value is not None)
    if known < FEWEST_TO_SIGNAL or latest.limits is None:
        return not_assessable(case, Question.DIRECTION, Reason.TOO_FEW_POINTS, _too_few(known))
    sign = int(good_signed(Fraction(latest.way), case.version.direction))
    found = as_found(case, periods, drawn, unit)
    answer = answer_of(case, sign)
    movement = series_movement(case, chart=found)
    return Finding(
        question=Question.DIRECTION, answer=answer,
        period=case.period, value=case.value, margin=movement.change, detail=movement,
        steps=Because(_steps, case, found, known, answer),
        chances=(Chance(of=CONTROL_CHART, signal=sign != 0),),
    )  # fmt: skip


def _steps(case: Case, found: ControlChart, known: int, answer: Answer) -> tuple[Step, ...]:
    limits = limits_step(case, found, known, case.measure.decimals + 1)
    return latest_step(case), limits, rule_step(case, Question.DIRECTION, _says(case, found, answer))


def charted(case: Case) -> tuple[tuple[Period, ...], tuple[Fraction | None, ...]]:
    """Every period from the first number known to the one judged, and its number as it is; None where missing."""
    known = (period for period, figure in case.series.figures.items() if figure.value is not None)
    first = min(known, key=lambda period: period.ordinal)
    periods = tuple(first.until(case.period.ordinal))
    return periods, tuple(case.series.value_at(period) for period in periods)


def in_units(values: Sequence[Fraction | None], unit: int) -> list[float | None]:
    """Numbers as a formula takes them, in units of which so many make 1."""
    return [None if value is None else float(value * unit) for value in values]


def rebased(case: Case, periods: tuple[Period, ...]) -> tuple[int, ...]:
    """Where a changed definition starts the chart anew."""
    changes = {change.at.ordinal for change in case.measure.breaks}
    return tuple(at for at, period in enumerate(periods) if at and period.ordinal in changes)


def as_found(case: Case, periods: tuple[Period, ...], drawn: Chart, unit: int) -> ControlChart:
    """A chart that was drawn in units as a finding carries it, in the measure's own and kept to what that can be.

    The signals are those of the limits as they were worked out: no number lies beyond one that was cut.
    """
    stretches = []
    for _, group in groupby(zip(periods, drawn.points, strict=True), key=lambda one: one[1].group):
        points = list(group)
        bounds = points[0][1].limits
        if bounds:
            mean, *ends = (Fraction(end) / unit for end in (bounds.mean, bounds.lower, bounds.upper))
            (lower, upper), cut = case.measure.clipped(*ends)
            first, last = points[0][0], points[-1][0]
            stretches.append(Limits(first=first, last=last, mean=mean, lower=lower, upper=upper, cut=cut))
    signals = tuple((period, point.way) for period, point in zip(periods, drawn.points, strict=True) if point.way)
    latest = drawn.points[-1]
    return ControlChart(
        stretches=tuple(stretches), signals=signals, trial=drawn.trial[-1], cause=str(latest.cause or "")
    )


def limits_step(case: Case, found: ControlChart, known: int, decimals: int) -> Step:
    """The limits of the latest stretch; with one decimal more than the numbers, one on neither side can be told."""
    latest = found.stretches[-1]
    mean, lower, upper = (
        printed(value, decimals) + case.measure.suffix for value in (latest.mean, latest.lower, latest.upper)
    )
    cut = cut_at(latest.cut, case.measure)
    trial = f"; these are trial limits, for {FEWEST} are asked for" if found.trial else ""
    says = f"{known} numbers from {latest.first.label}: mean {mean}, control limits {lower} to {upper}{cut}{trial}."
    numbers = {
        period: case.seen(figure.value)
        for period, figure in case.series.figures.items()
        if latest.first.ordinal <= period.ordinal <= latest.last.ordinal and figure.value is not None
    }
    return Step(says=says, cites=cited(case.series, *numbers), arithmetic=chart_made(case.scale, numbers, latest))


def _says(case: Case, found: ControlChart, answer: Answer) -> str:
    latest = found.stretches[-1]
    if found.cause:
        return f"More than chance: {found.cause}; {better_says(case)}: {answer}."
    if latest.lower == latest.upper:
        return f"The numbers do not vary: {answer}."
    return f"Within the ordinary ups and downs, and no rule of the chart is met: {answer}."


def _too_few(known: int) -> str:
    if known < FEWEST_TO_SIGNAL:
        return f"{numbers_known(known)}; under {FEWEST_TO_SIGNAL} no rule of a control chart could signal."
    return "No two numbers stand next to each other, so there are no limits."
