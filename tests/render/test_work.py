"""What is laid out is kept: warm or cold, whole or harmed, the same documents come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import cycle
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from oba.domain.kept import Kept, Unkept
from oba.render.documents import documents
from oba.render.studio import studio_of
from oba.render.work import digest
from oba.store import FOLDER, Store
from tests.build import TOP
from tests.written import book

CARDS = Path(__file__).parents[2] / "cards"
Files = dict[str, bytes]


@dataclass
class Watched:
    """A store that says what was asked of it and what was put there."""

    inner: Kept
    found: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)

    def get(self, kind: str, digest: str) -> bytes | None:
        """What the store has."""
        content = self.inner.get(kind, digest)
        if content is not None:
            self.found.append(kind)
        return content

    def keep(self, kind: str, digest: str, content: bytes) -> None:
        """Put it there."""
        self.made.append(kind)
        self.inner.keep(kind, digest, content)


def made(kept: Kept, *, programs: str = "one", draft: bool = False, cards: Path = CARDS, title: str = "") -> Files:
    """The documents of a place."""
    of = book()
    of = replace(of, plan=replace(of.plan, title=title)) if title else of
    found = documents(studio_of(of, cards, kept=kept, programs=programs, draft=draft), TOP)
    return {one.name: one.content for one in found}


@pytest.fixture(scope="module")
def cold() -> Files:
    """The documents made with nothing kept."""
    return made(Unkept())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that is kept when the documents are made for the first time."""
    kept = tmp_path_factory.mktemp("kept")
    made(Store(kept))
    return kept


@pytest.fixture
def kept(first: Path, tmp_path: Path) -> Path:
    """A copy of it, to be harmed."""
    return copytree(first, tmp_path / "kept")


def test_warm_and_cold_give_the_same_bytes(cold: Files, tmp_path: Path) -> None:
    """At first all is made, then nothing is laid out; the files are the same, and those of another process too."""
    first, second, other = Watched(Store(tmp_path)), Watched(Store(tmp_path)), Watched(Store(tmp_path, b"key"))
    assert made(first) == cold
    assert (first.found, set(first.made)) == ([], {"part", "paper"})
    assert made(second) == cold
    assert (sorted(second.found), second.made) == (sorted(first.made), [])
    assert made(other) == cold
    assert not other.found, "of another key nothing is taken"


def test_whatever_makes_a_page_is_in_its_digest(kept: Path, tmp_path: Path) -> None:
    """Other programs, a draft, a plan of another name and another style sheet find nothing of what was kept."""
    cards = copytree(CARDS, tmp_path / "cards")
    with (cards / "card.css").open("a", encoding="utf-8") as sheet:
        sheet.write("/* more */")
    others: tuple[Callable[[Kept], Files], ...] = (
        lambda store: made(store, programs="another"),
        lambda store: made(store, draft=True),
        lambda store: made(store, title="Another plan"),
        lambda store: made(store, cards=cards),
    )
    for make in others:
        store = Watched(Store(kept))
        make(store)
        assert store.found == []


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _turn(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_what_is_damaged_is_made_again(cold: Files, kept: Path) -> None:
    """Cut short, a bit turned, gone or empty: nobody sees it in what is published."""
    harms: Iterable[Callable[[Path], object]] = cycle((_cut, _turn, Path.unlink, lambda path: path.write_bytes(b"")))
    paths = sorted((kept / FOLDER).glob("??/*"))
    assert len(paths) >= 4, "each is met with"
    for harm, path in zip(harms, paths, strict=False):
        harm(path)
    again = Watched(Store(kept))
    assert made(again) == cold
    assert again.found == []
    assert made(Store(kept)) == cold


def test_what_stands_under_anothers_name_is_not_taken(cold: Files, kept: Path) -> None:
    """A sound part in the place of another is foreign there."""
    paths = sorted((kept / FOLDER).glob("??/*"))
    contents = [path.read_bytes() for path in paths]
    for path, content in zip(paths, [*contents[1:], contents[0]], strict=True):
        path.write_bytes(content)
    again = Watched(Store(kept))
    assert made(again) == cold
    assert again.found == []


def test_it_can_be_deleted_at_any_time(cold: Files, tmp_path: Path) -> None:
    """Also between two documents of one place."""
    of = documents(studio_of(book(), CARDS, kept=Store(tmp_path), programs="one"), TOP)
    found = {}
    for one in of:
        found[one.name] = one.content
        rmtree(tmp_path / FOLDER, ignore_errors=True)
    assert found == cold


def test_a_full_disk_costs_the_keeping_only(cold: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written is not kept, and nothing is left of it."""

    def full(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    (tmp_path / FOLDER).mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert made(Store(tmp_path)) == cold
    assert [path for path in (tmp_path / FOLDER).rglob("*") if path.is_file()] == []


def test_one_story_changes_one_card_and_what_shows_it(kept: Path) -> None:
    """All else is taken from what was kept: the pack is bound anew and one part laid out."""
    of = book()
    told = {key: replace(one, author="Somebody else") for key, one in of.stories.items()}
    store = Watched(Store(kept))
    list(documents(studio_of(replace(of, stories=told), CARDS, kept=store, programs="one"), TOP))
    assert sorted(store.made) == ["paper", "part"]
    assert store.found.count("part") > 3


def test_pieces_are_told_apart() -> None:
    """Where one ends is part of the digest."""
    assert len({digest(("ab", "c")), digest(("a", "bc")), digest(("abc",)), digest(("abc", ""))}) == 4
