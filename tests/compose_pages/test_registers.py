"""Late actions, milestones, risks, other boards' reports, money: what is shown, in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.compose.dashboard.actions import actions, actions_behind
from oba.compose.dashboard.money import money
from oba.compose.dashboard.registers import milestones, schedule
from oba.compose.dashboard.risks import risks
from oba.compose.risk import risk_line
from oba.domain.plan import Round
from oba.domain.registers import Action, Milestone, Registers, Report, Resource, Risk
from tests.build import n
from tests.compose_pages.full import NOW, area, county, full
from tests.compose_pages.full_rules import CUSTODY, NEET, SAFE

BOOK = full()
REGISTERS = BOOK.registers


def book_with(**registers: object) -> Registers:
    """The registers with some of them replaced."""
    return replace(REGISTERS, **registers)  # type: ignore[arg-type]


def called(ident: str) -> Round:
    """A round of another name."""
    return replace(NOW, id=ident)


def test_the_longest_late_comes_first() -> None:
    """Actions that are late or slipping at the cut-off, by the day they were due; others are left out."""
    one = REGISTERS.actions[0]
    kinds = (replace(one, status="late", due=date(2011, 3, 31)), replace(one, status="done"), one)
    late = actions_behind(replace(BOOK, registers=book_with(actions=kinds)), county())
    assert late == (kinds[2], kinds[0])


def test_an_action_belongs_to_its_place_or_to_every_place_with_the_indicator() -> None:
    """An area does not read of the county's indicators it has no number for."""
    here: tuple[Action, ...] = actions_behind(BOOK, area())
    assert [one.action for one in here] == ["Second January start, Banbury", "Track every leaver to 19"]
    assert {one.indicator for one in actions_behind(BOOK, county())} == {NEET, CUSTODY}


def test_the_whole_answers_for_the_actions_of_its_parts_and_names_the_part() -> None:
    """A board that sees every area sees what is late in each."""
    found = actions(BOOK, county())
    assert found
    assert [(one.action, one.place) for one in found.lines][:2] == [
        ("Second January start, Banbury", "Northern"),
        ("Track every leaver to 19", ""),
    ]
    assert found.counted == "3 of 5"
    here = actions(BOOK, area())
    assert here
    assert {one.place for one in here.lines} == {""}
    assert (found.more, here.more) == ("", "")


def test_four_late_actions_are_named_and_the_rest_counted() -> None:
    """The second page has room for no more; the delivery plan has them all."""
    late = tuple(replace(REGISTERS.actions[0], id=f"l{n}", due=date(2010, 6, n)) for n in (9, 8, 7, 6, 5, 4))
    found = actions(replace(BOOK, registers=book_with(actions=late)), county())
    assert found
    assert (len(found.lines), found.more, found.counted) == (4, "2 more in the delivery plan.", "6 of 6")


def test_an_action_for_an_objective_alone_is_everybodys() -> None:
    """It has no indicator whose card a place could lack."""
    alone = replace(REGISTERS.actions[0], indicator="", objective="gap-1")
    found = actions(replace(BOOK, registers=book_with(actions=(alone,))), area())
    assert found
    assert [(one.number, one.action) for one in found.lines] == [("", "Track every leaver to 19")]


def test_a_place_without_actions_says_nothing_of_them_and_one_on_time_says_none() -> None:
    """A heading over nothing would be read as neglect."""
    done = replace(REGISTERS.actions[0], status="done")
    on_time = actions(replace(BOOK, registers=book_with(actions=(done,))), county())
    assert on_time
    assert (on_time.lines, on_time.counted) == ((), "none")
    assert actions(replace(BOOK, registers=book_with(actions=())), county()) is None


def test_an_action_is_worded_with_its_lead_and_month() -> None:
    """The longest late comes first."""
    found = actions(BOOK, area())
    assert found
    assert (found.lines[0].number, found.lines[0].lead, found.lines[0].standing.word) == (
        "NI\N{NO-BREAK SPACE}117",
        "14-19 lead",
        "since Jun\N{NO-BREAK SPACE}2010",
    )


def test_milestones_are_those_of_the_plan_year_and_those_left_open() -> None:
    """Late ones come first; done ones of earlier years, later years and what is no year are left out."""
    found = [(group.title[:7], one.head, one.late, one.milestones) for group in milestones(BOOK) for one in group.lists]
    assert found == [
        ("Keeping", "Slipping, Mar\N{NO-BREAK SPACE}2011, overseen by Trust", True, ("Safe place to be",)),
        ("Narrowi", "Late since Mar\N{NO-BREAK SPACE}2010, overseen by Trust", True, ("Left open last year",)),
        ("Narrowi", "Planned, overseen by Trust", False, ("Pilot in 40 schools",)),
    ]


