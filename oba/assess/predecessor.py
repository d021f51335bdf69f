"""The earlier number that the latest one is compared with, and how long it has moved the same way."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from oba.assess.arithmetic.movement import mean_of
from oba.assess.case import Case, cited, lookup
from oba.assess.path import has_begun, start_cites, starting_point
from oba.domain.chance import ControlChart
from oba.domain.evidence import Figure, Reason, first_reason
from oba.domain.finding import Arithmetic, Movement, Step
from oba.domain.measure import Break
from oba.domain.period import Period
from oba.domain.rule import With
from oba.words import sentence


class Earlier(NamedTuple):
    """The number to compare with: its value, its name, the periods it rests on and how far back it lies."""

    value: Fraction
    name: str
    periods: tuple[Period, ...]
    back: Fraction


def earlier_number(case: Case) -> Earlier | Reason:
    """The earlier number that the rule compares with, or why there is none."""
    rule = case.version.direction
    if rule.compare_with is With.START:
        return _start(case)
    periods = earlier_periods(case)
    if rule.compare_with is With.MEAN:
        return _mean(case, periods)
    value = lookup(case.series, periods[0])
    if isinstance(value, Reason):
        return value
    return Earlier(value, case.measure.covered(periods[0]), periods, case.period.steps_from(periods[0]))


def earlier_periods(case: Case) -> tuple[Period, ...]:
    """The periods that the latest number is compared with, in order of time; none before or without a start."""
    rule = case.version.direction
    if rule.compare_with is With.START:
        start = case.trajectory.start if case.trajectory else None
        return (start.period.last_of(case.measure.every),) if start and has_begun(case) else ()
    if rule.compare_with is With.MEAN:
        return tuple(case.period.shift(-back) for back in range(rule.previous, 0, -1))
    return (case.period.shift(-1 if rule.compare_with is With.PREVIOUS else -case.period.per_year),)


def _mean(case: Case, periods: tuple[Period, ...]) -> Earlier | Reason:
    values = [lookup(case.series, period, Reason.TOO_FEW_POINTS) for period in periods]
    if missing := first_reason(value for value in values if isinstance(value, Reason)):
        return missing
    total = sum((value for value in values if isinstance(value, Fraction)), Fraction(0))
    name = f"the mean of {periods[0].label} to {periods[-1].label}"
    return Earlier(total / len(periods), name, periods, Fraction(len(periods) + 1, 2))


def _start(case: Case) -> Earlier | Reason:
    if case.trajectory is None or case.trajectory.start is None:
        return Reason.NO_START
    if not has_begun(case):
        return Reason.TOO_EARLY
    found = starting_point(case)
    if isinstance(found, Reason):
        return found
    period, value = found
    return Earlier(value, case.measure.covered(period), (period,), case.period.steps_from(period))


def break_since_earlier(case: Case) -> Break | None:
    """The change of definition between the number judged and the one it is compared with, if one lies there."""
    periods = earlier_periods(case)
    return case.measure.break_between(periods[0], case.period) if periods else None


def earlier_figure(case: Case, earlier: Earlier) -> Figure | None:
    """The figure of the earlier number, whose interval is its own; a mean of several has none.

    Nor has a start that is written in the rule and differs from the place's number for that period.
    """
    return figure_of(case, earlier.periods[0], earlier.value) if len(earlier.periods) == 1 else None


def figure_of(case: Case, period: Period, number: Fraction) -> Figure | None:
    """The place's figure for a period, if its value is this number as compared."""
    figure = case.series.figures.get(period)
    same = figure is not None and figure.value is not None and case.seen(figure.value) == case.seen(number)
    return figure if same else None


def known_earlier(case: Case) -> Earlier | None:
    """The earlier number, where it is known and no change of definition lies between."""
    found = earlier_number(case)
    return None if isinstance(found, Reason) or break_since_earlier(case) else found


def run_of_moves(case: Case) -> int:
    """How many periods in a row have moved the same good-signed way, up to the one judged."""
    run, way, period, here = 0, 0, case.period, case.here
    while True:
        earlier = period.shift(-1)
        value = case.series.value_at(earlier)
        if value is None or case.measure.break_between(earlier, period):
            return run
        before = case.good(value)
        sign = (here > before) - (here < before)
        if sign in (0, -way):
            return run
        run, way, period, here = run + 1, sign, earlier, before


def series_movement(
    case: Case,
    *,
    chi_square: Fraction | None = None,
    p: Fraction | None = None,
    first: Period | None = None,
    chart: ControlChart | None = None,
) -> Movement:
    """The movement behind a test that looks at the whole series: what it gave, beside the earlier number if known."""
    earlier = known_earlier(case)
    return Movement(
        earlier=earlier.value if earlier else None,
        earlier_name=earlier.name if earlier else "",
        change=case.here - case.good(earlier.value) if earlier else None,
        width=Fraction(0),
        run=run_of_moves(case),
        chi_square=chi_square,
        p=p,
        first=first,
        chart=chart,
    )


def earlier_step(case: Case, earlier: Earlier) -> Step:
    """Say which earlier number the latest one is compared with."""
    from_start = case.version.direction.compare_with is With.START
    return Step(
        says=f"{sentence(earlier.name)}: {case.write(case.seen(earlier.value))}.",
        cites=start_cites(case) if from_start else cited(case.series, *earlier.periods),
        arithmetic=_made(case, earlier),
    )


def _made(case: Case, earlier: Earlier) -> Arithmetic:
    """How the earlier number is made: of its own counts or parts, as a mean of several, or as the rule gives it."""
    if len(earlier.periods) > 1:
        return mean_of(case.scale, case.series.figures, earlier.periods, earlier.value)
    return number_made(case, earlier.periods[0], earlier.value)


def number_made(case: Case, period: Period, number: Fraction) -> Arithmetic:
    """How a number of a period is made, where it is the place's own; else the number alone, as a rule gives it."""
    figure = case.series.figures.get(period)
    if figure is not None and figure.value == number:
        return case.made(figure)
    return Arithmetic((case.scale.number("value", number),)) + case.scale.compared("as compared", "value", number)
