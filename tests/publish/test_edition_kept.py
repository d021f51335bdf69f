"""When an edition is made with a round, and when the one that stands is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from oba.domain.book import Book
from oba.edition import edition_beside
from oba.publish import MANIFEST
from oba.publish.edition import LEADS_TO, ToldRounds
from tests.compose_pages.full import full
from tests.end_to_end import small

PROJECT = small.project()
EARLIER, LATER = (one for one in PROJECT.plan.rounds if one.id in (small.BEFORE, small.NOW))


def book(*, later: bool = True) -> Book:
    """A book of one of the plan's rounds."""
    return replace(full(), round=LATER if later else EARLIER)


def is_made(rounds: Path, of: Book, *, wanted: bool = True) -> bool:
    """Whether an edition is made with a round; it is put in place."""
    with edition_beside(rounds, PROJECT, of, wanted=wanted) as pages:
        if pages is None:
            return False
        pages.write("index.html", b"page")
        pages.seal(of, ToldRounds((of.round.id,), b"index"), "a" * 64)
        pages.commit(b"index")
    return True


def test_an_earlier_round_leaves_the_edition_of_a_later_one(tmp_path: Path) -> None:
    """Built again it tells nothing new; the later round, built after the earlier, makes a new edition."""
    assert is_made(tmp_path, book(later=False))
    assert is_made(tmp_path, book())
    assert not is_made(tmp_path, book(later=False))


def test_it_leads_to_the_rounds_that_stand_beside_it(tmp_path: Path) -> None:
    """Of the plan's other rounds, those whose folders are there as they were published; its manifest says which."""
    (tmp_path / EARLIER.id).mkdir()
    assert is_made(tmp_path, book())
    assert _leads_to(tmp_path) == []
    (tmp_path / EARLIER.id / MANIFEST).write_text("{}")
    assert is_made(tmp_path, book())
    assert _leads_to(tmp_path) == [EARLIER.id]


def _leads_to(rounds: Path) -> object:
    return json.loads((rounds / "edition" / MANIFEST).read_bytes())[LEADS_TO]


def test_where_it_is_not_wanted_none_is_made(tmp_path: Path) -> None:
    """A round that is made again only to be compared comes without."""
    assert not is_made(tmp_path, book(), wanted=False)
    assert list(tmp_path.iterdir()) == []
