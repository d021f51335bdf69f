"""A card longer than a page: no page of it holds a few lines only, and what people wrote begins the second."""

from __future__ import annotations

import pytest

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
