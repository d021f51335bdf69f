"""Who gets what: each board its own file, with its meeting and its length, and nothing of another place in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from oba.compose.pack import pack
from oba.compose.recipients import recipients
from oba.compose.scope import of_places
from oba.compose.signposts import recipients_signposts
from oba.domain.book import Book
from oba.domain.place import Place
from oba.domain.plan import Board
from oba.render.assets import read_assets
from oba.render.html import page, templates
from oba.render.twin import twin
from tests.compose_pages.apart import apart
from tests.compose_pages.full import area, county, full
from tests.compose_pages.full_rules import NORTH
from tests.html_checks import axe_violations

CARDS = Path(__file__).resolve().parents[2] / "cards"
BOOK = apart()
LENGTHS = dict.fromkeys(("oxfordshire/pack.pdf", "northern/pack.pdf", "southern/pack.pdf", "rulebook.pdf"), 31)
PAGES = {**LENGTHS, "delivery-plan.pdf": 1, "boards/safeguarding.pdf": 12}


def lines(book: Book = BOOK) -> list[tuple[str, str, str, str]]:
    """Each line: who, which file, when it meets, how long it is."""
    found = recipients(book, PAGES).parcels
    return [(one.reader, one.file, one.meeting.replace("\N{NO-BREAK SPACE}", " "), one.pages) for one in found]


def texts(value: object) -> Iterator[str]:
    """Every text in something composed."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from (*texts(key), *texts(one))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from texts(one)


def test_every_board_and_every_pack_is_named_once() -> None:
    """Boards in the plan's order, then places without one, then what goes to everyone."""
    assert lines() == [
        ("Trust", "oxfordshire/pack.pdf", "10 November 2010", "31 pages"),
        ("Safeguarding Board", "boards/safeguarding.pdf", "8 December 2010", "12 pages"),
        ("Northern Oxfordshire (no board is named)", "northern/pack.pdf", "10 November 2010", "31 pages"),
        ("Southern Oxfordshire (no board is named)", "southern/pack.pdf", "10 November 2010", "31 pages"),
        ("Everyone: the rule book", "rulebook.pdf", "", "31 pages"),
        ("Everyone: the delivery plan", "delivery-plan.pdf", "", "1 page"),
    ]


def test_a_board_that_does_not_meet_gets_what_there_is() -> None:
    """The pack of its place is made all the same; a board apart has none, and neither has one without indicators."""
    away = replace(BOOK, round=replace(BOOK.round, meetings=()))
    north = Board(id="north", name="Northern board", place=NORTH)
    away = replace(away, plan=replace(away.plan, boards=(*away.plan.boards, north)))
    away = replace(away, registers=replace(away.registers, actions=()))
    assert lines(away) == [
        ("Trust", "oxfordshire/pack.pdf", "does not meet for this round", "31 pages"),
        ("Safeguarding Board", "", "does not meet for this round", ""),
        ("Northern board", "northern/pack.pdf", "does not meet for this round", "31 pages"),
        ("Southern Oxfordshire (no board is named)", "southern/pack.pdf", "10 November 2010", "31 pages"),
        ("Everyone: the rule book", "rulebook.pdf", "", "31 pages"),
    ]


@pytest.mark.parametrize("place", [area(), full().places.by_id["southern"]], ids=lambda one: one.id)
def test_a_pack_tells_nothing_of_another_place_that_the_county_does_not(place: Place) -> None:
    """Whatever names another area or its locality in an area's pack stands in the county's pack word for word."""
    book = of_places(full())
    published = set(texts(pack(book, county())))
    others = [one for one in book.places.by_id.values() if _apart(one, place)]
    told = [says for says in texts(pack(book, place)) if any(one.name in says for one in others)]
    assert others
    assert [says for says in told if says not in published] == []


def _apart(one: Place, place: Place) -> bool:
    """Whether a place is another area, or below one."""
    return not one.is_comparator and one.id not in (place.id, county().id) and one.parent != place.id


def test_the_page_is_accessible(tmp_path: Path) -> None:
    """It reads aloud line by line, and none is for a board that gets nothing."""
    context = {"recipients": recipients(BOOK, PAGES), "signposts": recipients_signposts(BOOK)}
    text = twin(page(templates(CARDS), "recipients.html", context), read_assets(CARDS))
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    assert axe_violations([tmp_path / "page.html"]) == []
