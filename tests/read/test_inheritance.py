"""A later version of a rule says what differs; the rest is the version before it, each part where it stands."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from oba.domain.finding import Question
from oba.domain.rule import ChanceTest, Forecast, Rule, Version
from tests.read.door import read, rule, rule_text

F = Fraction
OLD = """\
  - from: 2009/10
    direction: {better: lower, compare_with: same period last year, change_of_at_least: 0.2}
    threshold: {amber: within 0.5 points, areas: as county}
    baseline: {history: 2004/05 to 2008/09, forecast: trend, interval: 80}
    trajectory:
      start: {period: 2008/09, value: 6.2}
      path: straight
      targets:
        2009/10: at most 4.0
        2010/11: at most 3.6
        2011/12: at most 3.4 (to be confirmed)
      areas:
        north: {targets: {2010/11: at most 3.9}}
    comparators: {with: [england], test: difference 0.5}
    reference: {source: The plan, approved: {by: The Board, on: 2010-01-20}, owner: The head, review: 2011-03-31}
    assumed:
      threshold.amber: half a point
      threshold.areas: the county's judge
      direction: two tenths
      owner: a role
      measure.of: those on roll
"""
APPROVED = "    reference: {source: Minutes, approved: {by: The Board, on: %s}, owner: The head, review: 2012-03-31}\n"


def later(*lines: str, on: str = "2011-02-09", since: str = "2010/11") -> str:
    """A later version with these lines."""
    return f"  - from: {since}\n" + "".join(f"    {line}\n" for line in lines) + APPROVED % on


def both(*lines: str, example: str = "{given: {2009/10: 4.3}, then: {direction: not collected}}") -> Rule:
    """A rule of the old version and a later one, which is sound."""
    return rule(rule_text(later(*lines) + OLD, example=example))


def targets(version: Version) -> dict[str, str]:
    """The targets of a version by period."""
    return {str(target.period): str(target.aim) for target in version.trajectory.targets}


def test_a_later_version_that_says_nothing_is_the_one_before() -> None:
    """Every key and what is assumed of it are taken over; source and approval are its own, with what they assume."""
    new, old = both().versions
    for key in ("direction", "threshold", "baseline", "trajectory", "comparators", "own"):
        assert getattr(new, key) == getattr(old, key)
    assert (new.reference.source, new.reference.approved_on) == ("Minutes", date(2011, 2, 9))
    assert dict(new.assumed) == {name: why for name, why in old.assumed.items() if name != "owner"}


def test_one_part_and_one_target_are_enough() -> None:
    """A part that is stated stands beside those that are not, and the other periods keep their targets."""
    new, _ = both("threshold: {amber: within 0.3 points}", "trajectory: {targets: {2011-12: at most 3.3}}").versions
    assert new.threshold.amber is not None
    assert (new.threshold.amber.amount, new.threshold.areas_as_parent) == (F("0.3"), True)
    assert targets(new) == {"2009/10": "at most 4", "2010/11": "at most 3.6", "2011/12": "at most 3.3"}
    assert new.trajectory.start is not None
    assert set(new.own) == {"north"}
    assert set(new.assumed) == {"threshold.areas", "direction", "measure.of"}


def test_a_trace_cites_the_line_where_a_part_stands() -> None:
    """What is taken over keeps the line of the version it stands in; what is stated has its own."""
    text = rule_text(later("trajectory: {targets: {2011/12: at most 3.3}}") + OLD)
    lines = text.split("\n")
    new, old = rule(text).versions
    assert new.direction.where == old.direction.where
    assert [lines[(target.where.line or 0) - 1].strip() for target in new.trajectory.targets] == [
        "2009/10: at most 4.0", "2010/11: at most 3.6", "trajectory: {targets: {2011/12: at most 3.3}}",
    ]  # fmt: skip


def test_a_version_names_every_line_where_the_parts_of_a_key_stand() -> None:
    """Its own line and those of what it takes over, through several versions; what is all its own has one line."""
    newest = later("trajectory: {targets: {2012/13: at most 3}}", on="2012-02-09", since="2011/12")
    text = rule_text(newest + later("trajectory: {targets: {2011/12: at most 3.3}}") + OLD)
    third, second, first = rule(text).versions
    begins = first.trajectory.where.line or 0
    assert first.lines[Question.TRAJECTORY] == (begins,)
    assert second.lines[Question.TRAJECTORY][:2] == (second.trajectory.where.line, begins + 1)
    own, between, *rest = third.lines[Question.TRAJECTORY]
    assert (own, between) == (third.trajectory.where.line, second.trajectory.where.line)
    assert rest == list(second.lines[Question.TRAJECTORY][1:])
    assert third.lines[Question.DIRECTION] == second.lines[Question.DIRECTION] == first.lines[Question.DIRECTION]


@pytest.mark.parametrize("key", ["threshold", "baseline", "trajectory", "comparators"])
def test_none_takes_a_key_away(key: str) -> None:
    """The question is no longer asked, nothing is assumed of it any more, and the older version asks it still."""
    more = ["threshold: none"] if key == "trajectory" else []
    new, old = both(f"{key}: none", *more).versions
    assert getattr(new, key) != getattr(old, key)
    assert [name for name in new.assumed if name.startswith(key)] == []


def test_none_takes_away_a_part_a_target_an_area_and_an_assumption() -> None:
    """Each by its own line; none of amber and of better are values and stay what they are."""
    new, _ = both(
        "threshold: {areas: none, amber: none}",
        "trajectory: {targets: {2011/12: none}, areas: {north: none}}",
        "assumed: {measure.of: none}",
    ).versions
    assert (new.threshold.areas_as_parent, new.threshold.amber) == (False, None)
    assert list(targets(new)) == ["2009/10", "2010/11"]
    assert new.own == {}
    assert dict(new.assumed) == {"direction": "two tenths"}


def test_another_way_to_decide_takes_the_place_of_the_old_one() -> None:
    """A test ends a width, another forecast its numbers, and a new start is a new trajectory."""
    new, _ = both(
        "direction: {test: recent trend}",
        "baseline: {forecast: stated, values: {2010/11: 5.0}, tolerance: 0.2, reason: so}",
        "comparators: {test: interval 95}",
        "trajectory: {start: {period: 2010/11, value: 4.4}, targets: {2012/13: at most 3.0}}",
    ).versions
    assert (new.direction.test, new.direction.change) == (ChanceTest.RECENT_TREND, F(0))
    assert (new.baseline.forecast, len(new.baseline.history)) == (Forecast.STATED, 5)
    assert (new.comparators.places, new.comparators.difference) == (("england",), None)
    assert (targets(new), dict(new.own)) == ({"2012/13": "at most 3"}, {})


def test_a_reference_is_never_taken_over() -> None:
    """Nobody's approval is taken for another version's: it is missing, at the version that lacks it."""
    _, problems = read(rule_text("  - from: 2010/11\n    threshold: none\n" + OLD))
    assert [(one.code, one.where.line) for one in problems] == [("R005", 7)]
    assert "'reference' is missing" in problems[0].what


def test_a_version_changes_what_its_approvers_knew() -> None:
    """One approved before the version below it changes the one below that: its approvers could not know more."""
    middle = later("threshold: {amber: within 0.4 points}", since="2010/11", on="2011-06-01")
    text = rule_text(later(since="2011/12", on="2011-02-09") + middle + OLD)
    newest, changed, oldest = rule(text).versions
    assert newest.threshold == oldest.threshold
    assert changed.threshold != oldest.threshold


def test_changes_follow_one_another() -> None:
    """The third version takes over what the second stated, with the second's line, and what it took away stays away."""
    second = later("threshold: {amber: within 0.4 points}", "comparators: none")
    text = rule_text(later(since="2011/12", on="2011-06-01") + second + OLD)
    third, changed, _ = rule(text).versions
    assert (third.threshold, third.comparators.places) == (changed.threshold, ())


