"""The working is shown step by step with its lines, and two rulebooks are held against one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.audit.differences import counted, differences
from oba.audit.explanation import explanation
from oba.domain.assessment import Assessment
from oba.domain.change import Appearance, Change, ChangeCause, ChangeKind, Changes, NumberChange, NumberRevision
from oba.domain.citation import CitedRule
from oba.domain.evidence import Reason
from oba.domain.finding import Answer, Children, Question, Rating, Step, Way
from oba.domain.measure import NBSP
from tests.build import INDICATOR, TOP, WHERE, a_round, figure, n, outstanding, place, rule, year
from tests.written import assessment, book, unknown

KEY = (INDICATOR, TOP)
HERE = place()


def explained(found: Assessment) -> list[str]:
    """The working for one assessment."""
    return list(explanation(replace(book(), assessments={KEY: found}), rule(), HERE))


def test_the_working_names_all_it_rests_on() -> None:
    """The head says which number, known when, which version, approved by whom; then each question and its steps."""
    lines = explained(assessment())
    assert lines[:3] == [
        "NI 117  Young people aged 16 to 18 not in education, employment or training",
        "Oxfordshire, 2009/10, known at 2010-10-15 (2010-11-q2)",
        f"rule in force from 2009/10 ({WHERE}), approved by Trust Board on 20{NBSP}January 2010",
    ]
    assert [line for line in lines if line.endswith("]")] == [
        "Is it good enough?  amber  [threshold]",
        "Is it getting better?  improving  [direction]",
        "Are we turning the curve?  turned  [baseline]",
        "Will we get there?  behind  [trajectory]",
        "How do we compare?  better  [comparators]",
    ]
    at = lines.index("Is it good enough?  amber  [threshold]")
    assert lines[at + 1 : at + 7] == [
        "  1. 4.3 % is not at most 4.0 %.",
        "       ni-117",
        "         rules/plan/outcome/ni-117.yaml:1",
        "  2. Amber reaches 4.5 %.",
        "       ni-117",
        "         rules/plan/outcome/ni-117.yaml:1",
    ]


def test_every_step_of_every_finding_is_shown_with_its_lines() -> None:
    """No step is left out, and a line cited twice in one step is shown once."""
    row = CitedRule(key="ni-117, oxfordshire, 2009/10", file="data/plan/observations/a.csv", line=14)
    finding = replace(assessment()[Question.DIRECTION], steps=(Step(says="One.", cites=(row, WHERE, row)),))
    lines = explained(replace(assessment(), findings={**assessment().findings, Question.DIRECTION: finding}))
    at = lines.index("  1. One.")
    assert lines[at + 1 : at + 6] == [
        f"       {row.key}", "         data/plan/observations/a.csv:14", f"       {WHERE.key}", f"         {WHERE}", "",
    ]  # fmt: skip
    for found in assessment().findings.values():
        assert all(any(step.says in line for line in explained(assessment())) for step in found.steps)


def test_a_question_without_an_answer_says_why() -> None:
    """Not assessable is said, with its reason, where the answer would stand."""
    none = unknown(Question.THRESHOLD, Reason.NO_TARGET)
    lines = explained(replace(assessment(), findings={**assessment().findings, Question.THRESHOLD: none}))
    assert "Is it good enough?  not assessable: no target  [threshold]" in lines


def test_a_question_that_is_not_asked_says_what_the_rule_lacks() -> None:
    """One line with what is left out, and the version that leaves it out; no steps."""
    none = unknown(Question.BASELINE, Reason.NOT_ASKED)
    lines = explained(replace(assessment(), findings={**assessment().findings, Question.BASELINE: none}))
    at = lines.index("Are we turning the curve?  not asked: no baseline  [baseline]")
    assert lines[at + 1 : at + 4] == [f"       {WHERE.key}", f"         {WHERE}", ""]


def test_sums_late_numbers_and_missing_ones_are_named() -> None:
    """The head says that a number is a sum and of what, that a later one is late, or that there is none."""
    found = assessment()
    assert found.judged
    summed = replace(found, judged=replace(found.judged, rolled_up=("northern", "central")))
    late = replace(summed, outstanding=(outstanding(year(2010), "northern"),))
    assert explained(late)[3:5] == ["the sum of northern, central", "2010/11: Northern late"]
    assert "no period" in explained(replace(found, judged=None))[1]


def test_nothing_is_explained_that_was_not_answered() -> None:
    """A place without an assessment gives no lines."""
    assert explanation(replace(book(), assessments={}), rule(), HERE) == ()


def test_another_rulebook_changes_these_answers_and_no_others() -> None:
    """One line for each answer that differs, with both words, and a count of all that were compared."""
    new = replace(assessment()[Question.THRESHOLD], answer=Answer.RED)
    changed = replace(assessment(), findings={**assessment().findings, Question.THRESHOLD: new})
    other = replace(book(), assessments={KEY: changed})
    (found,) = differences(book(), other)
    assert (found.indicator, found.place, found.question, found.moved) == (INDICATOR, TOP, Question.THRESHOLD, True)
    assert (found.was.split(" (")[0], found.now.split(" (")[0]) == ("amber", "red")
    assert counted((found,), book(), other) == "1 of 5 answers differ in 2010-11-q2."
    assert differences(book(), book()) == ()
    assert counted((), book(), book()) == "0 of 5 answers differ in 2010-11-q2."


def test_an_answer_that_stays_with_another_margin_is_told_apart() -> None:
    """How near it lies to another answer, in the unit and in children; it is counted beside those that moved."""
    rated = assessment()[Question.THRESHOLD]
    assert isinstance(rated.detail, Rating)
    detail = replace(rated.detail, children=Children(count=1, way=Way.UP, to=Answer.RED))
    nearer = replace(rated, margin=n("0.1"), detail=detail)
    changed = replace(assessment(), findings={**assessment().findings, Question.THRESHOLD: nearer})
    other = replace(book(), assessments={KEY: changed})
    (found,) = differences(book(), other)
    assert (found.moved, found.now.replace("\N{NO-BREAK SPACE}", " ")) == (
        False,
        "amber (margin +0.1 points, 1 child to red)",
    )
    assert counted((found,), book(), other) == "0 of 5 answers differ in 2010-11-q2; 1 margin besides."


def test_a_rule_in_one_rulebook_only_is_said_so() -> None:
    """Dropping a rule changes all its answers, and so does adding one."""
    empty = replace(book(), assessments={})
    for found, none in ((differences(book(), empty), "now"), (differences(empty, book()), "was")):
        assert [getattr(one, none) for one in found] == ["no rule"] * 5
        assert all(one.moved for one in found)


def test_the_working_ends_with_what_changed_and_why() -> None:
    """Each answer with its causes, what each cause added to the number, and what was revised; else that none has."""
    change = Change(
        indicator=INDICATOR,
        place=TOP,
        question=Question.THRESHOLD,
        kind=ChangeKind.MOVED,
        before=Answer.GREEN,
        after=Answer.AMBER,
        causes=(ChangeCause.REVISION, ChangeCause.TIGHTER),
    )
    was, now = figure(year(2009), "4.0"), figure(year(2009), "4.3")
    moved = NumberChange(indicator=INDICATOR, place=TOP, was=was, now=now, path=((ChangeCause.REVISION, n("4.3")),))
    again = NumberRevision(indicator=INDICATOR, place=TOP, period=year(2009), was=was, now=now)
    told = Changes(answers=(change, replace(change, before=None)), numbers=(moved,), revisions=(again,))
    before = replace(a_round(), id="2010-11-q1", title="Quarter 1")
    lines = explanation(replace(book(), compared_with=before, changes=told), rule(), HERE)
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines[-5:]] == [
        "Since Quarter 1 (2010-11-q1, answered again from what it knew)",
        "  threshold: green → amber (moved), by a revision and a tighter target",
        "  threshold: withheld → amber (moved), by a revision and a tighter target",
        "  number: +0.3 by a revision",
        "  2009/10 revised: 4.0 % → 4.3 %",
    ]
    elsewhere = replace(told, answers=(replace(change, place="elsewhere"),), numbers=(), revisions=())
    assert explanation(replace(book(), compared_with=before, changes=elsewhere), rule(), HERE)[-1] == (
        "  no answer has changed"
    )


@pytest.mark.parametrize("indicator", [INDICATOR, None])
def test_what_is_first_shown_is_not_said_to_be_unchanged(indicator: str | None) -> None:
    """A place without a number in the round before had no answers there; one that ended, or another's, is not told."""
    begun = Appearance(indicator=indicator, place=TOP, ended=False, cause=ChangeCause.NUMBER)
    others = (replace(begun, ended=True), replace(begun, place="elsewhere"), replace(begun, indicator="ni-2"))
    before = replace(a_round(), id="2010-11-q1", title="Quarter 1")
    told = replace(book(), compared_with=before, changes=Changes(appearances=(begun, *others)))
    assert explanation(told, rule(), HERE)[-2:] == (
        "Since Quarter 1 (2010-11-q1, answered again from what it knew)",
        "  first shown: in the round before it had no number here, or no page; by a new number",
    )
