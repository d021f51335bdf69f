"""direction: is it getting better?  The latest number against an earlier one, and a width that counts as change."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from oba.assess.case import Case, break_step, cited, latest_step, lookup
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Movement, Question, Step
from oba.domain.period import Period
from oba.domain.rule import Better, With


class Earlier(NamedTuple):
    """The number to compare with: its value, its name, the periods it rests on and how far back it lies."""

    value: Fraction
    name: str
    periods: tuple[Period, ...]
    back: Fraction


def direction(case: Case) -> Finding:
    """Improving or worsening when the good-signed change reaches the width; on the width counts as change; else steady.

    With a width of 0 any difference counts and an exact tie is steady. Without a good direction: rising, falling.
    """
    earlier = _earlier(case)
    if isinstance(earlier, Reason):
        return _unknown(case, earlier, _missing_step(case, earlier))
    if crossed := case.break_between(earlier.periods[0], case.period):
        return _unknown(case, Reason.DEFINITION_BREAK, latest_step(case), break_step(crossed))
    change = case.good(case.value) - case.good(earlier.value)
    width = case.version.direction.change * (earlier.back if case.version.direction.each_period else 1)
    answer = _answer(case, change, width)
    run = _run(case)
    movement = Movement(earlier=earlier.value, earlier_name=earlier.name, change=change, width=width, run=run)
    return Finding(
        question=Question.DIRECTION, answer=answer, value=case.value, margin=change, detail=movement,
        steps=_steps(case, earlier, movement, answer),
    )  # fmt: skip


def _answer(case: Case, change: Fraction, width: Fraction) -> Answer:
    judged = case.version.direction.better is not Better.NONE
    if change == 0 or abs(change) < width:
        return Answer.STEADY
    if change > 0:
        return Answer.IMPROVING if judged else Answer.RISING
    return Answer.WORSENING if judged else Answer.FALLING


def _earlier(case: Case) -> Earlier | Reason:
    """The earlier number that the rule compares with, or why there is none."""
    rule = case.version.direction
    if rule.compare_with is With.MEAN:
        return _mean(case, rule.previous)
    if rule.compare_with is With.START:
        return _start(case)
    back = 1 if rule.compare_with is With.PREVIOUS else case.period.per_year
    period = case.period.shift(-back)
    value = lookup(case.series, period)
    return value if isinstance(value, Reason) else Earlier(value, period.label, (period,), Fraction(back))


def _mean(case: Case, count: int) -> Earlier | Reason:
    periods = tuple(case.period.shift(-back) for back in range(count, 0, -1))
    values = [lookup(case.series, period, Reason.TOO_FEW_POINTS) for period in periods]
    for value in values:
        if isinstance(value, Reason):
            return value
    total = sum((value for value in values if isinstance(value, Fraction)), Fraction(0))
    return Earlier(
        total / count, f"the mean of {periods[0].label} to {periods[-1].label}", periods, Fraction(count + 1, 2)
    )


def _start(case: Case) -> Earlier | Reason:
    start = case.trajectory.start if case.trajectory else None
    if start is None:
        return Reason.NO_TARGET
    period = start.period.last_of(case.measure.every)
    if case.period.ordinal <= period.ordinal:
        return Reason.TOO_EARLY
    written = start.value if case.top else None
    value = lookup(case.series, period) if written is None else written
    back = Fraction(case.period.ordinal - period.ordinal)
    return value if isinstance(value, Reason) else Earlier(value, period.label, (period,), back)


def _run(case: Case) -> int:
    """How many periods in a row have moved the same good-signed way, up to the one judged."""
    run, way, period = 0, 0, case.period
    while True:
        here, before = case.series.value_at(period), case.series.value_at(period.shift(-1))
        if here is None or before is None or case.break_between(period.shift(-1), period):
            return run
        change = case.good(here) - case.good(before)
        sign = (change > 0) - (change < 0)
        if sign in (0, -way):
            return run
        run, way, period = run + 1, sign, period.shift(-1)


def _unknown(case: Case, reason: Reason, *steps: Step) -> Finding:
    return Finding(question=Question.DIRECTION, reason=reason, value=case.value, steps=steps)


def _missing_step(case: Case, reason: Reason) -> Step:
    rule = case.version.direction
    compared = f"{rule.compare_with} {rule.previous}" if rule.compare_with is With.MEAN else str(rule.compare_with)
    return Step(
        says=f"{case.period.label} is to be compared with {compared}, which is missing: {reason}.", cites=(rule.where,)
    )


def _steps(case: Case, earlier: Earlier, movement: Movement, answer: Answer) -> tuple[Step, ...]:
    rule = case.version.direction
    raw = case.latest - case.seen(earlier.value)
    before = Step(
        says=f"{earlier.name[:1].upper()}{earlier.name[1:]}: {case.write(case.seen(earlier.value))}.",
        cites=cited(case.series, *earlier.periods),
    )
    width = (
        f"a change of at least {case.write_difference(movement.width)} counts"
        if movement.width
        else "any change counts"
    )
    way = {Better.NONE: "neither way is better", Better.NEARER: f"nearer {rule.aim or ''} is better"}
    better = way.get(rule.better, f"{rule.better} is better")
    says = f"The change is {case.write_difference(raw)}; {better} and {width}: {answer}."
    return latest_step(case), before, Step(says=says, cites=(rule.where,))
