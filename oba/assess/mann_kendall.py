"""Mann-Kendall: whether the numbers of an unbroken run go one way more often than chance would make them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from oba.assess.arithmetic.series import kendall
from oba.assess.case import Case, answer_of, better_says, break_step, cited, latest_step, not_assessable, rule_step
from oba.assess.good_sign import good_signed
from oba.assess.predecessor import series_movement
from oba.assess.unbroken_run import short_run, unbroken_run
from oba.domain.chance import Chance
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Because, Finding, Question, Step
from oba.domain.number import printed, shortest
from oba.domain.period import Period
from oba.statistics.mann_kendall import MannKendall, mann_kendall
from oba.statistics.theil_sen import theil_sen

FEWEST = 8
MANN_KENDALL = Fraction(5, 100)  # what p has to stay below: how often, at most, it does by chance alone


def mann_kendall_finding(case: Case) -> Finding:
    """Improving or worsening when p is below 0.05, the way the Theil-Sen slope goes; else steady, as with p on 0.05.

    The run is every number up to the one judged without a gap or a change of definition between two of them, as they
    are compared. A level slope, which many ties can make, is steady. Too few points when fewer than eight stand without
    a gap; then definition break when fewer than eight stand since the change; then rolling windows.
    """
    unbroken = unbroken_run(case)
    if len(unbroken) < FEWEST:
        return short_run(case, "Mann-Kendall", FEWEST, len(unbroken))
    if crossed := case.measure.break_between(unbroken[-FEWEST], case.period):
        return not_assessable(case, Question.DIRECTION, Reason.DEFINITION_BREAK, break_step(crossed))
    if case.measure.rolling:
        return not_assessable(case, Question.DIRECTION, Reason.ROLLING_WINDOWS, "The numbers share periods.")
    return _judged(case, [one for one in unbroken if case.measure.break_between(one, case.period) is None])


def _judged(case: Case, run: Sequence[Period]) -> Finding:
    numbers = [(period.ordinal, case.seen(case.series.value_at(period) or Fraction(0))) for period in run]
    values = [value for _, value in numbers]
    found, slope = mann_kendall(values), theil_sen(numbers)
    p = Fraction(found.p)
    way = (slope > 0) - (slope < 0) if p < MANN_KENDALL else 0
    sign = int(good_signed(Fraction(way), case.version.direction))
    answer = answer_of(case, sign)
    movement = series_movement(case, p=p, first=run[0])
    return Finding(
        question=Question.DIRECTION, answer=answer, period=case.period,
        value=case.value, margin=movement.change, detail=movement,
        steps=Because(_steps, case, dict(zip(run, values, strict=True)), found, slope, answer),
        chances=(Chance(of=MANN_KENDALL, signal=sign != 0),),
    )  # fmt: skip


def _steps(
    case: Case, run: Mapping[Period, Fraction], found: MannKendall, slope: Fraction, answer: Answer
) -> tuple[Step, ...]:
    says = _says(case, found, answer)
    return latest_step(case), _slope_step(case, run, found, slope), rule_step(case, Question.DIRECTION, says)


def _slope_step(case: Case, run: Mapping[Period, Fraction], found: MannKendall, slope: Fraction) -> Step:
    says = f"{len(run)} numbers from {next(iter(run)).label} without a gap; {_slope(case, slope)}."
    return Step(says=says, cites=cited(case.series, *run), arithmetic=kendall(case.scale, run, found, slope))


def _slope(case: Case, slope: Fraction) -> str:
    """The Theil-Sen slope, with up to two decimals more than the numbers, of which a slow change is a small part."""
    size = shortest(slope, case.measure.decimals + 2) + case.measure.difference_suffix
    return f"the middle one of all slopes between two of them (Theil-Sen) is {size} a {case.measure.every}"


def _says(case: Case, found: MannKendall, answer: Answer) -> str:
    """How many pairs go each way, how often chance makes as much of it, and why that counts or not."""
    pairs = f"Of their pairs {found.rises} rise and {found.falls} fall (p {printed(Fraction(found.p), 4)})"
    level = " with a slope that is not level" if answer is Answer.STEADY and Fraction(found.p) < MANN_KENDALL else ""
    return f"{pairs}; p below {printed(MANN_KENDALL, 2)}{level} counts; {better_says(case)}: {answer}."