def test_without_a_year_in_its_name_a_round_has_no_milestones() -> None:
    """A round that is no quarter cannot say which year of the plan it is in."""
    assert milestones(replace(BOOK, round=called("look-back"))) == ()


def test_a_milestone_stopped_or_done_in_its_own_year_is_still_shown() -> None:
    """The board sees in the year itself what became of it."""
    one: Milestone = replace(REGISTERS.milestones[0], status="done")
    found = milestones(replace(BOOK, registers=book_with(milestones=(one,))))
    assert [(each.head, each.late) for each in found[0].lists] == [("Done, overseen by Trust", False)]


def test_a_milestone_of_no_outcome_stands_in_a_block_of_its_theme() -> None:
    """Service management is a block of its own after the priorities, and a draft in it says that it is one."""
    one: Milestone = replace(REGISTERS.milestones[0], outcome="", theme="Service management")
    registers = book_with(
        milestones=(one, replace(one, milestone="Drafted", illustrative=True), REGISTERS.milestones[0])
    )
    found = milestones(replace(BOOK, registers=registers))
    assert [(group.title[:9], [each.milestones for each in group.lists]) for group in found] == [
        ("Narrowing", [("Pilot in 40 schools",)]),
        ("Service m", [("Pilot in 40 schools", "Drafted, illustrative")]),
    ]


def test_a_drafted_action_or_risk_says_so_beside_it() -> None:
    """The word stands with the row, once at the head where it is true of every row, and nowhere else."""
    drafts = book_with(
        actions=tuple(replace(one, illustrative=True) for one in REGISTERS.actions),
        risks=(REGISTERS.risks[0], replace(REGISTERS.risks[1], illustrative=True)),
    )
    book = replace(BOOK, registers=drafts)
    every, none = actions(book, area()), actions(BOOK, area())
    assert every
    assert none
    assert (every.mark, {one.mark for one in every.lines}) == ("illustrative", {""})
    assert (none.mark, {one.mark for one in none.lines}) == ("", {""})
    one_of_two = book_with(actions=(replace(REGISTERS.actions[0], illustrative=True), REGISTERS.actions[1]))
    some = actions(replace(BOOK, registers=one_of_two), area())
    assert some
    assert (some.mark, {one.mark for one in some.lines}) == ("", {"", "illustrative"})
    assert risks(book, county()).mark == ""
    assert {one.risk: one.mark for one in risks(book, county()).lines} == {
        "Reorganisation": "illustrative",
        "Loss of the grant": "",
    }


def test_risks_come_by_likelihood_times_impact() -> None:
    """Those of the whole plan and those of indicators with a card here."""
    assert [one.risk for one in risks(BOOK, county()).lines] == [
        "Reorganisation",
        "Loss of the grant",
        "Prevention money ends",
    ]
    assert [one.risk for one in risks(BOOK, area()).lines] == ["Reorganisation", "Loss of the grant"]


def test_a_risk_says_when_its_review_is_late() -> None:
    """The date decides, against the cut-off."""
    found = {one.risk: one.review for one in risks(BOOK, county()).lines}
    assert found["Loss of the grant"] == "Head of Commissioning, review Aug\N{NO-BREAK SPACE}2010, late"
    assert found["Reorganisation"] == "Head of Commissioning, review Jan\N{NO-BREAK SPACE}2011"


def test_a_risk_says_when_its_action_is_late_and_what_will_be_past_at_the_meeting() -> None:
    """On the dashboard and on a card; a day on the cut-off is not late, one on the day of the meeting is not past."""
    risk: Risk = replace(REGISTERS.risks[0], lead="", due=NOW.cut_off, review=NOW.meeting)
    early = replace(risk, due=date(2010, 9, 30), review=date(2010, 11, 9))

    def plain(one: Risk) -> tuple[str, str, str]:
        (line,) = risks(replace(BOOK, registers=book_with(risks=(one,))), county()).lines
        said = (line.action, line.review, risk_line(one, NOW).action)
        return tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in said)  # type: ignore[return-value]

    assert plain(risk) == (
        "Two-year terms, by Oct 2010, before this meeting",
        "Head of Commissioning, review Nov 2010",
        "Two-year terms (Oct 2010, before this meeting)",
    )
    assert plain(early) == (
        "Two-year terms, by Sep 2010, late",
        "Head of Commissioning, review Nov 2010, before this meeting",
        "Two-year terms (Sep 2010, late)",
    )


