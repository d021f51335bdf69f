"""As Clear Impact and Pentana do it: runs, percent changes, and the mean of the numbers before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.case import Case
from oba.assess.methods.clear_impact import current_trend, percent_change
from oba.assess.methods.pentana import long_trend, short_trend
from oba.domain.evidence import Reason
from oba.domain.finding import Finding
from oba.domain.measure import Break
from oba.domain.rule import Direction
from tests.assess.situation import HIGHER, LOWER, NEARER, NONE, PERCENT, SCORE, Situation, years
from tests.assess_methods.asked import EIGHT, Numbers, ask, heard, moved, working
from tests.build import n, year

TENTHS = st.lists(st.integers(1, 300).map(lambda tenths: str(tenths / 10)), min_size=5, max_size=8)
ALL = (current_trend, percent_change, short_trend, long_trend)


def made(*numbers: str | Reason, direction: Direction = LOWER) -> Situation:
    """Numbers up to 2009/10."""
    return Situation(values=years(*numbers, since=2010 - len(numbers)), direction=direction)


@pytest.mark.parametrize(
    ("method", "verdict", "because"),
    [
        (current_trend, "red up arrow, 5 periods", "The change is 0.1 points"),
        (percent_change, "red +57.5 %", "2004/05: 4.0 %"),
        (short_trend, "worse", "2008/09: 6.2 %"),
        (long_trend, "worse", "The mean of 2005/06 to 2008/09: 5.525 %"),
    ],
)
def test_the_series_of_the_eight_verdicts(method: Callable[[Case], Finding], verdict: str, because: str) -> None:
    """Five periods up, 57.5 % more than at first, worse than the mean of 5.525: all worsening."""
    found = ask(method, Situation(values=EIGHT))
    assert heard(found) == ("worsening", verdict)
    assert because in working(found)


@pytest.mark.parametrize(
    ("numbers", "direction", "answer", "verdict"),
    [
        (("5", "6", "7"), HIGHER, "improving", "green up arrow, 2 periods"),
        (("5", "4"), LOWER, "improving", "green down arrow, 1 period"),
        (("5", "4"), NONE, "falling", "down arrow, 1 period"),
        (("5", "5"), LOWER, "steady", "no change"),
        (("4", Reason.LOW, "5", "6"), LOWER, "worsening", "red up arrow, 1 period"),
    ],
)
def test_the_current_run(numbers: tuple[str, ...], direction: Direction, answer: str, verdict: str) -> None:
    """Any difference counts; the colour is the good way's, and a gap ends the run."""
    assert heard(ask(current_trend, made(*numbers, direction=direction))) == (answer, verdict)


@pytest.mark.parametrize(
    ("numbers", "direction", "answer", "verdict"),
    [
        (("5", "9", "6"), LOWER, "worsening", "red +20.0 %"),
        (("5", "9", "4"), LOWER, "improving", "green −20.0 %"),
        (("5", "9", "6"), NONE, "rising", "20.0 %"),
        (("5", "9", "5"), LOWER, "steady", "0.0 %"),
    ],
)
def test_the_percent_change_from_the_first_number(
    numbers: tuple[str, ...], direction: Direction, answer: str, verdict: str
) -> None:
    """Whatever lies between; without a good way only the size."""
    assert heard(ask(percent_change, made(*numbers, direction=direction))) == (answer, verdict)


@pytest.mark.parametrize(
    ("numbers", "short", "long"),
    [
        (("4", "5", "6", "7", "5"), "improving", "improving"),
        (("7", "6", "5", "4", "5"), "worsening", "improving"),
        (("6", "4", "6", "4", "5"), "worsening", "steady"),
        (("6", "4", "5", "5", "5"), "steady", "steady"),
    ],
)
def test_better_than_the_number_before_and_than_the_mean(numbers: tuple[str, ...], short: str, long: str) -> None:
    """Equal only if exactly the same."""
    situation = made(*numbers)
    assert (ask(short_trend, situation).says, ask(long_trend, situation).says) == (short, long)
    assert (
        ask(short_trend, situation).verdict == {"improving": "better", "steady": "equal", "worsening": "worse"}[short]
    )


def test_the_mean_is_exact() -> None:
    """5.525 is not rounded before it is compared: 5.5 is better where lower is, by 0.025."""
    found = ask(long_trend, made("4.6", "5.3", "6.0", "6.2", "5.5"))
    assert moved(found).change == n("0.025")


def test_pentana_knows_nearer() -> None:
    """Closer to the range is better, by the distance."""
    assert ask(short_trend, made("35", "31", direction=NEARER)).says == "improving"


@pytest.mark.parametrize(
    ("method", "situation", "reason"),
    [
        (current_trend, made("5"), Reason.TOO_FEW_POINTS),
        (current_trend, made("5", Reason.LOW, "6"), Reason.TOO_FEW_POINTS),
        (current_trend, made("35", "31", direction=NEARER), Reason.NO_GOOD_DIRECTION),
        (percent_change, made("5"), Reason.TOO_FEW_POINTS),
        (percent_change, made("0", "6"), Reason.NOT_APPLICABLE),
        (percent_change, replace(made("-5", "6"), measure=SCORE), Reason.NOT_APPLICABLE),
        (percent_change, made("35", "31", direction=NEARER), Reason.NO_GOOD_DIRECTION),
        (short_trend, made("5"), Reason.TOO_FEW_POINTS),
        (short_trend, made("5", "6", direction=NONE), Reason.NO_GOOD_DIRECTION),
        (long_trend, made("5", "6", "7", "8"), Reason.TOO_FEW_POINTS),
        (long_trend, made("5", Reason.LOW, "7", "8", "9"), Reason.TOO_FEW_POINTS),
    ],
)
def test_why_there_is_no_verdict(method: Callable[[Case], Finding], situation: Situation, reason: Reason) -> None:
    """Too few numbers, a first number of 0 or below, no good direction."""
    assert heard(ask(method, situation)) == (reason, "")


@pytest.mark.parametrize("method", ALL)
def test_nothing_is_compared_across_a_changed_definition(method: Callable[[Case], Finding]) -> None:
    """They know no such changes; here they have no verdict."""
    changed = replace(PERCENT, breaks=(Break(at=year(2009), why="counted anew"),))
    assert ask(method, replace(made("4", "5", "6", "7", "8"), measure=changed)).says == "definition break"


@pytest.mark.parametrize("method", [current_trend, short_trend, long_trend])
@given(numbers=TENTHS)
def test_turned_over_they_say_the_same(method: Callable[[Case], Finding], numbers: list[str]) -> None:
    """The mirror image with the other way good has the same answer."""
    values: Numbers = years(*(str(100 - n(one)) for one in numbers), since=2010 - len(numbers))
    there = replace(made(*numbers), values=values, direction=HIGHER)
    assert ask(method, made(*numbers)).says == ask(method, there).says
