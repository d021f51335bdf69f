"""The page of returns: each sender once, what is late first, and no number of children on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.compose.returns.page import returns_page
from oba.compose.returns.sender_lines import NOBODY, sender_lines, summed
from oba.domain.evidence import Reason
from oba.domain.owed import Owed
from tests.build import TOP, year
from tests.compose_pages.full import full
from tests.compose_pages.full_rules import NEET, NORTH, SOUTH

ONE = Owed(
    sender="Connexions", indicator=NEET, place=NORTH, period=year(2009), due=date(2010, 9, 30), reason=Reason.LATE
)
CAME = replace(ONE, sender="Schools", place=TOP, reason=None, came=date(2010, 10, 1))
REPORT = Owed(sender="University", topic="self-harm", period=year(2009), due=date(2010, 10, 30), reason=Reason.AWAITED)
OWED = (CAME, replace(ONE, sender=""), REPORT, ONE, replace(ONE, place=SOUTH), replace(ONE, place=SOUTH, group="girls"))
BOOK = replace(full(), owed=OWED)


def test_senders_with_something_late_come_first_and_nobody_last() -> None:
    """What stands alike of one indicator is one line, whichever places and groups it is of."""
    found = sender_lines(OWED, BOOK)
    assert [one.sender for one in found] == ["Connexions", "Schools", "University", ""]
    assert summed(found) == "1 received, 1 awaited, 2 late"
    (line,) = found[0].lines
    assert (line.standing, line.whose) == ("late", "Northern Oxfordshire and Southern Oxfordshire")


def test_what_is_late_of_several_periods_is_one_line_and_counts_as_each() -> None:
    """Four are named, of more the first and the last; what came for an earlier round is not told."""
    years = [replace(ONE, period=year(2004 + n), due=date(2005 + n, 9, 30)) for n in range(5)]
    few, many = (sender_lines(some, BOOK) for some in (years[:2], years))
    assert [(line.when, line.due.year, line.returns) for line in few[0].lines] == [("2004/05 and 2005/06", 2005, 2)]
    assert [line.when for line in many[0].lines] == ["5 periods from 2004/05 to 2008/09"]
    assert summed(many) == "0 received, 0 awaited, 5 late"
    waiting = sender_lines([replace(one, reason=Reason.AWAITED) for one in years], BOOK)
    assert len(waiting[0].lines) == 5
    assert sender_lines([replace(CAME, earlier=True)], BOOK) == ()


def test_a_page_says_how_each_return_stands() -> None:
    """A shape, a word, what it is and by when; a report by its topic; many places by their number."""
    page = returns_page(BOOK)
    assert page.says.replace("\N{NO-BREAK SPACE}", " ") == (
        "On 15 October 2010, when the round’s data closed: 1 received, 1 awaited, 2 late."
    )
    rows = {group.sender: group.rows[0] for group in page.groups}
    assert list(rows) == ["Connexions", "Schools", "University", NOBODY]
    assert (rows["Connexions"].mark.word, rows["Schools"].day[:4]) == ("Late", "came")
    assert (rows["University"].what, rows["University"].whose) == ("Report: Self harm", "")
    every = tuple(replace(ONE, place=name) for name in BOOK.places.by_id)
    assert returns_page(replace(BOOK, owed=every)).groups[0].rows[0].whose == f"{len(every)} places"
