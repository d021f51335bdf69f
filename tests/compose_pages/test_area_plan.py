"""The area action plan: what an area does itself, and what is done everywhere for what is red or late in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.compose.delivery.area_plan import area_plan
from oba.compose.pack import pack
from oba.domain.book import Book
from oba.domain.finding import Answer, Finding, Question
from oba.domain.registers import Action, Milestone
from oba.domain.rule import Trajectory
from tests.build import WHERE, outstanding, target, year
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import CUSTODY, NEET, NORTH, SOUTH

BOOK = full()
ACTION, MILESTONE = BOOK.registers.actions[0], BOOK.registers.milestones[0]
OWN = (
    replace(ACTION, id="own", place=NORTH, action="Not due", due=date(2011, 3, 31)),
    replace(ACTION, id="part", place="banbury", action="Long late", due=date(2010, 6, 30)),
    replace(ACTION, id="other", place=SOUTH, action="Elsewhere"),
)
WIDE = (
    replace(ACTION, id="w1", action="For leavers"),
    replace(ACTION, id="w2", action="Closed", status="done"),
    replace(ACTION, id="w3", indicator="", objective="one", action="For an objective"),
    replace(ACTION, id="w4", indicator=CUSTODY, action="For what has no card here"),
)
THEIRS = (
    replace(MILESTONE, id="n", place=NORTH, milestone="In time"),
    replace(MILESTONE, id="l", place="banbury", milestone="Past its day", due=date(2010, 6, 30)),
    replace(MILESTONE, id="s", place=SOUTH),
)


def book(
    actions: tuple[Action, ...] = (*OWN, *WIDE),
    milestones: tuple[Milestone, ...] = (*BOOK.registers.milestones, *THEIRS),
    answer: Answer = Answer.RED,
) -> Book:
    """A round in which the leavers of the north are rated in one way."""
    found = BOOK.assessments[NEET, NORTH]
    rated = {**found.findings, Question.THRESHOLD: Finding(question=Question.THRESHOLD, answer=answer)}
    return replace(
        BOOK,
        registers=replace(BOOK.registers, actions=actions, milestones=milestones),
        assessments={**BOOK.assessments, (NEET, NORTH): replace(found, findings=rated)},
    )


def test_an_areas_own_actions_come_first_and_the_late_ones_before_all() -> None:
    """Those of its parts too, with their names; those of other areas never."""
    found = area_plan(book(), area(), "")
    assert found
    assert [(one.action, one.place, one.late) for one in found.own] == [
        ("Long late", "Banbury", True),
        ("Not due", "", False),
    ]
    assert found.message == "Northern Oxfordshire: two actions: 1 late; two milestones: 1 late."
    assert [(one.milestone, one.place) for one in found.milestones] == [("Past its day", "Banbury"), ("In time", "")]


def test_what_is_done_everywhere_is_marked_so_and_listed_for_what_is_red() -> None:
    """Closed ones are left out; others are counted, and stand in the delivery plan."""
    found = area_plan(book(), area(), "")
    assert found
    assert found.wide_title == "County-wide"
    assert [[one.action for one in group.actions] for group in found.wide] == [["For leavers"]]
    assert found.rest == "One other open action stands in the delivery plan."


def test_what_is_green_here_has_its_actions_in_the_delivery_plan_only() -> None:
    """Unless its number is late."""
    green = area_plan(book(answer=Answer.GREEN), area(), "")
    assert green
    assert green.wide == ()
    assert green.rest.replace("\xa0", " ") == "Two other open actions stand in the delivery plan: NI 117."
    here = book(answer=Answer.GREEN)
    late = replace(here.assessments[NEET, NORTH], outstanding=(outstanding(year(2010)),))
    found = area_plan(replace(here, assessments={**here.assessments, (NEET, NORTH): late}), area(), "")
    assert found
    assert [group.title for group in found.wide] == [BOOK.rules[NEET].short]


def test_targets_of_its_own_are_named_with_their_periods() -> None:
    """Where a rule has none for the area, that is said instead."""
    rule = BOOK.rules[NEET]
    own = Trajectory(
        where=WHERE, targets=(target(year(2010), "at most 3.1"), target(year(2011), "at most 3.0", "to be confirmed"))
    )
    versions = (replace(rule.newest, own={NORTH: own}), *rule.versions[1:])
    here = replace(book(), rules={**BOOK.rules, NEET: replace(rule, versions=versions)})
    found = area_plan(here, area(), "")
    assert found
    (one,) = found.targets
    assert one.targets.replace("\xa0", " ") == "At most 3.1 % in 2010/11; at most 3.0 % (to be confirmed) in 2011/12"
    assert found.no_targets == ""
    without = area_plan(here, area(SOUTH), "")
    assert without
    assert (without.targets, without.no_targets[:12]) == ((), "No indicator")


def test_an_area_with_nothing_of_its_own_is_told_so() -> None:
    """And what bears on it is listed all the same."""
    found = area_plan(book(actions=WIDE, milestones=()), area(), "")
    assert found
    assert found.message == "Northern Oxfordshire has no action and no milestone of its own."
    alone = area_plan(book(actions=OWN), area(), "")
    assert alone
    assert (alone.wide, alone.rest) == ((), "")


def test_the_whole_has_a_delivery_plan_instead() -> None:
    """And where nobody keeps actions, no area has a plan."""
    assert area_plan(book(), county(), "") is None
    assert area_plan(book(actions=()), area(), "") is None


def test_it_is_for_the_meeting_of_the_areas_board() -> None:
    """Named where there is one, else for the place; what is made up is said at its head."""
    board = replace(BOOK.plan.boards[0], id="northern", name="Northern Board", place=NORTH)
    plan = replace(BOOK.plan, boards=(*BOOK.plan.boards, board))
    now = replace(BOOK.round, meetings=(*BOOK.round.meetings, ("northern", date(2010, 11, 24))))
    here = replace(book(actions=(replace(OWN[0], illustrative=True), OWN[1])), plan=plan, round=now)
    found = area_plan(here, area(), "")
    assert found
    assert found.eyebrow.replace("\xa0", " ").endswith("for the Northern Board, meeting of 24 November 2010")
    assert (found.illustrative, [one.mark for one in found.own]) == ("Illustrative actions", ["", "illustrative"])
    alone = area_plan(book(), area(), "")
    assert alone
    assert (alone.eyebrow.endswith("Northern Oxfordshire"), alone.illustrative) == (True, "")


def test_it_stands_in_the_pack_of_the_area() -> None:
    """After the dashboard; the cover says that its milestones are drafts."""
    drafts = tuple(replace(one, illustrative=True) for one in THEIRS)
    found = pack(book(milestones=drafts), area())
    assert found.area_plan
    assert "drafts" in found.illustrative
    assert pack(book(), county()).area_plan is None
