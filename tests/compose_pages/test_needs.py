"""What needs a board now: its gravest concerns with the decisions asked about them, and the decisions about others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.compose.dashboard.asked import AskedLine, asked_line, matters_asked
from oba.compose.dashboard.needs import MOST, MOST_FURTHER, Needs, needs
from oba.compose.dashboard.sitting import sitting
from oba.domain.book import Book
from oba.domain.plan import Board
from oba.domain.registers import Registers
from tests.build import TOP
from tests.compose_pages.full import NOW, area, county, full
from tests.compose_pages.full_rules import CUSTODY, GAIN, NEET, OBESITY, SOUTH

BOOK = full()
TRUST, SAFEGUARDING = BOOK.plan.boards
ASKED = BOOK.registers.decisions[6]


def asking(*texts: str, indicator: str = "") -> Book:
    """The book with these decisions asked of the Trust, and none other."""
    rows = tuple(replace(ASKED, id=f"q{at}", text=text, indicator=indicator) for at, text in enumerate(texts))
    return replace(BOOK, registers=replace(BOOK.registers, decisions=rows))


def asked_of(book: Book, board: Board) -> tuple[AskedLine, ...]:
    """What a board is asked at its meeting, in the order of the file."""
    now = sitting(book, board)
    return tuple(asked_line(one, now) for one in matters_asked(now)) if now else ()


def said(found: Needs) -> list[tuple[str, list[str]]]:
    """Each thing that needs the board, with what is asked about it."""
    return [(one.title, [asked.verb + asked.rest for asked in one.asked]) for one in found.lines]


def many() -> Book:
    """A book with ten concerns."""
    rules = {
        f"ni-{at}": replace(BOOK.rules[GAIN], id=f"ni-{at}", number=f"NI {at}", short=f"No {at}") for at in range(10)
    }
    found = {(ident, TOP): replace(BOOK.assessments[GAIN, TOP], indicator=ident) for ident in rules}
    return replace(BOOK, rules=rules, assessments=found, registers=Registers())


def test_each_concern_has_the_decision_asked_about_it_beside_it() -> None:
    """Or none; decisions about other things follow, three in all, and those without room are counted."""
    found = needs(BOOK, county(), TRUST)
    assert said(found) == [
        (BOOK.rules[GAIN].short, ["Look at gains"]),
        (BOOK.rules[CUSTODY].short, []),
        (BOOK.rules[NEET].short, ["Decide who holds the list"]),
        ("", ["Agree a budget"]),
    ]
    assert (found.asks, found.more) == ("5 decisions asked", "Further on: 2 more decisions asked.")
    assert [(one.title, one.why) for one in found.unasked] == [(BOOK.rules[OBESITY].short, ""), ("", "")]


def test_a_lesser_concern_with_a_decision_stands_there_with_its_why_and_not_again() -> None:
    """Neither among those further on nor in the list of what else needs attention, wherever its decision stands."""
    book = many()
    rows = tuple(replace(ASKED, id=f"q{at}", indicator=f"ni-{at}") for at in (3, 4, 5, 6))
    found = needs(replace(book, registers=Registers(decisions=rows)), county(), TRUST)
    assert [one.indicator for one in found.lines] == ["ni-0", "ni-1", "ni-2", "ni-3", "ni-4", "ni-5"]
    whole, gravest = found.lines[0].why, found.lines[3].why
    assert {one.why for one in (*found.lines[3:], *found.unasked)} == {gravest}
    assert whole.startswith(gravest.rstrip("."))
    assert found.more.replace("\N{NO-BREAK SPACE}", " ") == (
        "Further on: 1 more decision asked and 3 more concerns, NI 7, 8, 9."
    )
    assert [one.indicator for one in found.unasked] == ["ni-6"]
    assert [one.indicator for one in found.further] == ["ni-7", "ni-8", "ni-9"]


def test_a_decision_about_an_action_stands_with_the_indicator_that_the_action_serves() -> None:
    """Whoever enters it need not say twice what it is about."""
    action = BOOK.registers.actions[0]
    book = asking("Decide")
    (row,) = book.registers.decisions
    found = needs(
        replace(book, registers=replace(book.registers, decisions=(replace(row, action=action.id),))), county(), TRUST
    )
    assert [one for one, asked in said(found) if asked] == [BOOK.rules[action.indicator].short]


def test_three_decisions_about_other_things_stand_beside_three_concerns() -> None:
    """However little the concerns and the decisions have to do with one another, those about one thing together."""
    found = needs(asking("Agree one", "Agree two", "Agree three", "Agree four"), county(), TRUST)
    assert [one[1] for one in said(found)[MOST:]] == [["Agree one"], ["Agree two"], ["Agree three"]]
    assert found.more == "Further on: 1 more decision asked."
    together = needs(asking("Agree one", "Agree two", indicator=OBESITY), county(), TRUST)
    assert said(together)[MOST:] == [(BOOK.rules[OBESITY].short, ["Agree one", "Agree two"])]


def test_a_decision_about_an_indicator_without_a_card_here_leads_to_none() -> None:
    """Its name stands, and no link that would lead nowhere."""
    board = replace(TRUST, place=SOUTH)
    found = needs(asking("Agree one", indicator="ni-70"), area(SOUTH), board)
    assert [(one.title, one.indicator) for one in found.lines if one.asked] == [(BOOK.rules["ni-70"].short, "")]


def test_concerns_without_room_are_named_by_number_and_told_in_part() -> None:
    """Nothing that meets a criterion is dropped."""
    found = needs(many(), county(), TRUST)
    assert (len(found.lines), len(found.further)) == (MOST, MOST_FURTHER)
    assert found.others.replace("\N{NO-BREAK SPACE}", " ") == "NI 8, 9"
    assert found.more.replace("\N{NO-BREAK SPACE}", " ") == "Further on: 7 more concerns, NI 3, 4, 5, 6, 7, 8, 9."
    one_more = many()
    four = replace(one_more, rules=dict(list(one_more.rules.items())[:4]))
    assert needs(four, county(), None).more.replace("\N{NO-BREAK SPACE}", " ") == "Further on: 1 more concern, NI 3."


def test_a_board_with_indicators_of_its_own_hears_of_those_alone() -> None:
    """Another board's pack leads with what bears on its business."""
    own = replace(SAFEGUARDING, indicators=(CUSTODY,))
    found = needs(BOOK, county(), own)
    assert [one.title for one in found.lines] == [BOOK.rules[CUSTODY].short]
    assert (found.more, found.asks) == ("", "")


