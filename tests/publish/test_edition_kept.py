"""When an edition is made with a round, and when the one that stands is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from oba.domain.book import Book
from oba.edition import edition_beside
from oba.publish import MANIFEST
from tests.compose_pages.full import full
from tests.end_to_end import small

PROJECT = small.project()
EARLIER, LATER = (one for one in PROJECT.plan.rounds if one.id in (small.BEFORE, small.NOW))


def book(*, later: bool = True) -> Book:
    """A book of one of the plan's rounds."""
    return replace(full(), round=LATER if later else EARLIER)


def is_made(rounds: Path, of: Book, more: str = "", *, wanted: bool = True) -> bool:
    """Whether an edition is made with a round, whose manifest says so and `more`; it is put in place."""
    summary = f"{of.round.id}{more}".encode()
    with edition_beside(rounds, PROJECT, of, summary, wanted=wanted) as pages:
        if pages is None:
            return False
        pages.write("index.html", b"page")
        pages.seal(of, [of.round.id], b"index")
        pages.commit(b"index")
    return True


def test_an_earlier_round_leaves_the_edition_of_a_later_one(tmp_path: Path) -> None:
    """Built again it tells nothing new; the later round, built after the earlier, makes a new edition."""
    assert is_made(tmp_path, book(later=False))
    assert is_made(tmp_path, book())
    assert not is_made(tmp_path, book(later=False))


def test_the_same_round_makes_the_same_edition_which_stands(tmp_path: Path) -> None:
    """Another manifest of the round, or another round that stands beside it, is another source."""
    assert is_made(tmp_path, book())
    assert not is_made(tmp_path, book())
    assert is_made(tmp_path, book(), "other")
    (tmp_path / EARLIER.id).mkdir()
    (tmp_path / EARLIER.id / MANIFEST).write_text("{}")
    assert is_made(tmp_path, book(), "other")
    assert not is_made(tmp_path, book(), "other")


def test_where_it_is_not_wanted_none_is_made(tmp_path: Path) -> None:
    """A round that is made again only to be compared comes without."""
    assert not is_made(tmp_path, book(), wanted=False)
    assert list(tmp_path.iterdir()) == []
