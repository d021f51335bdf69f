"""A card longer than a page: no page of it holds a few lines only, and what people wrote begins the second."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oba.compose.card.fit import COMPACT, NORMAL, height
from oba.compose.card.report_card import ReportCard
from oba.domain.book import Book
from oba.render.assets import read_assets
from oba.render.pdf import lay_out, write
from tests.compose.test_card import CARDS, CHARTED, COMPARED, WHOLE, _card, _paper, _talkative
from tests.paper import lines_of_pages, nearly_empty


def paper(book: Book) -> bytes:
    """The card of a book as PDF."""
    return write(lay_out(_paper(_card(book)), read_assets(CARDS)), title="Card", author="Trust", subject="NI 117")


@pytest.mark.parametrize("book", [
    *(_talkative(times, COMPARED) for times in (4, 5, 6, 9, 13, 22)), _talkative(22, CHARTED), _talkative(24),
])  # fmt: skip
def test_no_page_of_a_card_holds_a_few_lines_only(book: Book) -> None:
    """Whether its story fits beside the numbers, takes a page to itself or runs on over several."""
    assert nearly_empty(paper(book)) == []


def _laid(card: ReportCard) -> float:
    """How high a card without its curve is on paper, from its top to the end of its last line, in tenths of a point."""
    endless = "<style>@media print { @page card { size: 210mm 3000mm } }</style></head>"
    html = _paper(replace(card, apart=False)).replace("</head>", endless)
    (page,) = lay_out(html, read_assets(CARDS)).document.pages
    found = [box for box in page._page_box.descendants() if box.element is not None]  # noqa: SLF001  (no other way)
    boxes = {
        box.element.get("class", "").partition(" ")[0]: box
        for box in found
        if box.element_tag in ("article", "section") and box.element.tag == box.element_tag
    }
    first, last = boxes["card"], boxes["working"]
    high = last.position_y + last.margin_height() - last.margin_bottom - first.position_y
    return float(high * 7.5) - (card.drawing.height if card.drawing else 0)


def _led(book: Book) -> Book:
    """The book whose actions are led by somebody with a long name, for somebody with another."""
    late, *rest = book.registers.actions
    long = replace(late, lead="Director of Commissioning for Children", accountable="Oxfordshire Primary Care Trust")
    return replace(book, registers=replace(book.registers, actions=(long, *rest, long, long)))


@pytest.mark.parametrize("book", [WHOLE, _led(WHOLE), _led(_talkative(4)), _talkative(5, COMPARED), CHARTED])
def test_no_card_is_higher_than_it_was_estimated(book: Book) -> None:
    """Else its last lines take a page; much lower, it is set smaller than it need be."""
    card = _card(book)
    spare = height(card, COMPACT if card.compact else NORMAL) - _laid(card)
    assert 0 <= spare <= 200


def test_a_card_that_needs_two_pages_begins_the_second_with_what_people_wrote() -> None:
    """Under a line that says whose it is; the curve takes the room that the story leaves."""
    card = _card(_talkative(9))
    assert card.apart
    assert card.drawing
    assert card.drawing.height > 1600
    first, second = lines_of_pages(paper(_talkative(9)))
    assert "NI 117" in second[0]
    assert "Story behind the baseline" in second[1]
    assert not any("Story behind" in line for line in first)


def test_a_card_of_one_page_is_not_parted() -> None:
    """Neither set normally nor compactly."""
    assert [_card(_talkative(times)).apart for times in (1, 4)] == [False, False]
    assert not _card(WHOLE).apart
