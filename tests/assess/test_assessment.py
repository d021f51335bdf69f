"""An assessment: the period judged, the version in force, whose targets, what is late, and one answer each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from oba.assess.assessment import assess, judging_trajectory
from oba.domain.assessment import Assessment
from oba.domain.evidence import Reason, Series
from oba.domain.finding import Question, Rating
from oba.domain.period import Period
from oba.domain.rule import Rule, Threshold, Trajectory, Version
from tests.build import (
    INDICATOR,
    TOP,
    WHERE,
    numbers,
    place,
    places,
    plan,
    rule,
    series,
    target,
    trajectory,
    version,
    year,
)

CUT_OFF = date(2010, 10, 15)
NORTH = place("northern", "Northern", "area", TOP)


def assessed(
    own: Series | None, judged_by: Rule | None = None, known_by: date | None = CUT_OFF, days: int = 365
) -> Assessment:
    """The county's assessment from its own numbers and the comparators'."""
    given = {other: its for (_, other), its in numbers().items() if other != TOP}
    if own is not None:
        given[TOP] = own
    policy = replace(plan().policy, expected_within=days)
    return assess(judged_by or rule(), place(), places(), given, policy, known_by)


def answers(found: Assessment) -> list[str]:
    """What an assessment says to the five questions, in order."""
    return [found[question].says for question in Question]


def test_five_questions_five_answers() -> None:
    """The county of the example has one answer to each question, kept apart."""
    found = assessed(numbers()[INDICATOR, TOP])
    assert answers(found) == ["improving", "amber", "turned", "behind", "better"]
    assert (found.version, found.indicator, found.place) == (version(), INDICATOR, TOP)
    assert list(found.findings) == list(Question)


def test_a_comparator_is_told_by_its_name() -> None:
    """England's number is found by its identifier and told under its name."""
    assert assessed(numbers()[INDICATOR, TOP])[Question.COMPARATORS].target == "England"


@pytest.mark.parametrize("reason", [Reason.NOT_AVAILABLE, Reason.SUPPRESSED, Reason.DISPUTED, Reason.CONFIDENTIAL])
def test_a_missing_latest_number_answers_every_question(reason: Reason) -> None:
    """Nothing falls back silently to an older number: the reason of the period judged is every question's."""
    found = assessed(series({year(2008): "6.2", year(2009): reason}))
    assert answers(found) == [str(reason)] * 5
    assert found.judged is not None
    assert found.judged.period == year(2009)
    assert found[Question.THRESHOLD].steps[0].says == f"2009/10: {reason}."


def test_without_any_number_everything_is_not_collected() -> None:
    """A place without rows has no period judged; the newest approved version says what is missing."""
    found = assessed(None, known_by=date(2010, 1, 31))
    assert answers(found) == ["not collected"] * 5
    assert (found.judged, found.late) == (None, False)
    assert found[Question.DIRECTION].steps[0].says == "No number is known: not collected."


@pytest.mark.parametrize(
    ("own", "wanted"),
    [
        ({year(2009): Reason.SUPPRESSED}, "at most 4"),
        ({year(2010): Reason.SUPPRESSED}, "at most 3.6"),
        ({year(2008): Reason.SUPPRESSED}, "at most 4"),
        ({year(2015): Reason.SUPPRESSED}, None),
        (None, "at most 4"),
    ],
)
def test_a_missing_number_still_has_its_target(own: Mapping[Period, str | Reason] | None, wanted: str | None) -> None:
    """The threshold names the target that would judge it, else the next; without any number, the first."""
    found = assessed(series(own) if own else None)
    rating = found[Question.THRESHOLD].detail
    assert isinstance(rating, Rating)
    assert (str(rating.target.aim) if rating.target else None) == wanted
    assert found[Question.THRESHOLD].target == ""


def test_late_is_the_answer_only_where_there_is_no_number() -> None:
    """Without rows, days after the end of the version's first period, the answer is late; with rows it is a flag."""
    late = date(2011, 4, 2)
    assert answers(assessed(None, known_by=late, days=366)) == ["late"] * 5
    known = assessed(series({year(2008): "6.2", year(2009): "4.3"}), known_by=date(2013, 4, 1))
    assert known.late
    assert known[Question.THRESHOLD].says == "amber"
    missing = assessed(series({year(2009): Reason.NOT_AVAILABLE}), known_by=date(2013, 4, 1))
    assert (missing.late, answers(missing)) == (True, ["not available"] * 5)


@pytest.mark.parametrize(("after", "late"), [(0, False), (99, False), (100, False), (101, True)])
def test_the_next_number_is_due_within_the_days_of_the_policy(after: int, late: bool) -> None:  # noqa: FBT001
    """On the last of the expected days after the next period's end nothing is late yet; a day later it is."""
    known_by = date(2011, 3, 31) + timedelta(days=after)
    found = assessed(series({year(2009): "4.3"}), known_by=known_by, days=100)
    assert found.late is late


def test_an_example_without_a_date_is_never_late() -> None:
    """Worked examples have no cut-off: every version counts and nothing is late."""
    found = assessed(series({year(2009): "4.3"}), known_by=None)
    assert not found.late
    assert answers(assessed(None, known_by=None)) == ["not collected"] * 5


