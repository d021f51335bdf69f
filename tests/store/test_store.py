"""The store: what is kept is found again or made anew, and never stands in anybody's way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from oba.domain.kept import Unkept
from oba.store import FOLDER, Store

DIGEST, OTHER = "0" * 64, "1" * 64


def kept(folder: Path) -> list[Path]:
    """The files of a store that hold something."""
    return sorted((folder / FOLDER).glob("??/*"))


def test_what_is_kept_is_found_by_another_process(tmp_path: Path) -> None:
    """The name alone decides: kind, digest and key; what was kept last counts."""
    Store(tmp_path).keep("plan", DIGEST, b"first")
    Store(tmp_path).keep("plan", DIGEST, b"")
    assert Store(tmp_path).get("plan", DIGEST) == b""
    assert Store(tmp_path).get("plan", OTHER) is None
    assert Store(tmp_path).get("bound", DIGEST) is None
    assert Store(tmp_path, b"key").get("plan", DIGEST) is None


def test_a_name_tells_nothing_without_the_key(tmp_path: Path) -> None:
    """Two keys give two names for one digest, and neither holds the digest."""
    for key in (b"one", b"two"):
        Store(tmp_path, key).keep("plan", DIGEST, b"x")
    assert len(kept(tmp_path)) == 2
    assert not any(DIGEST in path.name for path in kept(tmp_path))


@pytest.mark.parametrize("harm", [b"", b"x", b"\0" * 40])
def test_what_was_damaged_is_made_anew(tmp_path: Path, harm: bytes) -> None:
    """A file that is cut short, empty or something else is taken for none, and written over."""
    store = Store(tmp_path)
    store.keep("plan", DIGEST, b"good")
    kept(tmp_path)[0].write_bytes(harm)
    assert store.get("plan", DIGEST) is None
    store.keep("plan", DIGEST, b"good")
    assert store.get("plan", DIGEST) == b"good"


def test_what_was_put_there_by_another_is_none(tmp_path: Path) -> None:
    """A sound file under another's name, and one sealed with another key, are not taken for what they pretend to be."""
    store, stranger = Store(tmp_path, b"key"), Store(tmp_path, b"other")
    store.keep("plan", DIGEST, b"good")
    own = kept(tmp_path)[0]
    store.keep("plan", OTHER, b"other")
    stranger.keep("plan", DIGEST, b"forged")
    for other in kept(tmp_path):
        own.write_bytes(other.read_bytes()) if other != own else None
        assert store.get("plan", DIGEST) in {None, b"good"}


def test_nothing_is_kept_where_there_is_no_output_yet(tmp_path: Path) -> None:
    """A command that only reads makes no folder."""
    Store(tmp_path / "output").keep("plan", DIGEST, b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("in_the_way", [FOLDER, f"{FOLDER}/{'x' * 3}"])
def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path, in_the_way: str) -> None:
    """Where a file stands in the folder's place, or the disk refuses, work goes on without a store."""
    path = tmp_path / in_the_way
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")
    store = Store(tmp_path)
    (tmp_path / FOLDER).chmod(0o500)
    store.keep("plan", DIGEST, b"x")
    assert store.get("plan", DIGEST) in {None, b"x"}
    (tmp_path / FOLDER).chmod(0o700)


def test_it_stays_within_its_bound_and_keeps_what_is_asked_for(tmp_path: Path) -> None:
    """What was not asked for the longest goes first; what is no file of a store stays."""
    names = [f"{at:064}" for at in range(40)]
    store = Store(tmp_path, most=20_000)
    for at, name in enumerate(names):
        store.keep("plan", name, bytes(1000))
        for path in kept(tmp_path):
            if path.stat().st_mtime > 1e9:
                os.utime(path, (at, at))
        assert store.get("plan", names[0]) is not None
    (tmp_path / FOLDER / "note").write_text("mine")
    Store(tmp_path, most=20_000).keep("plan", OTHER, bytes(1000))
    assert sum(path.stat().st_size for path in kept(tmp_path)) < 25_000
    assert store.get("plan", names[-1])
    assert not store.get("plan", names[1])
    assert (tmp_path / FOLDER / "note").exists()


def test_without_a_store_nothing_is_found() -> None:
    """Whoever reads a plan without a place for output works everything out."""
    unkept = Unkept()
    unkept.keep("plan", DIGEST, b"x")
    assert unkept.get("plan", DIGEST) is None
