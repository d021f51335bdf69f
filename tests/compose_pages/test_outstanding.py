"""What has not come, by who sends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.compose.dashboard.outstanding import MissingNumbers, missing_numbers
from oba.domain.book import Book
from oba.domain.evidence import Reason
from oba.domain.outstanding import Absence, Outstanding
from oba.domain.registers import Return
from tests.build import TOP, WHERE, year
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import CUSTODY, NEET, NORTH, SOUTH

BOOK = full()
ROW = Return(
    id="r1", known=date(2010, 3, 31), indicator=NEET, topic="", sender="Connexions", places=(), days=None,
    received=None, where=WHERE,
)  # fmt: skip


def owing(*rows: Return, **absent: dict[str, Reason]) -> Book:
    """The book in which these places lack the number of 2010/11, and these senders are named."""
    found = {key: replace(one, outstanding=()) for key, one in BOOK.assessments.items()}
    for indicator, places in ((ident.replace("_", "-"), its) for ident, its in absent.items()):
        absences = tuple(Absence(place=place, reason=reason) for place, reason in places.items())
        missing = Outstanding(period=year(2010), absences=absences, due=date(2012, 3, 31))
        found[indicator, TOP] = replace(found[indicator, TOP], outstanding=(missing,))
    return replace(BOOK, assessments=found, registers=replace(BOOK.registers, returns=rows))


def said(found: tuple[MissingNumbers, ...]) -> list[tuple[str, str, list[str]]]:
    """Sender, number and lines of each row."""
    space = "\N{NO-BREAK SPACE}"
    return [(one.sender, one.number.replace(space, " "), [f"{m.glyph} {m.word}" for m in one.says]) for one in found]


def test_without_returns_what_is_owed_stands_by_indicator() -> None:
    """Those late come first."""
    book = owing(ni_43={TOP: Reason.AWAITED}, ni_117={NORTH: Reason.LATE})
    assert said(missing_numbers(book, county())) == [
        ("", "NI 117", ["▼ 2010/11: Northern Oxfordshire late"]),
        ("", "NI 43", ["○ 2010/11, by 31\N{NO-BREAK SPACE}March 2012"]),
    ]


def test_what_one_sender_owes_stands_together_and_the_sender_is_said_once() -> None:
    """A sender is who you ring."""
    rows = (ROW, replace(ROW, id="r2", indicator=CUSTODY))
    book = owing(*rows, ni_43={TOP: Reason.AWAITED}, ni_117={NORTH: Reason.LATE})
    assert [(one.sender, one.number[-3:]) for one in missing_numbers(book, county())] == [
        ("Connexions", "117"),
        ("", "\N{NO-BREAK SPACE}43"),
    ]


def test_places_that_different_senders_owe_for_are_told_apart() -> None:
    """Each is named under its own sender, also where another has nothing to answer for."""
    rows = (replace(ROW, places=(NORTH,)), replace(ROW, id="r2", places=(SOUTH,), sender="South's colleges"))
    book = owing(*rows, ni_117={NORTH: Reason.LATE, SOUTH: Reason.AWAITED})
    assert said(missing_numbers(book, county())) == [
        ("Connexions", "NI 117", ["▼ 2010/11: Northern Oxfordshire late"]),
        ("South's colleges", "NI 117", ["○ 2010/11: Southern Oxfordshire awaited"]),
    ]


def test_where_everything_has_come_there_is_nothing_to_say() -> None:
    """Neither for the whole nor for a part."""
    assert missing_numbers(owing(), county()) == ()
    assert missing_numbers(owing(), area()) == ()