def test_what_is_asked_is_counted_only_where_a_board_meets() -> None:
    """A place without a board, or a round without its meeting, asks nobody."""
    assert needs(BOOK, area(), None).asks == ""
    assert needs(replace(BOOK, round=replace(NOW, meetings=())), county(), TRUST).asks == ""
    assert needs(asking(), county(), TRUST).asks == "no decision is asked"
    assert needs(asking("Agree"), county(), TRUST).asks == "one decision asked"


def test_a_matter_that_an_earlier_meeting_left_is_asked_again_and_says_so() -> None:
    """One for a later meeting waits, one of another board is not theirs; a word alone is asked as well."""
    early = replace(ASKED, meeting=date(2010, 8, 10), text="Decide")
    others = (replace(ASKED, id="l", meeting=date(2011, 2, 9)), replace(ASKED, id="o", body="safeguarding"))
    book = replace(BOOK, registers=replace(BOOK.registers, decisions=(early, *others)))
    (found,) = asked_of(book, TRUST)
    assert (found.verb, found.rest) == ("Decide", "")
    assert found.before.replace("\N{NO-BREAK SPACE}", " ") == (
        "Put to the meeting of 10 August 2010; what it decided is not entered"
    )
    assert asked_of(book, SAFEGUARDING) == ()


def test_a_decision_says_by_when_where_a_day_is_proposed() -> None:
    """The month, as everywhere in a table."""
    assert [one.by.replace("\N{NO-BREAK SPACE}", " ") for one in asked_of(BOOK, TRUST)][:2] == ["by Dec 2010", ""]


def test_drafted_decisions_say_so_once_where_all_are() -> None:
    """Beside each where only some are."""
    drafted = asking("Agree one", "Agree two")
    rows = tuple(replace(one, illustrative=True) for one in drafted.registers.decisions)
    every = needs(replace(drafted, registers=replace(drafted.registers, decisions=rows)), county(), TRUST)
    assert (every.mark, {one.mark for need in every.lines for one in need.asked}) == ("illustrative", {""})
    some = needs(replace(drafted, registers=replace(drafted.registers, decisions=(rows[0], ASKED))), county(), TRUST)
    assert (some.mark, [one.mark for need in some.lines for one in need.asked]) == ("", ["", "illustrative"])
