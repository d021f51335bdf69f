"""The pack of a board apart: what it asked for, its indicators and measures, what it challenges, what it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.compose.board.duties import duties
from oba.compose.board.reports import report_rows, said_of_reports
from oba.compose.board_pack import board_pack
from oba.compose.draft import draft_pack
from oba.compose.scope import of_board
from oba.compose.signposts import board_signposts, dashboard_signposts
from oba.domain.registers import Registers
from tests.compose_pages.apart import BOARD, apart
from tests.compose_pages.full import area, county
from tests.compose_pages.full_rules import NEET, OBESITY

BOOK = apart()
OWN = of_board(BOOK, BOARD)


def test_a_board_apart_has_the_pack_of_its_own_indicators() -> None:
    """Its meeting on the cover, one row and one card for each, those of the county first."""
    found = board_pack(BOOK, BOARD)
    assert found.named.replace("\xa0", " ") == "Pack for the Safeguarding Board, meeting of 8 December 2010"
    assert [row.indicator for group in found.dashboard.groups for row in group.rows] == [NEET, OBESITY]
    assert [group.title for group in found.groups][-1] == "What the board watches"
    assert [card.anchor for group in found.groups for card in group.cards] == [f"card-{NEET}", f"card-{OBESITY}"]
    assert found.area_plan is None


def test_it_opens_with_what_the_board_asked_for_and_is_asked() -> None:
    """Of this board alone, about its own measures too."""
    board = board_pack(BOOK, BOARD).dashboard
    assert board.requests
    assert [one.text for one in board.requests.lines] == ["Of another board"]
    asked = [asked.verb + asked.rest for need in board.needs.lines for asked in need.asked]
    assert asked == ["Decide who measures"]


def test_its_milestones_and_reports_stand_on_a_page_of_their_own() -> None:
    """By year, the reports with their standing; and not a second time behind the answers."""
    found = board_pack(BOOK, BOARD)
    assert (found.dashboard.milestones, found.dashboard.schedule, found.dashboard.money) == ((), (), None)
    assert found.duties
    assert [(group.title, [one.milestone for one in group.lines]) for group in found.duties.milestones] == [
        ("2010/11", ["A panel for stuck cases"]),
        ("2012/13", ["Plans for the hardest cases"]),
    ]
    assert found.duties.message == "Two milestones: 1 done; two reports due this quarter: 1 received and 1 late."
    assert found.duties.eyebrow == found.dashboard.eyebrow


def test_a_report_says_whether_it_came_and_which_measures_bear_on_it() -> None:
    """Received with its day, late with the day it was due, not due this quarter with the day the last one came."""
    schedule = OWN.registers.schedule
    quiet = replace(schedule[0], id="quiet", topic="Quiet", sender="Police", frequency="twice a year", months="June")
    never = replace(quiet, id="never", indicators=())
    kept = replace(OWN.registers, schedule=(*schedule, quiet, never))
    rows = report_rows(replace(OWN, registers=kept), BOARD.id)
    assert [(one.standing.word, one.day.replace("\xa0", " ")) for one in rows] == [
        ("Received", "12 October 2010"),
        ("Late", "due by 14 October 2010"),
        ("Not due", "last came 14 July 2010"),
        ("Not due", ""),
    ]
    assert [one.sender for one in rows] == ["Police", "Police", "Police", "Police"]
    assert [one.when for one in rows][1:3] == ["quarterly", "twice a year, June"]
    assert rows[0].measures == ((OBESITY, "Obesity in Year 6"),)
    assert rows[3].measures == ()


def test_a_measure_is_named_by_its_number_and_without_one_by_its_title() -> None:
    """Nobody knows an identifier."""
    numbered = replace(OWN, rules={**OWN.rules, OBESITY: replace(OWN.rules[OBESITY], number="SB 1")})
    assert report_rows(numbered, BOARD.id)[0].measures == ((OBESITY, "SB\xa01"),)


def test_a_board_without_reports_or_milestones_has_no_such_page() -> None:
    """With either kind alone, the page says nothing of the other."""
    none = replace(OWN, registers=Registers())
    assert duties(none, BOARD, county(), "", "") is None
    assert said_of_reports(none, BOARD.id) == ""
    alone = replace(OWN, registers=replace(OWN.registers, schedule=()))
    found = duties(alone, BOARD, county(), "", "")
    assert found
    assert (found.message, found.reports) == ("Two milestones: 1 done.", ())


def test_drafted_rows_are_marked_at_the_head_of_the_page() -> None:
    """Milestones, and what is said to have been received."""
    sent = replace(BOOK.registers.returns[0], topic="r11", received=date(2010, 10, 1))
    made_up = tuple(replace(one, illustrative=True) for one in OWN.registers.milestones)
    kept = replace(OWN.registers, returns=(sent,), milestones=made_up)
    found = duties(replace(OWN, registers=kept), BOARD, county(), "", "")
    assert found
    assert (found.illustrative, found.milestones_mark) == ("Illustrative milestones and reports", "illustrative")


def test_a_draft_says_so_on_every_page_of_it() -> None:
    """At the head and at the foot of the duties too."""
    found = draft_pack(board_pack(BOOK, BOARD)).duties
    assert found
    assert found.eyebrow.startswith("DRAFT")
    assert found.footer.startswith("DRAFT")


def test_dashboards_lead_to_the_board_and_it_leads_back() -> None:
    """Its pages lie beside the places'."""
    assert "../boards/safeguarding.html" in [one.address for one in dashboard_signposts(BOOK, area()).behind]
    found = board_signposts(BOOK, BOARD)
    assert "../oxfordshire/dashboard.html" in [one.address for one in found.places]
    assert [one.address for one in found.behind] == [
        "../delivery-plan.html",
        "../rulebook.html",
        "../returns.html",
        "../who-gets-what.html",
        "safeguarding.pdf",
    ]
    alone = replace(BOOK, registers=replace(BOOK.registers, actions=()))
    assert "../delivery-plan.html" not in [one.address for one in board_signposts(alone, BOARD).behind]


def test_a_board_apart_has_a_pack_for_its_meetings_alone() -> None:
    """One that does not meet for a round has none; one without a place, indicators or an outcome never has."""
    bare = replace(BOARD, id="bare", indicators=())
    owner = replace(BOARD, indicators=())
    plan = replace(BOOK.plan, boards=(*BOOK.plan.boards, bare))
    assert plan.boards_apart == (BOARD,)
    assert replace(plan, boards=(owner, bare)).boards_apart == (owner,)
    assert plan.meeting_apart(BOOK.round) == (BOARD,)
    assert plan.meeting_apart(replace(BOOK.round, meetings=())) == ()
