"""The web edition is put in place whole, beside the rounds, and nothing of others is lost for it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from oba.publish import MANIFEST, PublishFailed
from oba.publish.edition import ToldRounds, editing, edition_round, edition_stands
from tests.compose_pages.full import full

BOOK = full()
SOURCE = "a" * 64


def made(rounds: Path, says: str = "one") -> None:
    """An edition of one page, put in place."""
    with editing(rounds) as pages:
        pages.write("index.html", says.encode())
        pages.write("rounds/rounds.csv", b"a table")
        pages.seal(BOOK, ToldRounds(("2010-11-q1", BOOK.round.id), says.encode()), SOURCE)
        pages.commit(says.encode())


def test_it_stands_whole_under_its_own_manifest(tmp_path: Path) -> None:
    """Every file is listed with its digest, and so is the page beside it; the newest round it tells of is known."""
    made(tmp_path)
    listed = json.loads((tmp_path / "edition" / MANIFEST).read_bytes())
    assert set(listed["outputs"]) == {"index.html", "rounds/rounds.csv"}
    assert listed["beside"]["index.html"]["sha256"] == sha256((tmp_path / "index.html").read_bytes()).hexdigest()
    assert listed["rounds"] == ["2010-11-q1", "2010-11-q2"]
    assert edition_round(tmp_path) == BOOK.round.id


def test_another_takes_its_place(tmp_path: Path) -> None:
    """And nothing of the one before is left beside it."""
    made(tmp_path)
    made(tmp_path, "two")
    assert (tmp_path / "index.html").read_text() == (tmp_path / "edition" / "index.html").read_text() == "two"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition", "index.html"]


def test_without_the_last_step_nothing_changes(tmp_path: Path) -> None:
    """A build that is refused leaves the edition that stands, or none."""
    with editing(tmp_path) as pages:
        pages.write("index.html", b"new")
    assert list(tmp_path.iterdir()) == []
    made(tmp_path)
    with editing(tmp_path) as pages:
        pages.write("index.html", b"new")
    assert (tmp_path / "index.html").read_text() == "one"


def test_a_page_that_somebody_put_there_is_not_lost(tmp_path: Path) -> None:
    """Where no edition stands, the page beside the rounds is somebody's own."""
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(PublishFailed, match="would be lost"), editing(tmp_path):
        pass
    assert (tmp_path / "index.html").read_text() == "mine"


@pytest.mark.parametrize("content", ["", "[]", '{"round": 3}', "{"])
def test_what_is_no_manifest_tells_of_no_round(tmp_path: Path, content: str) -> None:
    """Whatever stands there in its place."""
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / MANIFEST).write_text(content)
    assert edition_round(tmp_path) is None


def test_it_is_known_whether_it_stands_as_it_was_put_in_place(tmp_path: Path) -> None:
    """Every file whole, and so the page beside it."""
    assert not edition_stands(tmp_path)
    made(tmp_path)
    assert edition_stands(tmp_path)
    (tmp_path / "index.html").write_text("other")
    assert not edition_stands(tmp_path)
    made(tmp_path)
    (tmp_path / "edition" / "rounds" / "rounds.csv").unlink()
    assert not edition_stands(tmp_path)
