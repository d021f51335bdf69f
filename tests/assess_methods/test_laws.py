"""Laws that hold for every method and every case: one answer in our words or one reason, and no side preferred."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oba.assess.assessment import findings_of
from oba.assess.case import Case
from oba.assess.methods import clear_impact, open_sdg, pentana
from oba.assess.methods.registry import COMPARISONS, DIRECTIONS, RATINGS, TRAJECTORIES
from oba.assess.threshold import Rater, threshold
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Finding, Question
from oba.domain.rule import Comparators, Method
from oba.read.shapes.rule_fields import ArrivingMethod, ComparingMethod, RatingMethod
from tests.assess.situation import EXACT, HIGHER, LOWER, SCORE, Situation, towards, years
from tests.assess.sketch import Sketch, case
from tests.assess.sketches import TURNED, mirrored, sketch
from tests.build import WHERE, year

CASES = 250
Ask = Callable[[Case], Finding]
MOVES = {Answer.IMPROVING, Answer.STEADY, Answer.WORSENING, Answer.RISING, Answer.FALLING}
ANSWERS = {
    Question.DIRECTION: MOVES,
    Question.THRESHOLD: {Answer.GREEN, Answer.AMBER, Answer.RED},
    Question.TRAJECTORY: {Answer.REACHED, Answer.ON_COURSE, Answer.BEHIND, Answer.FURTHER_OFF},
    Question.COMPARATORS: {Answer.BETTER, Answer.SIMILAR, Answer.WORSE, Answer.HIGHER, Answer.LOWER},
}
OTHERS: Mapping[str, Ask] = {
    "clear-impact run": clear_impact.current_trend,
    "clear-impact percent": clear_impact.percent_change,
    "pentana short": pentana.short_trend,
    "pentana long": pentana.long_trend,
    "open-sdg": open_sdg.yearly_growth,
}
LED_BY_ZERO = (
    "clear-impact percent",
    "open-sdg",
)  # a first number below 0 has no percent; a base of 0 becomes positive


def rated(rate: Rater, made: Case) -> Finding:
    """The threshold by a method, reduce and increase by the method's own direction."""
    plain = replace(made.version.threshold, test=None)
    made = replace(made, version=replace(made.version, threshold=plain))
    return threshold(made, findings_of(made)[Question.DIRECTION], rate)


EVERYONE: Mapping[str, Ask] = {
    **{f"{method} direction": ask for method, ask in DIRECTIONS.items()},
    **{f"{method} threshold": partial(rated, rate) for method, rate in RATINGS.items()},
    **{f"{method} trajectory": ask for method, ask in TRAJECTORIES.items()},
    **{f"{method} comparators": ask for method, ask in COMPARISONS.items()},
    **OTHERS,
}


@pytest.mark.parametrize("name", EVERYONE)
def test_whoever_is_asked_has_one_answer_or_one_reason(name: str) -> None:
    """In the words of the question, with its working and what that rests on; whatever the case."""
    for seed in range(CASES):
        found = EVERYONE[name](case(sketch(seed)))
        assert (found.answer is None) is (found.reason is not None), seed
        assert found.answer is None or found.answer in ANSWERS[found.question], seed
        assert found.steps, seed
        assert all(step.says for step in found.steps), seed
        assert any(step.cites for step in found.steps), seed
        assert found.verdict or found.answer is None or found.question is Question.THRESHOLD, seed


def two_limits(name: str, made: Sketch) -> bool:
    """Where Fingertips has two limits it prefers a side."""
    return name == "fingertips threshold" and made.amber is not None


def one_side_only(name: str, made: Sketch) -> bool:
    """What is known to prefer a side: two limits, a criterion of 0, and numbers that no percent counts from."""
    tie = name == "northern-ireland direction" and made.change == 0
    return two_limits(name, made) or tie or name in LED_BY_ZERO