def test_what_is_wrong_with_what_is_taken_over_is_told_once_where_it_stands() -> None:
    """A mistake in the older version is no second mistake of the newer one."""
    for right, slip in (("amber: within", "ambr: within"), ("direction: {", "directon: {"), ("{better:", "{beter:")):
        text = rule_text(later("baseline: {interval: 90}") + OLD.replace(right, slip))
        _, problems = read(text)
        (one,) = set(problems)
        assert (one.code, slip in text.split("\n")[(one.where.line or 0) - 1]) == ("R004", True)


def test_two_parts_that_do_not_fit_are_told_where_the_new_one_stands() -> None:
    """A target that contradicts a direction taken over is named at its own line."""
    text = rule_text(later("trajectory: {targets: {2011/12: at least 3.3}}") + OLD)
    _, problems = read(text)
    assert [(one.code, text.split("\n")[(one.where.line or 0) - 1].strip()[:10]) for one in problems] == [
        ("R040", "trajectory")
    ]


@pytest.mark.parametrize("wrong", ["direction: none", "in_force: none", "threshold: [none]", "assumed: [a]"])
def test_what_cannot_be_taken_over_or_away_is_a_problem_and_nothing_worse(wrong: str) -> None:
    """Direction is always asked, and other sorts of things are refused as in any version."""
    _, problems = read(rule_text(later(wrong) + OLD))
    assert {one.code for one in problems} <= {"R003", "R004"}
    assert problems


def test_the_later_version_in_the_readme_is_a_later_version() -> None:
    """Laid on the whole rule of the same page it is read without a problem."""
    page = (Path(__file__).parents[2] / "rules" / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    whole = next(block for block in blocks if block.startswith("id: ni-117"))
    change = next(block for block in blocks if block.startswith("in_force:"))
    change = change.removeprefix("in_force:\n").partition("  - from: 2008/09")[0]
    change = change.replace("below 4 ", "at most 4 ")
    text = whole.replace("in_force:\n", f"in_force:\n{change}").replace("narrowing-the-gap", "health")
    found, problems = read(text, "ni-117")
    assert problems == ()
    assert found is not None
    assert found.versions[0].comparators.places == ()
