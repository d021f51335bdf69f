"""direction by Mann-Kendall: whether an unbroken run of numbers goes one way more often than chance makes it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.chance import Chance
from oba.domain.evidence import Reason
from oba.domain.finding import Finding, Movement, Question
from oba.domain.measure import Break
from oba.domain.rule import Better, ChanceTest, Direction, With
from tests.assess.situation import (
    AS_PRINTED,
    EXACT,
    HIGHER,
    LOWER,
    MOVING,
    NONE,
    PERCENT,
    QUARTERLY,
    SCORE,
    Situation,
    better,
    years,
)
from tests.build import n, quarter, year

IS_IT = Question.DIRECTION
FALLING = ("9.4", "9.1", "9.2", "8.6", "8.8", "8.1", "7.9", "7.7")
LEVEL = ("9.4", "8.1", "9.2", "7.9", "8.8", "8.6", "9.1", "7.7")
OPPOSITE = {"improving": "worsening", "worsening": "improving"}


def run(*numbers: str | Reason, direction: Direction = LOWER) -> Situation:
    """Yearly percentages without counts, from 2000/01 on."""
    return Situation(values=years(*numbers, since=2000), direction=replace(direction, test=ChanceTest.MANN_KENDALL))


def moved(found: Finding) -> Movement:
    """The movement behind an answer."""
    assert isinstance(found.detail, Movement)
    return found.detail


def working(found: Finding) -> str:
    """The working in one text."""
    return " ".join(step.says for step in found.steps).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("numbers", "answer"),
    [(FALLING, "improving"), (FALLING[::-1], "worsening"), (LEVEL, "steady"), (("5.0",) * 9, "steady")],
)
def test_numbers_that_go_one_way_by_more_than_chance(numbers: tuple[str, ...], answer: str) -> None:
    """Improving or worsening by which way is better, rising or falling where none is."""
    assert run(*numbers).says(IS_IT) == answer
    assert run(*numbers, direction=HIGHER).says(IS_IT) == OPPOSITE.get(answer, answer)
    told = {"improving": "falling", "worsening": "rising"}.get(answer, answer)
    assert run(*numbers, direction=NONE).says(IS_IT) == told


def test_chance_is_asked_in_pairs() -> None:
    """Of eight numbers 23 pairs against 5 are more than chance, 21 against 7 are not."""
    enough, short = run("1", "3", "2", "5", "4", "7", "6", "8"), run("3", "2", "1", "5", "4", "7", "6", "8")
    assert [working(one.find(IS_IT)).rpartition("Of their pairs ")[2].partition(";")[0] for one in (enough, short)] == [
        "25 rise and 3 fall (p 0.0094)",
        "23 rise and 5 fall (p 0.0354)",
    ]
    less = run("3", "2", "1", "5", "4", "8", "7", "6")
    assert "21 rise and 7 fall (p 0.1078)" in working(less.find(IS_IT))
    assert [one.says(IS_IT) for one in (enough, short, less)] == ["worsening", "worsening", "steady"]


@pytest.mark.parametrize("numbers", [FALLING[1:], FALLING[:1], (*FALLING[:3], Reason.LOW, *FALLING)[:10]])
def test_fewer_than_eight_without_a_gap_are_too_few(numbers: tuple[str | Reason, ...]) -> None:
    """Seven are no run, and a gap ends it: a reason, never steady, and no test was made."""
    found = run(*numbers).find(IS_IT)
    assert (found.answer, found.reason, found.chances) == (None, Reason.TOO_FEW_POINTS, ())
    assert "Mann-Kendall needs 8 numbers up to " in working(found)
    assert "without a gap; " in working(found)


def test_the_run_goes_back_to_the_last_gap() -> None:
    """All that stand unbroken count, however many; what lies before a gap does not."""
    eight, ten = run(*FALLING).find(IS_IT), run("1.0", "2.0", *FALLING).find(IS_IT)
    gap = run("1.0", "2.0", Reason.NOT_COLLECTED, *FALLING).find(IS_IT)
    assert (moved(ten).first, ten.says) == (year(2000), "steady")
    assert moved(gap).first == year(2003)
    assert (gap.says, moved(gap).p) == (eight.says, moved(eight).p)


def test_a_changed_definition_ends_the_run() -> None:
    """Eight since the change are a run; fewer are a definition break, and with too few in all that comes first."""
    changed = replace(PERCENT, breaks=(Break(at=year(2002), why="counted anew"),))
    since = replace(run("1.0", "2.0", *FALLING), measure=changed).find(IS_IT)
    assert (since.says, moved(since).first) == ("improving", year(2002))
    later = replace(PERCENT, breaks=(Break(at=year(2003), why="counted anew"),))
    broken = replace(run("1.0", "2.0", *FALLING), measure=later).find(IS_IT)
    assert broken.reason is Reason.DEFINITION_BREAK
    assert "counted anew" in working(broken)
    assert replace(run(*FALLING[1:]), measure=later).says(IS_IT) == "too few points"


def test_numbers_that_share_periods_are_not_tested() -> None:
    """Overlapping numbers move alike by their making."""
    assert replace(run(*FALLING), measure=replace(PERCENT, window=2)).says(IS_IT) == "rolling windows"
    quarters = {quarter(2004, 1).shift(at): number for at, number in enumerate(FALLING)}
    assert replace(run(*FALLING), values=quarters, measure=MOVING).says(IS_IT) == "rolling windows"
    assert replace(run(*FALLING), values=quarters, measure=QUARTERLY).says(IS_IT) == "improving"


def test_a_level_middle_slope_is_no_trend() -> None:
    """Many ties and a few rises: the pairs rise by more than chance, the middle slope is level, and that is steady."""
    found = run(*["5.0"] * 12, "5.1", "5.2", "5.3").find(IS_IT)
    assert found.says == "steady"
    assert "p below 0.05 with a slope that is not level counts" in working(found)
    assert moved(found).p is not None
    assert found.chances == (Chance(of=n("0.05"), signal=False),)


def test_numbers_are_tied_as_they_are_compared() -> None:
    """5.04 and 5.01 are both 5.0 as printed, a tie; exactly, they fall."""
    numbers = ("5.04", "5.03", "5.02", "5.01", "5.00", "4.99", "4.98", "4.97")
    assert replace(run(*numbers), policy=AS_PRINTED).says(IS_IT) == "steady"
    assert replace(run(*numbers), policy=EXACT).says(IS_IT) == "improving"


def test_a_finding_says_what_it_looked_at() -> None:
    """The finding keeps p, the first of the run, the earlier number, the moves and the chance; the slope is said."""
    found = run(*FALLING).find(IS_IT)
    assert found.chances == (Chance(of=n("0.05"), signal=True),)
    told = moved(found)
    assert (told.first, told.run, told.earlier, told.earlier_name) == (year(2000), 3, n("7.9"), "2006/07")
    assert (told.change, found.margin, told.chi_square, told.chart) == (n("0.2"), n("0.2"), None, None)
    assert round(float(told.p or 0), 4) == 0.0044
    says = "8 numbers from 2000/01 without a gap; the middle one of all slopes between two of them (Theil-Sen) is"
    assert f"{says} −0.246 points a year." in working(found)
    assert "Of their pairs 2 rise and 26 fall (p 0.0044); p below 0.05 counts; lower is better: improving." in working(
        found
    )


def test_the_earlier_number_is_told_and_decides_nothing() -> None:
    """What the rule compares with stands beside the test, and missing it is no reason."""
    start = run(*FALLING, direction=better(Better.LOWER, compare_with=With.START)).find(IS_IT)
    assert (start.says, moved(start).earlier, start.margin) == ("improving", None, None)


SERIES = st.lists(st.integers(-30, 30), min_size=8, max_size=14)


@given(SERIES, st.sampled_from([1, 3, 7]))
def test_a_series_turned_over_is_turned_over(numbers: list[int], parts: int) -> None:
    """The mirror image with the other way good has the same answer, whole numbers or not."""
    here, there = (
        replace(
            run(*(str(Fraction(sign * number, parts)) for number in numbers), direction=direction),
            measure=SCORE,
            policy=EXACT,
        )
        for sign, direction in ((1, LOWER), (-1, HIGHER))
    )
    assert here.says(IS_IT) == there.says(IS_IT)


@given(SERIES, st.permutations(range(14)))
def test_the_order_of_rows_decides_nothing(numbers: list[int], order: list[int]) -> None:
    """Periods have an order of their own."""
    made = replace(run(*map(str, numbers)), measure=SCORE)
    rows = list(made.values.items())
    shuffled = dict(rows[at] for at in order if at < len(rows))
    assert replace(made, values=shuffled).find(IS_IT) == made.find(IS_IT)
