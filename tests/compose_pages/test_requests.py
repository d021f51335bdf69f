"""What a board asked for last time, and what came of it: which matters, in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from oba.compose.dashboard.requests import MOST, RequestLine, Requests, requests
from oba.domain.book import Book
from oba.domain.plan import Board, Round
from oba.domain.registers import Decision
from tests.compose_pages.full import FIRST, NOW, full

BOOK = full()
TRUST = BOOK.plan.boards[0]
HELD = BOOK.registers.decisions[0]
BEFORE = date(2010, 2, 10)
THIRD = replace(NOW, id="2010-11-q3", cut_off=date(2011, 1, 15), meetings=(("trust", date(2011, 2, 9)),))


def deciding(*decisions: Decision, now: Round = NOW) -> Book:
    """The book with these matters and no others."""
    plan = replace(BOOK.plan, rounds=(FIRST, NOW, THIRD))
    return replace(BOOK, plan=plan, round=now, registers=replace(BOOK.registers, decisions=decisions))


def asked(book: Book, board: Board = TRUST) -> Requests:
    """What a board asked for, which must be something."""
    found = requests(book, board)
    assert found
    return found


def lines(book: Book) -> list[RequestLine]:
    """Every matter, with those there was no room for beside the first."""
    found = asked(book)
    return [*found.lines, *found.further]


def texts(*decisions: Decision, now: Round = NOW) -> list[str]:
    """What is said to have been asked, in order."""
    return [one.text for one in lines(deciding(*decisions, now=now))]


def test_the_gravest_comes_first_and_those_without_room_are_counted() -> None:
    """Not done, late, in part, done; only three stand first, and the others keep their words."""
    found = asked(BOOK)
    assert [(one.fate.word, one.text) for one in (*found.lines, *found.further)] == [
        ("Not done", "Keep one list"),
        ("Late", "Look again"),
        ("In part", "Confirm the number"),
        ("Done", "Get the number"),
    ]
    assert (len(found.lines), found.when.replace("\N{NO-BREAK SPACE}", " ")) == (MOST, "10 August 2010")
    assert found.more.replace("\N{NO-BREAK SPACE}", " ") == "1 more further on: NI 117."


def test_of_matters_about_no_indicator_only_how_many_is_said() -> None:
    """There is no number to name them by."""
    several = [replace(HELD, id=f"d{at}", indicator="") for at in range(5)]
    assert asked(deciding(*several)).more == "2 more further on."
    assert asked(deciding(HELD)).more == ""


def test_an_older_matter_stays_until_the_board_has_heard_its_end() -> None:
    """Open ones are carried along; one settled since the last round is told once, and then no more."""
    older = replace(HELD, meeting=BEFORE)
    for status in ("open", "in part", "not done"):
        assert texts(replace(older, status=status, known=date(2010, 3, 1))) == ["Get the number"]
    for status in ("done", "withdrawn"):
        assert texts(replace(older, status=status, known=date(2010, 7, 16))) == ["Get the number"]
        assert texts(replace(older, status=status, known=date(2010, 7, 15))) == []


def test_what_the_last_meeting_asked_for_is_told_however_soon_it_was_done() -> None:
    """Also where it was done before the last round closed, as a matter of its own day may be."""
    assert texts(replace(HELD, known=date(2010, 3, 1))) == ["Get the number"]


def test_a_matter_of_another_board_of_this_meeting_or_of_a_later_one_is_not_told() -> None:
    """What is put to a meeting is no request of it yet."""
    at = NOW.meetings[0][1]
    others = (replace(HELD, id="a", body="safeguarding"), replace(HELD, id="b", meeting=at))
    assert texts(HELD, *others, replace(HELD, id="c", meeting=date(2011, 2, 9))) == ["Get the number"]
    assert texts(replace(HELD, status="asked")) == []


def test_a_meeting_that_the_calendar_does_not_have_counts_as_the_last() -> None:
    """A board may meet once more than it planned."""
    extra = replace(HELD, id="x", meeting=date(2010, 9, 20), text="Meet again")
    found = asked(deciding(HELD, extra))
    assert found.when.replace("\N{NO-BREAK SPACE}", " ") == "20 September 2010"
    assert [(one.text, one.asked.replace("\N{NO-BREAK SPACE}", " ")) for one in found.lines] == [
        ("Get the number", "Asked on 10 August 2010"),
        ("Meet again", ""),
    ]


def test_the_day_is_said_while_it_matters() -> None:
    """Who sees to an open matter is named with the month it was due; of a settled one the day is over."""
    found = {one.fate.word: one.who.replace("\N{NO-BREAK SPACE}", " ") for one in lines(BOOK)}
    assert (found["In part"], found["Done"]) == ("14-19 lead, by Sep 2010", "14-19 lead")
    nobody = replace(HELD, who="", status="open")
    assert lines(deciding(nobody))[0].who == "By Sep\N{NO-BREAK SPACE}2010"
    assert lines(deciding(replace(nobody, by=None)))[0].who == ""


def test_the_next_round_tells_what_this_meeting_decided() -> None:
    """A matter asked in November and settled since stands in February's pack as a matter of November."""
    asked_now = replace(HELD, meeting=date(2010, 11, 10), status="asked")
    settled = replace(asked_now, status="in part", known=date(2011, 1, 11), by=None)
    assert [one.fate.word for one in lines(deciding(settled, now=THIRD))] == ["In part"]
    assert texts(asked_now, now=THIRD) == []


@pytest.mark.parametrize("missing", ["round", "board", "matters"])
def test_nothing_is_said_of_a_meeting_that_was_not_or_that_nobody_entered(missing: str) -> None:
    """A round without a meeting, a board's first one, and a register that is not kept have no such part."""
    first = replace(TRUST, meetings=(date(2010, 11, 10),))
    cases = {
        "round": (deciding(HELD, now=replace(NOW, meetings=())), TRUST),
        "board": (deciding(replace(HELD, status="asked", meeting=date(2010, 11, 10))), first),
        "matters": (deciding(), TRUST),
    }
    assert requests(*cases[missing]) is None


def test_drafted_rows_say_so_once_where_all_are_and_beside_each_where_some_are() -> None:
    """The word stands wherever such a row does."""
    drafted = replace(HELD, illustrative=True)
    every = asked(deciding(drafted))
    assert (every.mark, every.lines[0].mark) == ("illustrative", "")
    some = asked(deciding(drafted, replace(HELD, id="other", text="Committed")))
    assert (some.mark, [one.mark for one in some.lines]) == ("", ["illustrative", ""])