def test_a_risk_says_how_it_was_weighed_before() -> None:
    """On the dashboard what it was, on a card what has changed and when; nothing where it never changed."""
    now: Risk = REGISTERS.risks[0]
    earlier = replace(now, likelihood="low", known=date(2010, 3, 31))
    later = replace(now, known=date(2010, 10, 8), before=(earlier,))
    book = replace(BOOK, registers=book_with(risks=(later,)))
    assert [one.was for one in risks(book, county()).lines] == ["was low, high"]
    assert risk_line(later, NOW).weight == (
        "likelihood medium, impact high (likelihood low until Oct\N{NO-BREAK SPACE}2010)"
    )
    assert [one.was for one in risks(BOOK, county()).lines] == [""] * 3


def test_who_sees_to_a_risk_is_named_where_it_is_not_its_owner() -> None:
    """And by when, where a day is given."""
    risk: Risk = replace(REGISTERS.risks[0], lead="14-19 lead", due=date(2010, 12, 31))
    cases = (risk, replace(risk, lead=risk.owner), replace(risk, lead="", due=None))
    found = [risks(replace(BOOK, registers=book_with(risks=(one,))), county()).lines[0].action for one in cases]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in found] == [
        "Two-year terms, 14-19 lead by Dec 2010",
        "Two-year terms, by Dec 2010",
        "Two-year terms",
    ]


def test_beyond_six_a_risk_to_an_indicator_stands_on_its_card_only() -> None:
    """A risk to the whole plan has no card, so it is always shown."""
    small: Risk = replace(REGISTERS.risks[0], likelihood="low", impact="low")
    many = (*(replace(REGISTERS.risks[0], id=f"r{at}") for at in range(7)), replace(small, indicators=()))
    found = risks(replace(BOOK, registers=book_with(risks=many)), county())
    assert (len(found.lines), found.others) == (7, 1)


def test_reports_come_by_board_and_say_what_they_cover_when_they_are_due() -> None:
    """A quarterly report is due in every quarter, one with months in the quarter of one of them."""
    yearly: Report = REGISTERS.schedule[0]
    other = replace(yearly, board="trust", topic="Annual review", frequency="planned", months="")
    third = replace(BOOK, round=called("2010-11-q3"), registers=book_with(schedule=(*REGISTERS.schedule, other)))
    found = [(group.board, one.topic, one.when, one.covers) for group in schedule(third) for one in group.lines]
    assert found == [
        ("Safeguarding Board", "Self harm", "yearly, December", "The annual audit"),
        ("Safeguarding Board", "Child protection", "quarterly", "The annual audit"),
        ("Trust", "Annual review", "planned", ""),
    ]
    assert [one.due for one in schedule(BOOK)[0].lines] == [False, True]


def test_money_stands_by_priority_with_what_contradicts_it() -> None:
    """Both sums are shown, and the contradiction is said once for all the sums it concerns."""
    found = money(BOOK)
    assert [(group.title[:9], [(one.body, one.items) for one in group.lines]) for group in found.groups] == [
        ("", [("County Council", "Gross budget £504m; Schools £321m")]),
        ("Narrowing", [("County Council", "£167m")]),
    ]
    assert found.disputed == ("£167m disputed: The priorities add up to 504, not to 183.",)


def test_services_without_a_sum_are_named_and_that_none_is_stated_is_said_once() -> None:
    """They stand apart from the same body's sums."""
    one: Resource = replace(
        REGISTERS.resources[0], body="City", year="", item="Housing", status="not stated", million=None
    )
    two, three = replace(one, item="Advice"), replace(one, item="Grants", status="stated", million=n("2"))
    found = money(replace(BOOK, registers=book_with(resources=(one, three, two))))
    assert [line.items for line in found.groups[0].lines] == ["Housing; Advice (no sum is stated)", "Grants £2m"]


@pytest.mark.parametrize(("item", "says"), [("Keeping", "£0.712m"), ("Prevention", "Prevention £0.712m")])
def test_an_item_that_is_the_priority_itself_is_not_said_again(item: str, says: str) -> None:
    """Years are kept apart, and so are bodies."""
    one: Resource = replace(REGISTERS.resources[0], item=item, outcome=SAFE, million=n("0.712"))
    two = replace(one, year="2010/11")
    found = money(replace(BOOK, registers=book_with(resources=(one, two))))
    assert [(line.year, line.items) for line in found.groups[0].lines] == [("2009/10", says), ("2010/11", says)]
    assert found.disputed == ()
