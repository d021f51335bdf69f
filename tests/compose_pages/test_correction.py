"""A round that was released again is told of at the head of the next packs, and of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from oba.compose.board_pack import board_pack
from oba.compose.pack import pack
from oba.domain.release import Correction
from tests.compose_pages.full import FIRST, NOW, area, county, full

BOOK = full()
ON = date(2010, 11, 3)
OWN = Correction(round=NOW.id, by="the director", on=ON, why="the north's numbers were last year's.")
OTHER = replace(OWN, round=FIRST.id)


def told(*corrections: Correction) -> list[list[str]]:
    """What the first lines of the county's and of an area's pack say."""
    book = replace(BOOK, corrections=corrections)
    packs = (pack(book, county()), pack(book, area()))
    return [
        [fact.value.replace("\N{NO-BREAK SPACE}", " ") for fact in one.facts if fact.name == "Correction"]
        for one in packs
    ]


def test_a_pack_without_corrections_says_nothing_of_them() -> None:
    """There is no empty line."""
    assert told() == [[], []]


def test_the_next_packs_tell_of_a_round_that_was_released_again() -> None:
    """Every pack does: which report, on which day, by whom and why, with one full stop."""
    says = (
        "The report of Quarter 1 of 2010/11 was released again on 3 November 2010 by the director: "
        "the north's numbers were last year's. Use that one."
    )
    assert told(OTHER) == [[says], [says]]


def test_a_replacement_tells_what_it_replaces_before_all_else() -> None:
    """On its cover, above the round and the meeting; by whom and when it is sent nobody knows yet."""
    own, other = told(OWN, OTHER)[0]
    assert own == (
        "This report replaces the one that the director released on 3 November 2010: "
        "the north's numbers were last year's."
    )
    assert other.startswith("The report of Quarter 1")
    assert pack(replace(BOOK, corrections=(OWN,)), county()).facts[0].name == "Correction"


def test_the_pack_of_a_board_apart_tells_it_too() -> None:
    """Whoever meets gets the correction."""
    book = replace(BOOK, corrections=(OTHER,))
    facts = board_pack(book, book.plan.boards[-1]).facts
    assert facts[0].name == "Correction"
