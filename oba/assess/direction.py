"""direction: is it getting better?  The latest number against an earlier one, or a test of chance on the series."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from oba.assess.arithmetic.movement import apart, width
from oba.assess.case import Case, answer_of, better_says, break_step, latest_step, not_assessable
from oba.assess.control_chart import chart_finding
from oba.assess.good_sign import good_interval
from oba.assess.interval import compared, interval_made, write_interval
from oba.assess.mann_kendall import mann_kendall_finding
from oba.assess.nearness import by_distance
from oba.assess.path import no_start
from oba.assess.predecessor import (
    Earlier,
    break_since_earlier,
    earlier_figure,
    earlier_number,
    earlier_periods,
    earlier_step,
    run_of_moves,
)
from oba.assess.recent_trend import trend_finding
from oba.domain.chance import Chance, Interval
from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Answer, Arithmetic, Because, Finding, Movement, Question, Step
from oba.domain.finding.arithmetic import NOTHING
from oba.domain.rule import ChanceTest, With
from oba.words import aim_distance, sentence

INTERVALS_APART = Fraction(6, 1000)  # how often two equally wide 95 % intervals stand apart by chance alone
_WHOLE_SERIES: Mapping[ChanceTest | None, Callable[[Case], Finding]] = {
    ChanceTest.RECENT_TREND: trend_finding,
    ChanceTest.XMR: chart_finding,
    ChanceTest.MANN_KENDALL: mann_kendall_finding,
}


def direction(case: Case) -> Finding:
    """Improving, steady or worsening, by a width, by two intervals or by a test of the whole series.

    Without a good direction: rising, steady or falling.
    """
    test = case.version.direction.test
    if whole := _WHOLE_SERIES.get(test):
        return whole(case)
    if crossed := break_since_earlier(case):
        return _unknown(case, Reason.DEFINITION_BREAK, break_step(crossed))
    earlier = earlier_number(case)
    if isinstance(earlier, Reason):
        return replace(_unknown(case, earlier), steps=(_missing_step(case, earlier),))
    return by_intervals(case, earlier) if test is ChanceTest.INTERVALS else by_width(case, earlier)


def by_width(case: Case, earlier: Earlier) -> Finding:
    """Improving or worsening when the good-signed change reaches the width; on the width counts as change; else steady.

    With a width of 0 any difference counts and an exact tie is steady.
    """
    change = case.here - case.good(earlier.value)
    rule = case.version.direction
    width = rule.change * earlier.back if rule.each_period else rule.change
    sign = 0 if abs(change) < width else (change > 0) - (change < 0)
    answer = answer_of(case, sign)
    movement = Movement(
        earlier=earlier.value, earlier_name=earlier.name, change=change, width=width, run=run_of_moves(case)
    )
    return Finding(
        question=Question.DIRECTION, answer=answer, period=case.period,
        value=case.value, margin=change, detail=movement,
        steps=Because(_width_steps, case, earlier, width, answer),
    )  # fmt: skip


def by_intervals(case: Case, earlier: Earlier) -> Finding:
    """Improving or worsening only when the two 95 % intervals neither touch nor overlap; else steady.

    No interval when either number has none, as a mean of several has none; rolling windows when the two numbers share
    a part of their periods.
    """
    if earlier.back < case.measure.periods_covered:
        return _unknown(case, Reason.ROLLING_WINDOWS, earlier_step(case, earlier))
    figure = earlier_figure(case, earlier)
    here, there = compared(case, case.judged), compared(case, figure) if figure else None
    if here is None or there is None:
        return replace(_unknown(case, Reason.NO_INTERVAL), steps=_interval_steps(case, earlier, here, there))
    sign = _apart(case, here, there)
    change = case.here - case.good(earlier.value)
    movement = Movement(
        earlier=earlier.value, earlier_name=earlier.name, change=change, width=Fraction(0), run=run_of_moves(case),
        intervals=((earlier.periods[0], there), (case.period, here)),
    )  # fmt: skip
    answer = answer_of(case, sign)
    return Finding(
        question=Question.DIRECTION, answer=answer, period=case.period,
        value=case.value, margin=change, detail=movement,
        steps=Because(_meeting_steps, case, earlier, here, there, answer),
        chances=(Chance(of=INTERVALS_APART, signal=sign != 0),),
    )  # fmt: skip


def _apart(case: Case, here: Interval, there: Interval) -> int:
    """1 when the later interval is wholly better, -1 when wholly worse, 0 while the two meet."""
    low, high = good_interval(here.low, here.high, case.version.direction)
    other_low, other_high = good_interval(there.low, there.high, case.version.direction)
    return (low > other_high) - (high < other_low)


def _interval_steps(case: Case, earlier: Earlier, here: Interval | None, there: Interval | None) -> tuple[Step, Step]:
    latest, before = latest_step(case), earlier_step(case, earlier)
    return (
        _with_interval(case, latest, case.judged, here),
        _with_interval(case, before, earlier_figure(case, earlier), there),
    )


def _meeting_steps(case: Case, earlier: Earlier, here: Interval, there: Interval, answer: Answer) -> tuple[Step, ...]:
    return *_interval_steps(case, earlier, here, there), _meeting_step(case, earlier, here, there, answer)


def _meeting_step(case: Case, earlier: Earlier, here: Interval, there: Interval, answer: Answer) -> Step:
    meet = (
        "do not touch"
        if _apart(case, here, there)
        else "touch or overlap, so that chance alone may have moved the number"
    )
    says = f"The two intervals {meet}; {better_says(case)}: {answer}."
    return Step(says=says, cites=(case.version.direction.where,), arithmetic=_ends(case, earlier, here, there))


def _ends(case: Case, earlier: Earlier, here: Interval, there: Interval) -> Arithmetic:
    """The ends of the two intervals, side by side, and how much better the latest number is."""
    latest, before = ("latest", here), ("earlier", there)
    ends = ((f"{name} {end}", getattr(one, end)) for name, one in (latest, before) for end in ("low", "high"))
    numbers = (("latest", case.latest), ("earlier", case.seen(earlier.value)))
    return Arithmetic(tuple(case.scale.number(*one) for one in ends)) + apart(
        case.scale, case.version.direction, *numbers
    )


def _with_interval(case: Case, step: Step, figure: Figure | None, found: Interval | None) -> Step:
    says = write_interval(case, found) if found else "its 95 % interval is not known"
    more = interval_made(case, figure, found) if figure and found else NOTHING
    return replace(step, says=f"{step.says[:-1]}; {says}.", arithmetic=step.arithmetic + more)


def _unknown(case: Case, reason: Reason, *said: Step) -> Finding:
    return not_assessable(case, Question.DIRECTION, reason, *said)


def _missing_step(case: Case, reason: Reason) -> Step:
    rule = case.version.direction
    if reason is Reason.NO_START:
        return Step(says=no_start(case), cites=(rule.where,))
    ends = [period.label for period in earlier_periods(case)]
    mean = f"the mean of {ends[0]} to {ends[-1]}" if rule.compare_with is With.MEAN else ""
    asked = mean or (ends[0] if ends else str(rule.compare_with))
    return Step(
        says=f"{case.period.label} is to be compared with {asked}, which is missing: {reason}.", cites=(rule.where,)
    )


def _width_steps(case: Case, earlier: Earlier, width: Fraction, answer: Answer) -> tuple[Step, ...]:
    return latest_step(case), earlier_step(case, earlier), _width_step(case, earlier, width, answer)


def _width_step(case: Case, earlier: Earlier, width: Fraction, answer: Answer) -> Step:
    raw = case.latest - case.seen(earlier.value)
    change = f"The change is {case.write_difference(raw)}"
    if by_distance(case):
        change = sentence(aim_distance(case.here, case.good(earlier.value), case.measure))
    counts = f"a change of at least {case.write_difference(width)} counts" if width else "any change counts"
    says = f"{change}; {better_says(case)} and {counts}: {answer}."
    return Step(says=says, cites=(case.version.direction.where,), arithmetic=_change(case, earlier))


def _change(case: Case, earlier: Earlier) -> Arithmetic:
    """The change with its sign turned so that more is better, and the width it is held against."""
    rule = case.version.direction
    between = earlier.back if rule.each_period else None
    change = apart(case.scale, rule, ("latest", case.latest), ("earlier", case.seen(earlier.value)))
    return change + width(case.scale, rule.change, between) if rule.change else change
