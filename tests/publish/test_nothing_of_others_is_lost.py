"""What somebody else put beside a round is never deleted or written to in silence."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from oba.publish import PublishFailed, staging
from tests.publish.children import files, found, publish

OLD, NEW = files("the old round"), files("the new round")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A published round."""
    publish(tmp_path / "2010-11-q2", OLD)
    return tmp_path / "2010-11-q2"


def refused(target: Path) -> str:
    """What a build says that does not publish."""
    with pytest.raises(PublishFailed) as failure:
        publish(target, NEW)
    assert failure.value.mend
    return failure.value.what


@pytest.mark.parametrize("name", ["minutes.txt", "county/minutes.txt", "county/.hidden", "own/folder/minutes.txt"])
def test_a_file_that_is_not_listed_is_named(target: Path, name: str) -> None:
    """Wherever it stands in the round's folder: the build is refused, and all is as it was."""
    (target / name).parent.mkdir(parents=True, exist_ok=True)
    (target / name).write_text("mine")
    before = found(target.parent)
    assert f"{target / name} is not of the published round" in refused(target)
    assert found(target.parent) == before


def test_a_link_that_is_not_listed_is_named(target: Path, tmp_path: Path) -> None:
    """To a folder or a file."""
    (target / "minutes").symlink_to(tmp_path)
    assert f"{target / 'minutes'} is not of" in refused(target)


def test_several_files_are_counted(target: Path) -> None:
    """The first is named, and how many more there are."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (target / name).write_text("mine")
    assert f"{target / 'a.txt'} and 2 more is" in refused(target)


def test_a_file_put_there_during_the_build_is_named(target: Path) -> None:
    """The folder is looked at again just before it is replaced."""

    def meanwhile() -> None:
        with staging(target) as stage:
            for name, text in NEW.items():
                stage.write(name, text)
            (target / "minutes.txt").write_text("mine")
            stage.commit()

    with pytest.raises(PublishFailed, match=r"minutes\.txt is not of"):
        meanwhile()
    assert found(target) == {**OLD, "minutes.txt": b"mine"}


def test_what_file_managers_leave_is_nobodys(target: Path) -> None:
    """A .DS_Store does not stop a build."""
    (target / "county" / ".DS_Store").write_bytes(b"x")
    publish(target, NEW)
    assert found(target) == NEW


@pytest.mark.parametrize("manifest", [b"{", b"[]", b"{}", b'{"outputs": 1}', b"[" * 100_000])
def test_a_manifest_that_says_nothing_protects_all(target: Path, manifest: bytes) -> None:
    """Where nobody can say which files are the round's, none is deleted."""
    (target / "manifest.json").write_bytes(manifest)
    assert "manifest.json cannot be read" in refused(target)
    assert found(target) == {**OLD, "manifest.json": manifest}


def _link(lock: Path, other: Path) -> None:
    lock.symlink_to(other)


def _second_name(lock: Path, other: Path) -> None:
    os.link(other, lock)


def _folder(lock: Path, _: Path) -> None:
    lock.mkdir()


def _pipe(lock: Path, _: Path) -> None:
    os.mkfifo(lock)


@pytest.mark.parametrize("put", [_link, _second_name, _folder, _pipe])
def test_the_lock_follows_no_link(target: Path, tmp_path: Path, put: Callable[[Path, Path], None]) -> None:
    """A link, a second name of a file, a folder or a pipe where the lock is kept: refused by name, never written to."""
    other, lock = tmp_path / "precious", tmp_path / ".2010-11-q2.lock"
    other.write_text("mine")
    put(lock, other)
    assert f"{lock} is a link or no ordinary file" in refused(target)
    assert other.read_text() == "mine"
    assert found(target) == OLD
