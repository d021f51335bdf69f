"""What changed since the round before is real movement, a revision, a new rule or a new target, never two of them."""

from __future__ import annotations

from dataclasses import replace

from oba.audit.changes import changes
from oba.domain.assessment import Assessment
from oba.domain.evidence import Figure, Reason
from oba.domain.finding import Answer, Finding, Question
from tests.build import INDICATOR, TOP, WHERE, figure, outstanding, version, year
from tests.written import assessment

KEY = (INDICATOR, TOP)
NEXT_YEAR: Figure = figure(year(2010), "3.9")
ANOTHER = replace(version(), where=replace(WHERE, line=90))


def answered(old: Assessment, question: Question, answer: Answer, target: str = "") -> Assessment:
    """The same assessment with another answer to one question."""
    changed = replace(old[question], answer=answer, target=target or old[question].target)
    return replace(old, findings={**old.findings, question: changed})


def causes(old: Assessment, new: Assessment) -> list[tuple[Question, str, str, str]]:
    """Each change between two rounds, in short."""
    return [(one.question, one.before, one.after, one.cause) for one in changes({KEY: old}, {KEY: new})]


def test_the_same_answers_are_no_change() -> None:
    """A new period with the same words says nothing; what is compared is what the card says."""
    old = assessment()
    assert causes(old, old) == []
    assert causes(old, replace(old, judged=NEXT_YEAR, version=ANOTHER)) == []


def test_a_new_period_is_real_movement() -> None:
    """When another period is judged the world has moved, whatever else was changed with it."""
    new = answered(assessment(), Question.THRESHOLD, Answer.GREEN, target="at most 3.6")
    moved = replace(new, judged=NEXT_YEAR, version=ANOTHER)
    assert causes(assessment(), moved) == [(Question.THRESHOLD, "amber", "green", "real movement")]


def test_an_approval_is_a_rule_change() -> None:
    """Whatever else has come with it, a rule that nobody had approved before is why there are answers now."""
    none = {q: Finding(question=q, reason=Reason.NO_RULE) for q in Question}
    old = replace(assessment(), version=assessment().version.outline, findings=none)
    found = causes(old, replace(assessment(), judged=NEXT_YEAR))
    assert {(before, cause) for _, before, _, cause in found} == {("no approved rule", "rule change")}


def test_a_first_number_is_real_movement() -> None:
    """Where there was no number before, the first one moves every answer."""
    none = Finding(question=Question.THRESHOLD, reason=Reason.NOT_COLLECTED)
    old = replace(assessment(), judged=None, findings={**assessment().findings, Question.THRESHOLD: none})
    assert causes(old, assessment()) == [(Question.THRESHOLD, "not collected", "amber", "real movement")]


def test_another_number_for_the_same_period_is_a_revision() -> None:
    """The same period under the same version: only the data can have changed."""
    new = answered(assessment(), Question.DIRECTION, Answer.STEADY)
    assert causes(assessment(), new) == [(Question.DIRECTION, "improving", "steady", "data revision")]


def test_a_number_that_came_late_is_real_movement() -> None:
    """A row that said nothing now has a number for the same period; nothing that was known has been revised."""
    missing = figure(year(2009), Reason.NOT_AVAILABLE)
    found = {q: Finding(question=q, reason=Reason.NOT_AVAILABLE) for q in Question}
    old = replace(assessment(), judged=missing, findings=found)
    assert {cause for *_, cause in causes(old, assessment())} == {"real movement"}
    lost = {cause for *_, cause in causes(assessment(), old)}
    assert lost == {"data revision"}, "a number that is withdrawn is a revision"


def test_a_number_that_is_shown_at_last_is_a_revision() -> None:
    """What was withheld or disputed was known to somebody, and has been put right."""
    for reason in (Reason.SUPPRESSED, Reason.DISPUTED):
        none = Finding(question=Question.COMPARATORS, reason=reason)
        old = replace(assessment(), findings={**assessment().findings, Question.COMPARATORS: none})
        assert causes(old, assessment()) == [(Question.COMPARATORS, str(reason), "better", "data revision")]


def test_another_version_with_another_target_is_a_target_change() -> None:
    """The question judged against a target says so when that target differs."""
    new = replace(answered(assessment(), Question.THRESHOLD, Answer.RED, target="at most 3.5"), version=ANOTHER)
    assert causes(assessment(), new) == [(Question.THRESHOLD, "amber", "red", "target change")]
    new = replace(answered(assessment(), Question.TRAJECTORY, Answer.REACHED, target="at most 5"), version=ANOTHER)
    assert causes(assessment(), new) == [(Question.TRAJECTORY, "behind", "reached", "target change")]


def test_another_version_with_the_same_target_is_a_rule_change() -> None:
    """A wider amber, another comparator, another forecast: the rule has changed, the target has not."""
    new = replace(answered(assessment(), Question.THRESHOLD, Answer.RED), version=ANOTHER)
    assert causes(assessment(), new) == [(Question.THRESHOLD, "amber", "red", "rule change")]
    new = replace(answered(assessment(), Question.COMPARATORS, Answer.WORSE, target="South East"), version=ANOTHER)
    assert causes(assessment(), new) == [(Question.COMPARATORS, "better", "worse", "rule change")]


def test_a_number_that_is_late_has_not_changed() -> None:
    """Not collected becomes overdue because time has passed; nobody revised anything."""
    found = {q: Finding(question=q, reason=Reason.NOT_COLLECTED) for q in Question}
    late = {q: Finding(question=q, reason=Reason.LATE) for q in Question}
    none = replace(assessment(), judged=None, findings=found)
    assert causes(none, replace(none, findings=late, outstanding=(outstanding(year(2010)),))) == []


def test_an_indicator_of_one_round_only_is_no_change() -> None:
    """What was not there before, or is no longer, has no answer to differ from."""
    assert changes({}, {KEY: assessment()}) == ()
    assert changes({KEY: assessment()}, {}) == ()
