"""One outcome in depth at a meeting, and an outcome that is tested through others."""

from __future__ import annotations

from pathlib import Path

from oba.compose.board_pack import board_pack
from oba.compose.dashboard.rows import outcome_rows
from oba.compose.depth import NO_ACTIONS, depth, is_in_pack
from oba.compose.pack import pack
from oba.compose.recipients import recipients
from tests.plan.worded import PLAN, book_of, sound

HEALTH = PLAN.replace("in_depth: heard", "in_depth: health")
TESTED = "Tested through the indicators and actions of Being healthy. "
PAGES = {"county/pack.pdf": 3, "north/pack.pdf": 1, "rulebook.pdf": 2, "delivery-plan.pdf": 1}
STANDS = "Being healthy: 1 of 1 rated target met and 1 of 2 actions done, 1 late."


def test_a_pack_holds_the_cards_and_actions_of_the_outcome_in_depth(tmp_path: Path) -> None:
    """With who answers for it, who does it and by when; cards of others are files of their own."""
    book = book_of(sound(tmp_path, {"rules/demo/plan.yaml": HEALTH}), "2018-19-q2")
    whole = pack(book, book.top)
    assert [card.anchor for group in whole.groups for card in group.cards] == ["card-ni-1", "card-zones"]
    assert whole.aside == ()
    found = whole.depth
    assert found
    assert (found.title, found.statements) == ("In depth: Being healthy", ("They thrive",))
    assert found.message == "Two actions: 1 done, 1 late."
    assert dict(found.facts) == {
        "Focus": "Small children",
        "Lead": "J. Smith",
        "Responsible agencies": "Schools; Surgeries",
        "Timetable": "December 2018",
    }
    assert [one.action for one in found.actions] == ["Visit the families", "Meet the schools"]
    assert next(fact.value for fact in whole.facts if fact.name == "In depth") == "Being healthy: Small children"


def test_cards_that_stand_in_no_pack_are_listed_with_their_files(tmp_path: Path) -> None:
    """Each keeps its anchor there, so that the dashboard's links lead somewhere."""
    book = book_of(sound(tmp_path), "2018-19-q2")
    whole = pack(book, book.top)
    assert whole.groups == ()
    assert [card.anchor for group in whole.aside for card in group.cards] == ["card-ni-1", "card-zones"]
    assert whole.depth
    listed = [(one.anchor, one.file) for group in whole.depth.others for one in group.cards]
    assert listed == [("card-ni-1", "county/cards/ni-1.pdf"), ("card-zones", "county/cards/zones.pdf")]
    assert is_in_pack(book, "heard")
    assert not is_in_pack(book, "health")


def test_an_outcome_without_indicators_is_shown_with_what_tests_it(tmp_path: Path) -> None:
    """Its block on the dashboard is there, and in depth it has the actions of those that test it."""
    book = book_of(sound(tmp_path), "2018-19-q2")
    heard = outcome_rows(book, book.top)[-1]
    assert (heard.title, heard.rows, heard.tested) == ("Being heard", (), TESTED + STANDS)
    found = depth(book, book.top, "")
    assert found
    assert (found.tested, len(found.actions), found.facts) == (TESTED + STANDS, 2, ())


def test_what_is_not_rated_and_has_no_action_is_said(tmp_path: Path) -> None:
    """Nothing is counted that is not there."""
    bare = {"data/demo/actions.csv": "", "data/demo/observations/all.csv": "indicator,place,period,status,published\n"}
    book = book_of(sound(tmp_path, bare), "2018-19-q2")
    assert outcome_rows(book, book.top)[-1].tested == f"{TESTED}Being healthy: no target rated."
    found = depth(book, book.top, "")
    assert found
    assert found.message == NO_ACTIONS


def test_a_round_that_looks_at_all_alike_has_no_such_page(tmp_path: Path) -> None:
    """Every card stands in its pack, and those who send packs are told of nothing."""
    book = book_of(sound(tmp_path), "2018-19-q1")
    whole = pack(book, book.top)
    assert (whole.depth, whole.aside) == (None, ())
    assert "in depth" not in recipients(book, PAGES).says


def test_those_who_send_packs_are_told_what_is_not_in_them(tmp_path: Path) -> None:
    """The page of who gets what names the outcome in depth and the others."""
    book = book_of(sound(tmp_path), "2018-19-q2")
    says = recipients(book, PAGES).says
    assert "This round looks at Being heard in depth" in says
    assert "of Being healthy the dashboard’s rows" in says


def test_the_pack_of_a_board_apart_stays_whole(tmp_path: Path) -> None:
    """Its few indicators are its business whatever others look at in depth."""
    apart = PLAN.replace("rounds:\n", "  - {id: nurses, name: Nurses, indicators: [ni-1]}\nrounds:\n")
    apart = apart.replace("{trust: 2018-11-10}", "{trust: 2018-11-10, nurses: 2018-11-12}")
    book = book_of(sound(tmp_path, {"rules/demo/plan.yaml": apart}), "2018-19-q2")
    whole = board_pack(book, book.plan.board_named("nurses"))
    assert [card.anchor for group in whole.groups for card in group.cards] == ["card-ni-1"]
    assert (whole.depth, whole.cover) == (None, None)