def test_the_version_in_force_judges() -> None:
    """Each period is judged by the version that governs it, among those approved by the cut-off."""
    harder = replace(version(), since=year(2010), trajectory=trajectory(target(year(2010), "at most 2.0")))
    easier = replace(version(), since=year(2008), trajectory=trajectory(target(year(2009), "at most 9")))
    two = replace(rule(), versions=(harder, easier))
    assert answers(assessed(series({year(2008): "6.2", year(2009): "4.3"}), two))[1] == "green"
    later = series({year(2008): "6.2", year(2009): "4.3", year(2010): "4.3"})
    assert answers(assessed(later, two))[1] == "red"
    unapproved = replace(two, versions=(approved(harder, date(2011, 1, 1)), easier))
    old = assessed(later, unapproved)
    assert (old.version.since, answers(old)[1]) == (year(2008), "no target")


def approved(which: Version, on: date) -> Version:
    """A version approved on a day."""
    return replace(which, reference=replace(which.reference, approved_on=on))


def test_before_any_version_is_approved_nothing_is_judged() -> None:
    """A round before the first approval shows the number, and every question says why it has no answer."""
    future = replace(rule(), versions=(approved(version(), date(2010, 10, 16)),))
    for own in (numbers()[INDICATOR, TOP], None):
        found = assessed(own, future)
        assert answers(found) == ["no approved rule"] * 5
        assert found.judged == (own.latest if own else None)
        assert (found.version.draft, found.version.trajectory.targets, found.outstanding) == (True, (), ())
        assert all(one.steps[0].cites for one in found.findings.values())
    assert not assessed(None, replace(rule(), versions=(approved(version(), CUT_OFF),))).version.draft


def test_what_a_rule_does_not_ask_is_told_before_what_is_missing() -> None:
    """A key that is left out is not asked, with a number and without one; the direction always is."""
    silent = replace(
        version(),
        threshold=Threshold(where=WHERE),
        baseline=replace(version().baseline, history=()),
        trajectory=Trajectory(where=WHERE),
        comparators=replace(version().comparators, places=()),
    )
    for own, first in ((numbers()[INDICATOR, TOP], "improving"), (None, "awaited")):
        found = assessed(own, replace(rule(), versions=(silent,)))
        assert answers(found) == [first, *["not asked"] * 4]
        assert found.asked == (Question.DIRECTION,)
    amber = replace(silent, threshold=version().threshold)
    assert answers(assessed(numbers()[INDICATOR, TOP], replace(rule(), versions=(amber,))))[1] == "no target"
    served = replace(silent, own={"north": trajectory()})
    assert answers(assessed(numbers()[INDICATOR, TOP], replace(rule(), versions=(served,))))[3] == "no target"


def shared(*, areas_as_parent: bool, own: Mapping[str, str] | None = None) -> Version:
    """A version that lets areas use the county's targets or not, with targets of their own for some places."""
    mine = {which: trajectory(target(year(2009), text)) for which, text in (own or {}).items()}
    threshold = replace(version().threshold, areas_as_parent=areas_as_parent)
    return replace(version(), threshold=threshold, own=mine)


def test_whose_targets_judge_a_place() -> None:
    """A place's own, else its parent's if the rule says so, else none; the county's are the rule's main ones."""
    locality = place("town", "Town", "locality", "northern")
    tree = replace(places(), by_id={**places().by_id, "town": locality})
    assert judging_trajectory(shared(areas_as_parent=False), place(), tree) == version().trajectory
    assert judging_trajectory(shared(areas_as_parent=False), NORTH, tree) is None
    assert judging_trajectory(shared(areas_as_parent=True), NORTH, tree) == version().trajectory
    assert judging_trajectory(shared(areas_as_parent=True), locality, tree) == version().trajectory
    mine = shared(areas_as_parent=True, own={"northern": "at most 5"})
    assert judging_trajectory(mine, NORTH, tree) == mine.own["northern"]
    assert judging_trajectory(mine, locality, tree) == mine.own["northern"]
    assert judging_trajectory(mine, place("central", "Central", "area", TOP), tree) == version().trajectory
    assert judging_trajectory(shared(areas_as_parent=False, own={"northern": "at most 5"}), locality, tree) is None


def test_an_area_is_judged_by_its_targets_and_from_its_own_start() -> None:
    """The county's written start does not serve an area; it starts from its own number towards the county's targets."""
    county = replace(rule(), versions=(shared(areas_as_parent=True),))
    given = {"northern": series({year(2008): "4.2", year(2009): "4.3"}, "northern")}
    found = assess(county, NORTH, places(), given, plan().policy, CUT_OFF)
    assert found[Question.THRESHOLD].says == "amber"
    assert found[Question.TRAJECTORY].says == "further off"
    alone = replace(rule(), versions=(shared(areas_as_parent=False),))
    none = assess(alone, NORTH, places(), given, plan().policy, CUT_OFF)
    assert [none[question].says for question in (Question.THRESHOLD, Question.TRAJECTORY)] == ["no target"] * 2


def test_a_later_rounds_numbers_change_nothing_known_before() -> None:
    """The same rows judged by the same versions give the same findings, whatever is approved later."""
    own = numbers()[INDICATOR, TOP]
    later = replace(rule(), versions=(approved(replace(version(), since=year(2005)), date(2012, 1, 1)), version()))
    first, again = assessed(own), assessed(own, later)
    assert first.findings == again.findings


def test_a_trend_of_the_example_is_the_forecast_drawn() -> None:
    """The example's history rises, so that 4.3 lies better than both the forecast and the last of the history."""
    found = assessed(numbers()[INDICATOR, TOP])
    margin = found[Question.BASELINE].margin
    assert margin is not None
    assert margin > 1
