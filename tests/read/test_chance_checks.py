"""A test of chance stands in a rule only where its measure can have it."""

from __future__ import annotations

import pytest

from tests.read.door import PERCENT, codes, read, rule_text, version
from tests.read.test_methods import QUARTERLY, SCORE, WINDOWS

RATE = PERCENT.replace("kind: percent", "kind: rate per 1000")
COUNT = PERCENT.replace("kind: percent", "kind: count")
GAP = PERCENT.replace("kind: percent", "kind: gap, parts: percent, between: [boys, girls]")
MOVING = QUARTERLY.replace("kind: percent", "kind: moving, parts: percent, over: 4")
EXAMPLE = "{given: {}, then: {baseline: too few points}}"


def refused(measure: str, direction: str = "{better: lower, compare_with: previous}", *parts: str) -> list[str]:
    """The mends of tests that a rule asks for and its measure cannot have."""
    _, problems = read(rule_text(version(direction, *parts), measure, EXAMPLE))
    return [problem.mend for problem in problems if problem.code == "R034"]


def compared(measure: str, test: str) -> list[str]:
    """The same of a rule that compares by a test."""
    parts = f"comparators: {{with: [england], test: {test}}}"
    return refused(measure, "{better: lower, compare_with: previous}", parts)


@pytest.mark.parametrize("test", ["funnel 95", "funnel 95 and 99.8"])
@pytest.mark.parametrize("measure", [PERCENT, RATE, MOVING, WINDOWS])
def test_a_funnel_is_for_percentages_and_rates(test: str, measure: str) -> None:
    """Yearly or quarterly, of one period or of several together."""
    assert compared(measure, test) == []


@pytest.mark.parametrize("measure", [COUNT, SCORE, GAP])
def test_a_funnel_is_for_no_other_number(measure: str) -> None:
    """Counts, scores and gaps have no denominator that says how far chance takes them: refused with what to use."""
    assert compared(measure, "funnel 95") == ["use difference 0.5, or interval 95 where one is sent."]
    assert compared(measure, "interval 95") == []


@pytest.mark.parametrize("test", ["xmr", "mann-kendall"])
def test_a_test_of_the_whole_series_needs_nothing_to_compare_with(test: str) -> None:
    """It takes yearly and quarterly numbers, none that overlap, no width beside it, and nearer is neither way."""
    moving = f"{{better: lower, test: {test}}}"
    assert codes(rule_text(version(moving))) == []
    assert refused(QUARTERLY, moving) == []
    assert len(refused(WINDOWS, moving)) == len(refused(MOVING, moving)) == 1
    assert codes(rule_text(version(moving.replace("}", ", change_of_at_least: 1}")))) == ["R045"]
    nearer = refused(PERCENT, f"{{better: nearer, aim: between 20 and 30, test: {test}}}")
    assert nearer == ["use intervals 95, or change_of_at_least."]


def test_by_the_number_is_for_a_rating_by_an_interval() -> None:
    """Else there is nothing it could stand in for, and the mend says so."""
    known: dict[str, set[str]] = {"{test: interval 95, else: by the number}": set(), "{else: by the number}": {"R005"}}
    for threshold, wrong in known.items():
        part = version("{better: lower, compare_with: previous}", f"threshold: {threshold}")
        _, problems = read(rule_text(part, PERCENT, EXAMPLE))
        assert {problem.code for problem in problems if "no test" in problem.what} == wrong, problems
