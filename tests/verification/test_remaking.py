"""A round is made again file by file: what it has, and nothing of what it has not."""

from __future__ import annotations

import pytest

from oba.domain.imprint import Imprint
from oba.quarter import Folders, check
from oba.quarter import read as read_all
from oba.verification.imprint import imprint_in
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


def test_what_is_no_document_of_the_round_is_none(remaking: Remaking) -> None:
    """Whatever a name leads to: another place, another board, a folder above."""
    edition = ("edition/nowhere.html", "edition/", "edition/../index.html")
    for name in ("nowhere/pack.pdf", "boards/nobody.pdf", "../plan.yaml", "", "x", "/etc/passwd", *edition):
        assert remaking.document(name) is None


def test_a_file_of_the_edition_is_made_by_itself(remaking: Remaking) -> None:
    """A page and the table beside it, and the first page once more as it stands beside the rounds."""
    page = remaking.document("edition/indicators/ni-43/central.html")
    assert page
    assert imprint_in(page) == Imprint(PLAN, NOW, "edition/indicators/ni-43/central.html")
    table = remaking.document("edition/indicators/ni-43/central.csv")
    assert table
    assert table.startswith(b"indicator,place,period")
    assert remaking.document("edition/rounds/rounds.csv")
    outer, inner = remaking.document("index.html"), remaking.document("edition/index.html")
    assert outer
    assert inner
    assert (b'href="edition/rounds/' in outer, b'href="edition/rounds/' in inner) == (True, False)
