"""As Clear Impact's scorecards do it: the current run of moves, and the percent change from the first number.

Source: support.clearimpact.com, pages on scorecard columns, as read for this project.
"""

from __future__ import annotations

from fractions import Fraction

from oba.assess.case import Case, answer_of, better_says, latest_step
from oba.assess.methods.verdict import (
    across_a_break,
    direction_step,
    known_periods,
    neither_way,
    no_direction,
    row_step,
)
from oba.assess.predecessor import run_of_moves
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Movement, Question
from oba.domain.number import printed
from oba.domain.period import Period
from oba.domain.rule import Better
from oba.words.lists import how_many

_COLOURS = {Answer.IMPROVING: "green", Answer.WORSENING: "red"}


def current_trend(case: Case) -> Finding:
    """Improving or worsening as the latest number differs from the one before, with how many moves run the same way.

    Any difference counts. What it makes of a tie is not stated; here a tie is steady, and a gap ends the run.
    """
    if case.version.direction.better is Better.NEARER:
        return no_direction(case, Reason.NO_GOOD_DIRECTION, f"No arrow: {neither_way(case)}.")
    before = case.period.shift(-1)
    value = case.series.value_at(before)
    if value is None:
        return no_direction(case, Reason.TOO_FEW_POINTS, f"A run needs a number of {before.label}, just before.")
    raw, run = case.latest - case.seen(value), run_of_moves(case)
    arrow = f"{'up' if raw > 0 else 'down'} arrow, {how_many(run, 'period')}" if raw else "no change"
    return across_a_break(case, before) or _moved(case, before, value, raw, (arrow, "any difference counts"))


def percent_change(case: Case) -> Finding:
    """Improving or worsening by the sign of the percent change from the first number known; steady where it is 0.

    Not applicable from a first number of 0, or below it, from which a percent change has no sign of its own.
    """
    if case.version.direction.better is Better.NEARER:
        return no_direction(case, Reason.NO_GOOD_DIRECTION, f"No colour: {neither_way(case)}.")
    since = known_periods(case)[0]
    value = case.series.value_at(since) or Fraction(0)
    start = case.seen(value)
    if since == case.period:
        return no_direction(case, Reason.TOO_FEW_POINTS, "A change needs an earlier number.")
    if start <= 0:
        return no_direction(case, Reason.NOT_APPLICABLE, f"No percent change counts from {case.write(start)}.")
    share = f"{printed(100 * (case.latest - start) / start, 1)} %"
    raw = case.latest - start
    shown = (f"{'+' if raw > 0 else ''}{share}", "it counts from the first number known")
    return across_a_break(case, since) or _moved(case, since, value, raw, shown)


def _moved(case: Case, since: Period, value: Fraction, raw: Fraction, told: tuple[str, str]) -> Finding:
    """The finding of a change from a period; `told` is what it shows and what that rests on."""
    change = case.here - case.good(value)
    answer = answer_of(case, (change > 0) - (change < 0))
    colour = _COLOURS.get(answer)
    verdict = f"{colour} {told[0]}" if colour else told[0].removeprefix("+")
    movement = Movement(
        earlier=value, earlier_name=since.label, change=change, width=Fraction(0), run=run_of_moves(case)
    )
    says = f"The change is {case.write_difference(raw)}; {told[1]}; {better_says(case)}: {verdict}."
    return Finding(
        question=Question.DIRECTION, answer=answer, period=case.period,
        value=case.value, margin=change, detail=movement,
        steps=(
            latest_step(case), row_step(case, f"{since.label}: {case.write(case.seen(value))}.", since),
            direction_step(case, says),
        ),
        verdict=verdict,
    )  # fmt: skip
