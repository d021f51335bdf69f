"""A question may be left to a house by name, where that house has a method for such numbers."""

from __future__ import annotations

import pytest

from oba.domain.rule import House
from tests.read.door import PERCENT, codes, read, rule, rule_text, version

TARGETS = "trajectory: {start: {period: 2008/09, value: 6.2}, path: straight, targets: {2009/10: at most 4}%s}"
RANGE = "trajectory: {start: {period: 2008/09, value: 6.2}, path: straight, targets: {2009/10: between 20 and 30}%s}"
LED = ", policy: {as: %s}"
NEARER = "{better: nearer, aim: between 20 and 30, compare_with: previous%s}"
QUARTERLY = PERCENT.replace("every: year", "every: quarter")
WINDOWS = PERCENT.replace("roll_up: sum", "roll_up: sum, window: 3")
SCORE = PERCENT.replace("kind: percent", "kind: score").replace("roll_up: sum", "roll_up: supplied")


def direction(house: str, more: str = "") -> str:
    """A direction that a house decides."""
    return f"{{better: lower, {more}policy: {{as: {house}}}}}"


def test_a_house_for_each_question() -> None:
    """Each part keeps the house it names, and the others keep none."""
    found = rule(
        rule_text(
            version(
                direction("fingertips"),
                "threshold: {policy: {as: making-data-count}}",
                TARGETS % (LED % "healthy-people"),
                "comparators: {with: [england], policy: {as: fingertips}}",
            )
        )
    ).versions[0]
    assert found.direction.house is House.FINGERTIPS
    assert found.threshold.house is House.MAKING_DATA_COUNT
    assert found.trajectory.house is House.HEALTHY_PEOPLE
    assert found.comparators.house is House.FINGERTIPS
    plain = rule(rule_text()).versions[0]
    assert {plain.direction.house, plain.threshold.house, plain.trajectory.house, plain.comparators.house} == {None}


@pytest.mark.parametrize("house", ["making-data-count", "healthy-people", "eurostat", "fingertips"])
def test_a_house_needs_no_width_and_no_number_to_compare_with(house: str) -> None:
    """What the method itself says need not be said, and a width beside it is a second way to decide."""
    assert codes(rule_text(version(direction(house)))) == []
    assert codes(rule_text(version(direction(house, "change_of_at_least: 0.5, ")))) == ["R045"]
    assert codes(rule_text(version(direction(house, "test: xmr, ")))) == ["R045"]


def test_a_criterion_is_the_rule_s_own() -> None:
    """Scotland and Northern Ireland take the width, and the latter its start."""
    assert codes(rule_text(version(direction("scotland", "change_of_at_least: 0.1, ")))) == []
    since = direction("northern-ireland", "compare_with: start, change_of_at_least: 0.275 each period, ")
    assert codes(rule_text(version(since, TARGETS % ""))) == []
    assert codes(rule_text(version(direction("northern-ireland"), TARGETS % ""))) == ["R045"]


def test_two_limits_of_fingertips_are_the_target_and_amber() -> None:
    """Amber may stand beside that house; beside another it is a second way to decide."""
    amber = "threshold: {amber: within 0.5 points, policy: {as: %s}}"
    assert codes(rule_text(version("{better: lower, compare_with: previous}", amber % "fingertips"))) == []
    assert codes(rule_text(version("{better: lower, compare_with: previous}", amber % "making-data-count"))) == ["R045"]


@pytest.mark.parametrize(
    ("house", "measure"),
    [
        ("fingertips", QUARTERLY),
        ("fingertips", WINDOWS),
        ("fingertips", SCORE),
        ("making-data-count", WINDOWS),
    ],
)
def test_a_house_without_a_method_for_such_numbers(house: str, measure: str) -> None:
    """Quarters, windows or scores: refused at the policy's line, with what to use instead."""
    example = "{given: {}, then: {comparators: no comparator}}"
    _, problems = read(rule_text(version(direction(house)), measure, example))
    found = [problem for problem in problems if problem.code == "R034"]
    assert [problem.where.line for problem in found] == [8]
    assert all(problem.mend for problem in found)


@pytest.mark.parametrize("house", ["fingertips", "making-data-count", "eurostat"])
def test_nearer_is_unknown_to_most(house: str) -> None:
    """They tell up from down; each question that asks one of them is refused where it does."""
    moving = NEARER % (LED % house)
    assert codes(rule_text(version(moving.replace(", compare_with: previous", ""), RANGE % ""))) == ["R034"]


def test_nearer_is_refused_for_each_question() -> None:
    """Threshold, trajectory and comparators as well as direction; Healthy People judges the distance."""
    plain = NEARER % ""
    assert codes(rule_text(version(plain, "threshold: {policy: {as: fingertips}}", RANGE % ""))) == ["R034"]
    assert codes(rule_text(version(plain, RANGE % (LED % "eurostat")))) == ["R034"]
    named = "comparators: {with: [england], policy: {as: fingertips}}"
    assert codes(rule_text(version(plain, RANGE % "", named))) == ["R034"]
    assert codes(rule_text(version(plain, RANGE % (LED % "healthy-people")))) == []


@pytest.mark.parametrize(
    ("part", "house"),
    [
        ("threshold: {policy: {as: scotland}}", "scotland"),
        (TARGETS % (LED % "fingertips"), "fingertips"),
        ("comparators: {with: [england], policy: {as: eurostat}}", "eurostat"),
        ("threshold: {policy: {as: nobody}}", "nobody"),
    ],
)
def test_a_house_that_has_no_answer_to_a_question_is_refused(part: str, house: str) -> None:
    """The message names the house."""
    _, problems = read(rule_text(version("{better: lower, compare_with: previous}", part)))
    assert [problem for problem in problems if house in problem.what]
