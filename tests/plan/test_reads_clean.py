"""The plan that comes with the project is sound: nothing in it needs a mend, and its own examples hold."""

from __future__ import annotations

from functools import cache

import pytest

from oba.audit.check import check_rules
from oba.audit.examples import execute
from oba.read.project import Project, read_project
from oba.rollup.own_figures import known
from oba.rollup.series import roll_up
from tests.plan.table import DATA, ROOT, RULES

ROUNDS = ("2009-10-q4", "2010-11-q1", "2010-11-q2", "2010-11-q3", "2010-11-q4", "2023-24-q1")

_WAITING = {"S034"}  # the words of a summary, which nobody may write in young people's place


@cache
def project() -> Project:
    """Everything that was written for the plan; no part of it may have a problem but what waits for young people."""
    found, problems = read_project(RULES.parent, DATA.parent, RULES.name, ROOT)
    assert {problem.code for problem in problems} <= _WAITING
    assert found is not None
    return found


def test_every_file_of_the_plan_is_read_without_a_problem() -> None:
    """Rules, places, numbers, stories and registers are as the manual asks, and the rounds are the six expected."""
    assert tuple(when.id for when in project().plan.rounds) == ROUNDS


def test_every_example_in_the_rules_holds_and_every_band_is_proved() -> None:
    """The engine answers each worked example as it is written, and finds only answers that none of them shows."""
    plan = project()
    problems = check_rules(plan.plan, plan.rules, plan.places).problems
    assert {problem.code for problem in problems} <= {"A006"}


@pytest.mark.parametrize("name", ROUNDS)
def test_no_round_prints_an_example_that_its_own_rules_contradict(name: str) -> None:
    """Whatever versions a round knows, each example on its pages is answered by them as it says."""
    plan = project()
    when = next(one for one in plan.plan.rounds if one.id == name)
    known = [rule.as_at(when.cut_off) for rule in plan.rules.values()]
    runs = [run for rule in known for run in execute(rule, plan.places, plan.plan.policy)]
    assert runs or all(rule.newest.draft for rule in known)
    assert [run.example.where for run in runs if not run.holds] == []


@pytest.mark.parametrize("name", ROUNDS)
def test_what_was_sent_in_agrees_with_what_its_parts_add_up_to(name: str) -> None:
    """In no round does a supplied number differ from the sum of its areas beyond rounding."""
    plan = project()
    when = next(when for when in plan.plan.rounds if when.id == name)
    rows = known(plan.observations, when.cut_off)
    for rule in plan.rules.values():
        _, warnings = roll_up(rule, (row for row in rows if row.indicator == rule.id), plan.places)
        assert warnings == ()
