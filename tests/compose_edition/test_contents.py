"""What an edition tells of: the rounds that were released and the one being built, and no other."""

from __future__ import annotations

from dataclasses import replace

from tests.compose_edition.told import BOOK, COUNTY, NORTHERN, RELEASE, the_rule, told
from tests.compose_pages.full import FIRST, NOW
from tests.compose_pages.full_rules import ADMISSIONS, SAFE


def test_only_what_was_released_is_told_beside_the_round_being_built() -> None:
    """A round that nobody released is nobody's to read, though its answers can be worked out."""
    assert [one.id for one in told().rounds] == [FIRST.id, NOW.id]
    assert [one.id for one in told(releases=()).rounds] == [NOW.id]
    assert told(releases=()).points.keys() == {NOW.id}


def test_an_indicator_has_a_page_where_it_has_a_card() -> None:
    """A place without a number of an indicator has no page about it, nor has a place without documents."""
    assert told().has_page(the_rule(), NORTHERN)
    assert not told().has_page(the_rule(ADMISSIONS), NORTHERN)
    assert not told().has_page(the_rule(), BOOK.places.by_id["banbury"])
    assert told().has_page(the_rule(ADMISSIONS), COUNTY)


def test_documents_are_led_to_where_they_stand() -> None:
    """Those of the round being built always are there; an earlier round's only where its folder is."""
    assert told().keeps(NOW)
    assert not told().keeps(FIRST)
    assert told(standing=[FIRST.id]).keeps(FIRST)


def test_what_is_a_boards_own_is_on_no_page() -> None:
    """An outcome that only a board's pack shows is not put on the web by way of a place."""
    outcomes = tuple(replace(one, board="safeguarding") if one.id == SAFE else one for one in BOOK.plan.outcomes)
    apart = told(replace(BOOK, plan=replace(BOOK.plan, outcomes=outcomes)))
    assert ADMISSIONS not in [rule.id for rule in apart.of(COUNTY)]


def test_a_release_of_a_round_that_says_nothing_makes_no_round() -> None:
    """A name in the ledger without anything said of it in this plan is not a round of the edition."""
    assert [one.id for one in told(releases=(replace(RELEASE, round="2001-02-q1"),)).rounds] == [NOW.id]
