"""As Ideagen Pentana does it: a short trend against the number before, a long one against the mean of those before.

Source: pentanarisk.help.ideagen.com, the page on trends, as read for this project.
"""

from __future__ import annotations

from fractions import Fraction

from oba.assess.case import Case, answer_of, better_says, latest_step
from oba.assess.good_sign import good_signed
from oba.assess.methods.verdict import across_a_break, direction_step, neither_way, no_direction, row_step
from oba.assess.predecessor import run_of_moves
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Movement, Question
from oba.domain.number import shortest
from oba.domain.rule import Better
from oba.words import sentence

_LONG = 4  # periods, as in its own worked example
_WORDS = {Answer.IMPROVING: "better", Answer.STEADY: "equal", Answer.WORSENING: "worse"}


def short_trend(case: Case) -> Finding:
    """Improving when better than the number of the period before, worsening when worse; steady only when equal."""
    return _trend(case, 1)


def long_trend(case: Case) -> Finding:
    """Improving when better than the mean of the four periods before, worsening when worse; steady only when equal.

    The mean is exact, of numbers as compared. Too few points when one of the four is missing.
    """
    return _trend(case, _LONG)


def _trend(case: Case, count: int) -> Finding:
    if case.version.direction.better is Better.NONE:
        return no_direction(case, Reason.NO_GOOD_DIRECTION, f"No trend: {neither_way(case)}.")
    periods = tuple(case.period.shift(-back) for back in range(count, 0, -1))
    known = [value for period in periods if (value := case.series.value_at(period)) is not None]
    if len(known) < count:
        says = (
            f"Of the {count} just before, {len(known)} are known." if count > 1 else "The number before is not known."
        )
        return no_direction(case, Reason.TOO_FEW_POINTS, says)
    if crossed := across_a_break(case, periods[0]):
        return crossed
    earlier = sum(map(case.seen, known), Fraction(0)) / count
    change = case.here - good_signed(earlier, case.version.direction)
    answer = answer_of(case, (change > 0) - (change < 0))
    name = periods[0].label if count == 1 else f"the mean of {periods[0].label} to {periods[-1].label}"
    movement = Movement(earlier=earlier, earlier_name=name, change=change, width=Fraction(0), run=run_of_moves(case))
    before = f"{sentence(name)}: {_written(case, earlier)}."
    return Finding(
        question=Question.DIRECTION, answer=answer, period=case.period,
        value=case.value, margin=change, detail=movement,
        steps=(
            latest_step(case), row_step(case, before, *periods),
            direction_step(case, f"Any difference counts; {better_says(case)}: {_WORDS[answer]}."),
        ),
        verdict=_WORDS[answer],
    )  # fmt: skip


def _written(case: Case, earlier: Fraction) -> str:
    """The earlier number as the card prints it; a mean that falls between with the decimals it needs."""
    return case.write(earlier) if earlier == case.seen(earlier) else shortest(earlier) + case.measure.suffix
