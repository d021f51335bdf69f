"""A pack found alone says by its title whose it is: a place's, or that of a board apart."""

from __future__ import annotations

import pytest

from oba.compose.board_pack import board_pack
from oba.compose.pack import pack_name
from oba.quarter import Folders, check
from oba.quarter import read as read_all
from oba.verification.remaking import Remaking
from tests.end_to_end.commands import ROOT

PLAN, NOW = "cypp-2010-13", "2010-11-q2"


@pytest.fixture(scope="module")
def remaking() -> Remaking:
    """The worked example's second quarter, as it would be made again."""
    where = Folders(rules=ROOT / "rules", data=ROOT / "data", cards=ROOT / "cards", output=ROOT / "output", root=ROOT)
    project, _ = read_all(where, PLAN)
    assert project
    now = next(one for one in project.plan.rounds if one.id == NOW)
    return Remaking(where=where, project=project, proofs=check(project).proofs, round=now)


@pytest.mark.slow
def test_a_pack_is_known_by_its_title(remaking: Remaking) -> None:
    """Each board apart has a title of its own; whatever has another title is what it was taken for."""
    boards = remaking.book.plan.meeting_apart(remaking.round)
    assert boards
    for board in boards:
        title = board_pack(remaking.book, board).named
        assert remaking.pack_titled(title, "county/pack.pdf") == f"boards/{board.id}.pdf"
    for place in remaking.book.places.documented:
        name = f"{place.id}/pack.pdf"
        assert remaking.pack_titled(pack_name(remaking.book, place), name) == name


def test_what_is_no_document_of_the_round_is_none(remaking: Remaking) -> None:
    """Whatever a name leads to: another place, another board, a folder above."""
    for name in ("nowhere/pack.pdf", "boards/nobody.pdf", "../plan.yaml", "", "x", "/etc/passwd"):
        assert remaking.document(name) is None