@pytest.mark.parametrize("name", EVERYONE)
def test_mirroring_a_series_and_its_rule_changes_no_answer(name: str) -> None:
    """Turning everything about zero, with the good way, changes no answer; but for what is known to prefer a side."""
    for seed in range(CASES):
        made = sketch(seed)
        if one_side_only(name, made):
            continue
        here, there = EVERYONE[name](case(made)).says, EVERYONE[name](case(mirrored(made))).says
        assert here == (TURNED.get(there, there) if made.better == "none" else there), seed


def judged(finding: Finding, made: Case) -> Finding:
    """The finding as an assessment dates it."""
    return replace(finding, period=made.period)


@pytest.mark.parametrize("method", list(Method))
def test_a_rule_that_names_a_house_is_answered_by_it(method: Method) -> None:
    """Each question that the method knows, and only these."""
    for seed in range(20):
        made = case(sketch(seed))
        plain, version = findings_of(made), made.version
        named = replace(
            made,
            version=replace(
                version,
                direction=replace(version.direction, method=method, test=None),
                threshold=replace(version.threshold, method=method if method in RATINGS else None, test=None),
                comparators=replace(version.comparators, method=method if method in COMPARISONS else None),
            ),
            trajectory=made.trajectory and replace(made.trajectory, method=method if method in TRAJECTORIES else None),
        )
        found = findings_of(named)
        assert found[Question.DIRECTION] == judged(DIRECTIONS[method](named), named)
        assert found[Question.BASELINE] == plain[Question.BASELINE]
        if method in COMPARISONS and made.version.comparators.places:
            assert found[Question.COMPARATORS] == judged(COMPARISONS[method](named), named)
        if method in TRAJECTORIES and named.trajectory and plain[Question.TRAJECTORY].reason is not Reason.NOT_ASKED:
            assert found[Question.TRAJECTORY] == judged(TRAJECTORIES[method](named), named)
        else:
            assert found[Question.TRAJECTORY] == plain[Question.TRAJECTORY]


def test_a_rule_may_name_a_house_exactly_where_it_has_an_answer() -> None:
    """What the reader lets through and what the table holds are the same."""
    assert set(DIRECTIONS) == set(Method)
    assert set(RATINGS) == set(get_args(RatingMethod))
    assert set(TRAJECTORIES) == set(get_args(ArrivingMethod))
    assert set(COMPARISONS) == set(get_args(ComparingMethod))


EXTREMES = ("0", "-1", "1", f"1{'0' * 38}", f"-1{'0' * 38}", f"0.{'0' * 37}1", f"-0.{'0' * 37}1")
EXTREME = st.sampled_from(
    [*EXTREMES, *(f"{number} ({number} to {number})" for number in EXTREMES), f"1 (-1{'0' * 38} to 1{'0' * 38})"]
)
COUNTED = st.sampled_from([f"{top} of {bottom}" for top in (0, 1, 10**38) for bottom in (1, 10**38) if top <= bottom])


@given(st.lists(EXTREME, min_size=1, max_size=7), EXTREME, st.sampled_from(["at most", "at least"]))
def test_no_number_is_too_large_or_too_small_for_anyone(numbers: list[str], there: str, word: str) -> None:
    """The longest numbers that a file may hold, on either side of 0, with intervals of no width and of any."""
    made = Situation(
        values=years(*numbers, since=2010 - len(numbers)),
        direction=LOWER if word == "at most" else HIGHER,
        trajectory=towards({year(2009): f"{word} {there.split(maxsplit=1)[0]}"}, year(2004)),
        comparators=Comparators(places=("england",), where=WHERE),
        others={"england": years(there, since=2009)},
        measure=SCORE,
        policy=EXACT,
    )
    for ask in EVERYONE.values():
        assert ask(made.case).steps


@given(st.lists(COUNTED, min_size=1, max_size=7))
def test_no_count_is_too_large_for_anyone(numbers: list[str]) -> None:
    """All or none, of one child or of as many as a file may hold."""
    made = Situation(
        values=years(*numbers, since=2010 - len(numbers)), trajectory=towards({year(2009): "at most 4"}, year(2004))
    )
    for ask in EVERYONE.values():
        assert ask(made.case).steps
