"""A draft says that it is one in its words, and is otherwise the page it will be."""

from __future__ import annotations

from dataclasses import replace

from oba.compose.draft import DRAFT, NOT_PUBLISHED, draft_card, draft_dashboard, draft_pack, draft_rulebook
from oba.compose.pack import pack
from oba.compose.rulebook.rulebook import rulebook
from tests.compose_pages.full import county, full

PACK = pack(full(), county())
CARD = PACK.groups[0].cards[0]


def test_a_card_is_a_draft_at_its_head_its_foot_and_in_its_curve() -> None:
    """Nothing else of it differs, and its head is no longer than it was, so that the page is as long."""
    draft = draft_card(CARD)
    assert CARD.drawing
    assert draft.drawing
    assert (draft.round, draft.footer) == (f"{DRAFT} for quarter 2 of 2010/11", f"{NOT_PUBLISHED} · {CARD.footer}")
    assert draft.drawing.title == f"{DRAFT}. {CARD.drawing.title}"
    assert len(draft.round) <= len(CARD.round)
    assert replace(draft, round=CARD.round, footer=CARD.footer, drawing=CARD.drawing) == CARD


def test_a_card_without_a_curve_is_a_draft_too() -> None:
    """Where nothing can be drawn, nothing is said in place of it."""
    assert draft_card(replace(CARD, drawing=None)).drawing is None


def test_all_of_a_pack_is_a_draft() -> None:
    """Its cover, its dashboard, each of its cards and its last pages."""
    draft = draft_pack(PACK)
    heads = (draft.eyebrow, draft.footer, draft.dashboard.eyebrow, draft.dashboard.footer)
    cards = [card for group in draft.groups for card in group.cards]
    assert {head[: len(NOT_PUBLISHED)] for head in (*heads, *(card.footer for card in cards))} == {NOT_PUBLISHED}
    assert draft.dashboard == draft_dashboard(PACK.dashboard)
    assert [group.title for group in draft.groups] == [group.title for group in PACK.groups]


def test_a_rule_book_is_a_draft() -> None:
    """At its head and at its foot."""
    draft = draft_rulebook(rulebook(full()))
    assert {one[: len(NOT_PUBLISHED)] for one in (draft.plan, draft.footer)} == {NOT_PUBLISHED}
