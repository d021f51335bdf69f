"""A question may be left to a method by name, where it can be applied to such numbers."""

from __future__ import annotations

import pytest

from oba.domain.rule import Method
from tests.read.door import PERCENT, codes, read, rule, rule_text, version

TARGETS = "trajectory: {start: {period: 2008/09, value: 6.2}, path: straight, targets: {2009/10: at most 4}%s}"
RANGE = "trajectory: {start: {period: 2008/09, value: 6.2}, path: straight, targets: {2009/10: between 20 and 30}%s}"
LED = ", method: %s"
NEARER = "{better: nearer, aim: between 20 and 30, compare_with: previous%s}"
QUARTERLY = PERCENT.replace("every: year", "every: quarter")
WINDOWS = PERCENT.replace("roll_up: sum", "roll_up: sum, window: 3")
SCORE = PERCENT.replace("kind: percent", "kind: score").replace("roll_up: sum", "roll_up: supplied")


def direction(method: str, more: str = "") -> str:
    """A direction that a method decides."""
    return f"{{better: lower, {more}method: {method}}}"


def test_a_method_for_each_question() -> None:
    """Each part keeps the method it names, and the others keep none."""
    found = rule(
        rule_text(
            version(
                direction("fingertips"),
                "threshold: {method: making-data-count}",
                TARGETS % (LED % "healthy-people"),
                "comparators: {with: [england], method: fingertips}",
            )
        )
    ).versions[0]
    assert found.direction.method is Method.FINGERTIPS
    assert found.threshold.method is Method.MAKING_DATA_COUNT
    assert found.trajectory.method is Method.HEALTHY_PEOPLE
    assert found.comparators.method is Method.FINGERTIPS
    plain = rule(rule_text()).versions[0]
    assert {plain.direction.method, plain.threshold.method, plain.trajectory.method, plain.comparators.method} == {None}


@pytest.mark.parametrize("method", ["making-data-count", "healthy-people", "eurostat", "fingertips"])
def test_a_method_needs_no_width_and_no_number_to_compare_with(method: str) -> None:
    """What the method itself says need not be said, and a width beside it is a second way to decide."""
    assert codes(rule_text(version(direction(method)))) == []
    assert codes(rule_text(version(direction(method, "change_of_at_least: 0.5, ")))) == ["R045"]
    assert codes(rule_text(version(direction(method, "test: xmr, ")))) == ["R045"]


def test_a_criterion_is_the_rule_s_own() -> None:
    """Scotland and Northern Ireland take the width, and the latter its start."""
    assert codes(rule_text(version(direction("scotland", "change_of_at_least: 0.1, ")))) == []
    since = direction("northern-ireland", "compare_with: start, change_of_at_least: 0.275 each period, ")
    assert codes(rule_text(version(since, TARGETS % ""))) == []
    assert codes(rule_text(version(direction("northern-ireland"), TARGETS % ""))) == ["R045"]


def test_two_limits_of_fingertips_are_the_target_and_amber() -> None:
    """Amber may stand beside that method; beside another it is a second way to decide."""
    amber = "threshold: {amber: within 0.5 points, method: %s}"
    assert codes(rule_text(version("{better: lower, compare_with: previous}", amber % "fingertips"))) == []
    assert codes(rule_text(version("{better: lower, compare_with: previous}", amber % "making-data-count"))) == ["R045"]


@pytest.mark.parametrize(
    ("method", "measure"),
    [
        ("fingertips", QUARTERLY),
        ("fingertips", WINDOWS),
        ("fingertips", SCORE),
        ("making-data-count", WINDOWS),
    ],
)
def test_a_method_that_is_not_for_such_numbers(method: str, measure: str) -> None:
    """Quarters, windows or scores: refused at the method's line, with what to use instead."""
    example = "{given: {}, then: {comparators: no comparator}}"
    _, problems = read(rule_text(version(direction(method)), measure, example))
    found = [problem for problem in problems if problem.code == "R034"]
    assert [problem.where.line for problem in found] == [8]
    assert all(problem.mend for problem in found)


@pytest.mark.parametrize("method", ["fingertips", "making-data-count", "eurostat"])
def test_nearer_is_unknown_to_most(method: str) -> None:
    """They tell up from down; each question that asks one of them is refused where it does."""
    moving = NEARER % (LED % method)
    assert codes(rule_text(version(moving.replace(", compare_with: previous", ""), RANGE % ""))) == ["R034"]


def test_nearer_is_refused_for_each_question() -> None:
    """Threshold, trajectory and comparators as well as direction; Healthy People judges the distance."""
    plain = NEARER % ""
    assert codes(rule_text(version(plain, "threshold: {method: fingertips}", RANGE % ""))) == ["R034"]
    assert codes(rule_text(version(plain, RANGE % (LED % "eurostat")))) == ["R034"]
    named = "comparators: {with: [england], method: fingertips}"
    assert codes(rule_text(version(plain, RANGE % "", named))) == ["R034"]
    assert codes(rule_text(version(plain, RANGE % (LED % "healthy-people")))) == []


@pytest.mark.parametrize(
    ("part", "method"),
    [
        ("threshold: {method: scotland}", "scotland"),
        (TARGETS % (LED % "fingertips"), "fingertips"),
        ("comparators: {with: [england], method: eurostat}", "eurostat"),
        ("threshold: {method: nobody}", "nobody"),
    ],
)
def test_a_method_that_has_no_answer_to_a_question_is_refused(part: str, method: str) -> None:
    """The message names the method."""
    _, problems = read(rule_text(version("{better: lower, compare_with: previous}", part)))
    assert [problem for problem in problems if method in problem.what]


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("threshold: {policy: {as: fingertips}}", "fingertips"),
        ("threshold: {policy: fingertips}", "fingertips"),
        (TARGETS % ", policy: {as: eurostat}", "eurostat"),
        ("comparators: {with: [england], policy: {as: fingertips}}", "fingertips"),
    ],
)
def test_the_former_key_is_refused_with_the_line_that_replaces_it(part: str, word: str) -> None:
    """One problem, at its line: write method and the same word."""
    _, problems = read(rule_text(version("{better: lower, compare_with: previous}", part)))
    assert [(one.code, one.mend) for one in problems] == [("R004", f"write method: {word}.")]


def test_the_former_key_of_a_direction_asks_for_nothing_else() -> None:
    """What the method says itself is not asked for beside the problem with its key."""
    assert codes(rule_text(version("{better: lower, policy: {as: fingertips}}"))) == ["R004"]
