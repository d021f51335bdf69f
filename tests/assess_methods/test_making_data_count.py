"""As Making Data Count does it: variation of the latest point, and assurance that a target will be met."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.domain.evidence import Reason
from oba.domain.finding import Question, Rating
from oba.domain.measure import Break
from oba.domain.rule import Direction, Method
from tests.assess.situation import EXACT, HIGHER, LOWER, MOVING, NEARER, NONE, PERCENT, SCORE, Situation, towards, years
from tests.assess_methods.asked import EIGHT, Numbers, as_, heard, moved, rated_as, working
from tests.build import n, quarter, year
from tests.vectors.test_through_rules import IMPROVING, VARIATIONS, Vector, named, scored, vectors, written

IS_IT, ENOUGH = Question.DIRECTION, Question.THRESHOLD
QUIET = ("5.0", "5.2", "4.9", "5.1", "5.0", "4.8", "5.1", "5.0", "5.2", "4.9", "5.0", "5.1")
OPPOSITE = {"improving": "worsening", "worsening": "improving"}


def charted(*numbers: str | Reason, direction: Direction = LOWER) -> Situation:
    """Numbers up to 2009/10 whose variation is asked for."""
    method = as_(Method.MAKING_DATA_COUNT, direction)
    return Situation(values=years(*numbers, since=2010 - len(numbers)), direction=method)


def assured(target: str, *numbers: str | Reason, direction: Direction = LOWER) -> Situation:
    """The same numbers, whose assurance is asked for."""
    threshold = rated_as(Method.MAKING_DATA_COUNT)
    made = charted(*numbers, direction=direction)
    return replace(made, threshold=threshold, trajectory=towards({year(2009): target}))


def test_the_series_of_the_eight_verdicts() -> None:
    """Common cause; the limits are 4.18 to 6.62, on trial."""
    found = Situation(values=EIGHT, direction=as_(Method.MAKING_DATA_COUNT)).find(IS_IT)
    assert heard(found) == ("steady", "common cause")
    chart = moved(found).chart
    assert chart is not None
    assert [round(float(end), 2) for end in (chart.stretches[0].lower, chart.stretches[0].upper)] == [4.18, 6.62]
    assert chart.trial
    assert "trial limits" in working(found)


@pytest.mark.parametrize(
    ("direction", "answer", "verdict"),
    [
        (LOWER, "worsening", "special cause concern"),
        (HIGHER, "improving", "special cause improvement"),
        (NONE, "rising", "special cause high"),
    ],
)
def test_a_special_cause_follows_the_good_way(direction: Direction, answer: str, verdict: str) -> None:
    """A point outside the limits is concern or improvement, or only high; chance has then signalled."""
    found = charted(*QUIET, "9.0", direction=direction).find(IS_IT)
    assert heard(found) == (answer, verdict)
    assert [chance.signal for chance in found.chances] == [True]
    assert "outside the limits" in working(found)


@pytest.mark.parametrize("vector", named([*vectors("xmr.icons"), *vectors("xmr.point_types")]))
def test_it_is_the_published_variation(vector: Vector) -> None:
    """The latest point's icon in the peer's own tests, numbers as they are."""
    given_: dict[str, Any] = vector["inputs"]
    expected = vector["expected"]
    latest = expected.get("variation") or (expected.get("point_type") or expected.get("last_two"))[-1]
    better = IMPROVING[given_["improvement_direction"]]
    made = scored(
        [written(value) for value in given_["y"]], as_(Method.MAKING_DATA_COUNT, replace(LOWER, better=better))
    )
    assert made.says(IS_IT) == VARIATIONS[latest]


def test_two_numbers_are_enough() -> None:
    """Limits need two numbers of periods that follow one another, and no more; then they are on trial."""
    assert heard(charted("5.0", "9.0").find(IS_IT)) == ("steady", "common cause")
    assert heard(charted("9.0").find(IS_IT)) == ("too few points", "")
    assert charted("5.0", Reason.LOW, "9.0").says(IS_IT) == "too few points"


def test_a_constant_series_is_steady() -> None:
    """Where the published package has no limits at all."""
    assert heard(charted(*("5.1",) * 14).find(IS_IT)) == ("steady", "common cause")


def test_the_numbers_are_taken_as_they_are() -> None:
    """Not rounded: a series that is constant as printed may have a point outside its limits."""
    numbers = [f"{500000 + step % 3} of 10000000" for step in range(12)]
    assert charted(*numbers, "500040 of 10000000").says(IS_IT) == "worsening"


def test_a_changed_definition_starts_anew() -> None:
    """Limits and rules count from the change."""
    changed = replace(PERCENT, breaks=(Break(at=year(2009), why="counted anew"),))
    assert replace(charted(*QUIET, "9.0"), measure=changed).says(IS_IT) == "too few points"
    earlier = replace(PERCENT, breaks=(Break(at=year(2008), why="counted anew"),))
    assert replace(charted(*QUIET, "9.0"), measure=earlier).says(IS_IT) == "steady"


def test_what_has_no_chart() -> None:
    """Numbers that share periods, and a rule for which nearer is better."""
    shared: Numbers = {quarter(2009, one): f"{one}.0" for one in (1, 2, 3, 4)}
    assert replace(charted("1"), values=shared, measure=MOVING).says(IS_IT) == "rolling windows"
    assert charted(*QUIET, direction=NEARER).says(IS_IT) == "no good direction"


@given(st.lists(st.integers(1, 40), min_size=3, max_size=20))
def test_turned_over_the_variation_is_turned_over(numbers: list[int]) -> None:
    """The mirror image with the other way good has the same answer, and with the same way good the opposite one."""
    here = replace(charted(*map(str, numbers)), measure=SCORE, policy=EXACT)
    there = replace(here, values=years(*(str(50 - one) for one in numbers), since=2010 - len(numbers)))
    turned = replace(there, direction=as_(Method.MAKING_DATA_COUNT, HIGHER))
    assert turned.says(IS_IT) == here.says(IS_IT)
    assert there.says(IS_IT) == OPPOSITE.get(here.says(IS_IT), "steady")


@pytest.mark.parametrize(
    ("target", "direction", "answer", "verdict"),
    [
        ("at most 8", LOWER, "green", "consistently passes"),
        ("at most 5", LOWER, "amber", "passes or fails by chance"),
        ("at most 2", LOWER, "red", "consistently fails"),
        ("at least 8", HIGHER, "red", "consistently fails"),
        ("at least 5", HIGHER, "amber", "passes or fails by chance"),
        ("at least 2", HIGHER, "green", "consistently passes"),
    ],
)
def test_assurance_holds_the_target_against_the_limits(
    target: str, direction: Direction, answer: str, verdict: str
) -> None:
    """Beyond the limits on the good side the process fails, on the bad side it passes, between them it is chance."""
    found = assured(target, *QUIET, direction=direction).find(ENOUGH)
    assert heard(found) == (answer, verdict)
    assert isinstance(found.detail, Rating)
    assert found.detail.target is not None
    assert found.detail.edge == n(target.rsplit(maxsplit=1)[-1])


def test_a_number_that_meets_its_target_may_be_amber() -> None:
    """Assurance is about the process: the latest is 5.1, the target 5.15 is met, the next one may not be."""
    found = assured("at most 5.15", *QUIET).find(ENOUGH)
    assert found.says == "amber"
    assert isinstance(found.detail, Rating)
    assert found.detail.shortfall == n("-0.05")


def test_a_target_on_a_limit_lies_between_them() -> None:
    """A constant series has its limits on its mean, and a target there is met or missed by chance."""
    assert assured("at most 5.1", *("5.1",) * 5).says(ENOUGH) == "amber"
    assert assured("at most 5.0", *("5.1",) * 5).says(ENOUGH) == "red"


def test_why_there_is_no_assurance() -> None:
    """Too few numbers, windows, and a rule for which nearer is better."""
    assert assured("at most 5", "5.0").says(ENOUGH) == "too few points"
    shared = replace(assured("at most 5", *QUIET), measure=replace(PERCENT, window=3))
    assert shared.says(ENOUGH) == "rolling windows"
    assert assured("between 20 and 30", *QUIET, direction=NEARER).says(ENOUGH) == "no good direction"
    assert assured("to be agreed", *QUIET).says(ENOUGH) == "target to be agreed"


def test_reduce_is_answered_by_the_variation() -> None:
    """Where the target is to reduce, the method's own direction decides."""
    assert assured("reduce", *QUIET, "9.0").says(ENOUGH) == "red"
    assert assured("reduce", *QUIET).says(ENOUGH) == "amber"


def test_a_provisional_target_is_judged_and_says_so() -> None:
    """As a target that nobody has agreed yet is by any other method."""
    found = assured("at most 2 (to be confirmed)", *QUIET).find(ENOUGH)
    assert found.says == "red"
    assert "provisional (to be confirmed)" in working(found)
